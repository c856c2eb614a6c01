// Scores how far passages support a claim, and decides whether it may be shown.
import { cutPassages } from '../../corpus/passages.ts';
import type { Evidence } from '../search/evidence.ts';
import { FUNCTION_WORDS } from '../text/lexicon.ts';
import type { WordWeights } from '../text/word-weights.ts';
import { align, type Alignment } from './alignment.ts';
import { contradictionsOf } from './contradictions.ts';
import { ALIGNMENT, SUPPORT } from './weights.ts';

/** How far passages support a claim. */
export type Support = {
  /** 0 to 1, growing with support. */
  score: number;
  /** What speaks against the claim, for the log. */
  contradictions: readonly string[];
  /** Whether the claim may be shown with these passages as its sources. */
  isSupported: boolean;
};

/**
 * Whether passages support a claim: they must cover enough of it, near together, and contradict none of
 * it. No passages support nothing.
 */
export function supportOf(
  claim: string,
  cited: readonly Evidence[],
  weights: WordWeights,
): Support {
  const alignment = align(claim, cited, weights);
  if (alignment === null) return { score: 0, contradictions: [], isSupported: false };
  const covered = coverageOf(alignment);
  const contradictions = contradictionsOf(alignment, covered);
  const content = alignment.claim.filter(({ word }) => !FUNCTION_WORDS.has(word)).length;
  const isContradicted = contradictions.length > 0;
  const supported = covered - SUPPORT.stitching * stitchingPenalty(alignment);
  const score = supported - (isContradicted ? SUPPORT.contradiction : 0);
  const isCovered =
    content <= SUPPORT.shortWords
      ? covered >= SUPPORT.shortCoverage
      : supported >= SUPPORT.coverage;
  return {
    score: Math.min(Math.max(score, 0), 1),
    contradictions,
    isSupported: isCovered && !isContradicted,
  };
}

/**
 * The share of a claim, by weight, that its sources cover, less the cost of leaps: 1 for a sentence
 * taken over word for word, 0 or less for one stitched together from all over.
 */
function coverageOf(alignment: Alignment): number {
  const { claim, source, places, covers } = alignment;
  const total = weightOfAll(alignment);
  const covered = claim.reduce((sum, token, index) => {
    const other = source[places[index] ?? -1];
    return other ? sum + covers(token, other) : sum;
  }, 0);
  const cost = movesOf(alignment).reduce((sum, move) => sum + ALIGNMENT[move], 0);
  return total === 0 ? 0 : (covered - cost) / total;
}

/**
 * How far a claim is stitched together: its leaps for each unit of weight. A claim that takes every word
 * from the passages and leaps is a splice of their sentences. Paraphrases leap by nature, so the penalty
 * shrinks as the share in words of its own grows.
 */
function stitchingPenalty(alignment: Alignment): number {
  const { claim, places, weightOf } = alignment;
  const total = weightOfAll(alignment);
  if (total === 0) return 0;
  const own = claim.reduce(
    (sum, token, index) => ((places[index] ?? -1) < 0 ? sum + weightOf(token) : sum),
    0,
  );
  const leaps = movesOf(alignment).filter((move) => move !== 'skip').length;
  return (leaps / total) * Math.max(0, 1 - own / total / SUPPORT.ownWords);
}

function weightOfAll({ claim, weightOf }: Alignment): number {
  return claim.reduce((sum, token) => sum + weightOf(token), 0);
}

/** How the path goes from one aligned word to the next where it does not simply go on. */
type Move = 'skip' | 'leap' | 'leapAtClause';

function movesOf({ claim, places, sentenceOf }: Alignment): Move[] {
  const matched = places.flatMap((place, index) => (place < 0 ? [] : [index]));
  return matched.slice(1).flatMap((index, number): Move[] => {
    const before = matched[number] ?? 0;
    const [from = -1, to = -1] = [places[before], places[index]];
    if (to === from + 1) return [];
    if (to > from && sentenceOf[to] === sentenceOf[from]) return ['skip'];
    const isAtClause = claim.slice(before + 1, index + 1).some((token) => token.startsClause);
    return [isAtClause ? 'leapAtClause' : 'leap'];
  });
}

/**
 * Checks one sentence against one text, with the whole text as the passages: whether it would be kept,
 * and a score in 0..1 that grows with support.
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
