import { cutPassages } from '../../corpus/passages.ts';
import type { Evidence } from '../search/evidence.ts';
import type { WordWeights } from '../text/word-weights.ts';
import { readClaim } from './align.ts';
import { contradictionsOf } from './contradictions.ts';
import { heard as heardOf, pieced } from './coverage.ts';
import { FUNCTION_WORDS } from '../text/lexicon.ts';

/** How far passages support a claim. */
export type Support = {
  /** 0 to 1, growing with support. */
  score: number;
  /** What speaks against the claim, for the log and for looking into a verdict. */
  contradictions: readonly string[];
  /** Whether the claim may be shown with these passages as its sources. */
  isSupported: boolean;
};

/** What being pieced together takes from the share that is heard; .5 to 1.25 do as well on labelled claims. */
const PIECED = 0.75;
/** What must be left then, so that nine in ten supported claims stay. */
const LEAST_BORNE = 0.47;
/** In a claim of so few words that tell something, one that was not heard may be all it says. */
const SHORT = 4;
const LEAST_HEARD_SHORT = 0.8;
/** What a contradiction takes from the score. */
const CONTRADICTED = 0.3;

/**
 * Whether passages support a claim: enough of it must repeat what they say, near together, and
 * nothing in it may contradict them. No passages support nothing.
 */
export function supportOf(
  claim: string,
  cited: readonly Evidence[],
  weights: WordWeights,
): Support {
  const reading = readClaim(claim, cited, weights);
  if (reading === null) return { score: 0, contradictions: [], isSupported: false };
  const heard = heardOf(reading);
  const contradictions = contradictionsOf(reading, heard);
  const isShort = reading.claim.filter(({ word }) => !FUNCTION_WORDS.has(word)).length <= SHORT;
  const isContradicted = contradictions.length > 0;
  const borne = heard - PIECED * pieced(reading);
  const score = borne - (isContradicted ? CONTRADICTED : 0);
  return {
    score: Math.min(Math.max(score, 0), 1),
    contradictions,
    isSupported: !isContradicted && (isShort ? heard >= LEAST_HEARD_SHORT : borne >= LEAST_BORNE),
  };
}

/**
 * What the check says of one sentence about one text, with the whole text as the passages: whether it
 * would be kept, and a score in 0..1 that grows with support, for finding a better threshold.
 */
export function judgeClaim(
  claim: string,
  text: string,
  weights: WordWeights,
): { score: number; kept: boolean } {
  const article = { id: 'claim', url: null, title: '', source: '', publishedAt: null };
  const evidence = cutPassages({ id: article.id, text }).map((passage): Evidence => ({
    article,
    passage,
    score: 1,
  }));
  const { score, isSupported } = supportOf(claim, evidence, weights);
  return { score, kept: isSupported };
}
