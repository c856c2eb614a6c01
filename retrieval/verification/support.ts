// Scores how far passages support a claim, and decides whether it may be shown.
import { cutPassages } from '../../corpus/passages.ts';
import type { Evidence } from '../search/evidence.ts';
import { type LatestWords, latestWords } from '../text/latest-words.ts';
import { FUNCTION_WORDS } from '../text/lexicon.ts';
import { detached, type Token } from '../text/tokens.ts';
import { dotProduct } from '../text/vectors.ts';
import type { WordWeights } from '../text/word-weights.ts';
import { align, type Alignment, plainText } from './alignment.ts';
import { contradictionsOf, isUnattributed, ROLES_TURNED, sentencesUsed } from './contradictions.ts';
import { clausesOf, compareRoles, type ToldClause, type Verdict } from './roles.ts';
import { ALIGNMENT, SUPPORT } from './weights.ts';

/** How far passages support a claim. */
export type Support = {
  /** 0 to 1, growing with support. */
  score: number;
  /** `undecided` where neither the words nor the clauses of the passages can tell. */
  verdict: 'supported' | 'undecided' | 'contradicted' | 'unsupported';
  /** What speaks against the claim, for the log. */
  contradictions: readonly string[];
};

/**
 * Whether passages support a claim: they must cover enough of it, near together, contradict none of it,
 * and say of the same people what each of its clauses says. Where the clauses cannot be compared, nearly
 * every word has to stand in its place. No passages support nothing.
 */
export function supportOf(
  claim: string,
  cited: readonly Evidence[],
  weights: WordWeights,
): Support {
  const alignment = align(claim, cited, weights);
  if (alignment === null) return { score: 0, verdict: 'unsupported', contradictions: [] };
  const covered = coverageOf(alignment);
  const contradictions = contradictionsOf(alignment, covered);
  const supported = covered - SUPPORT.stitching * stitchingPenalty(alignment);
  const score = supported - (contradictions.length > 0 ? SUPPORT.contradiction : 0);
  const content = alignment.claim.filter(({ word }) => !FUNCTION_WORDS.has(word)).length;
  const isCovered =
    content <= SUPPORT.shortWords
      ? covered >= SUPPORT.shortCoverage
      : supported >= SUPPORT.coverage;
  const isOneReport = new Set(cited.map(({ article }) => article.id)).size === 1;
  const facts: Facts = { alignment, contradictions, supported, isCovered, isOneReport };
  const verdict = verdictOn(facts, () =>
    compareRoles(clausesOfClaim(alignment.text), cited.flatMap(toldBy), likeness(weights)),
  );
  const reasons =
    verdict === 'contradicted' && contradictions.length === 0 ? [TOLD_OTHERWISE] : contradictions;
  return { score: Math.min(Math.max(score, 0), 1), verdict, contradictions: reasons };
}

/** The reason where the clauses of the passages speak against a claim. */
export const TOLD_OTHERWISE = 'somebody else did it, at another time or not yet';

type Facts = {
  alignment: Alignment;
  contradictions: readonly string[];
  supported: number;
  isCovered: boolean;
  isOneReport: boolean;
};

/** Who did it is asked last, since it takes longest. */
function verdictOn(facts: Facts, roles: () => Verdict): Support['verdict'] {
  const { alignment, contradictions, isCovered } = facts;
  const isHeld = shareAnywhere(alignment) >= SUPPORT.shortCoverage;
  if (contradictions.some((reason) => reason !== ROLES_TURNED)) return 'contradicted';
  if (!isCovered && !isHeld) return withoutSupport(facts);
  if (isUnattributed(alignment) || isGrafted(alignment)) return 'undecided';
  return byRoles(roles(), facts, isHeld);
}

function withoutSupport({ contradictions }: Facts): Support['verdict'] {
  return contradictions.length > 0 ? 'contradicted' : 'unsupported';
}

function byRoles(verdict: Verdict, facts: Facts, isHeld: boolean): Support['verdict'] {
  const { contradictions, isCovered } = facts;
  // The passive voice turns the names round as well, and its words stand elsewhere.
  if (verdict === 'turned') return isHeld ? 'supported' : 'undecided';
  // So do relative clauses, which the clauses alone cannot vouch for.
  if (verdict === 'supported' && contradictions.length > 0 && isHeld) return 'undecided';
  if (contradictions.length > 0 || !isCovered) return withoutSupport(facts);
  return byWording(verdict, facts);
}

/** Where the clauses cannot tell, nearly every word has to stand in its place, in one report. */
function byWording(
  verdict: Exclude<Verdict, 'turned'>,
  { alignment, supported, isOneReport }: Facts,
): Support['verdict'] {
  if (verdict === 'named') return 'undecided';
  if (verdict === 'undecided' && isSpliced(alignment)) return 'undecided';
  if (!isOneReport) return verdict === 'unread' ? 'undecided' : verdict;
  if (verdict === 'unread') return supported >= SUPPORT.reworded ? 'supported' : 'undecided';
  return verdict === 'undecided' && supported >= SUPPORT.verbatim ? 'supported' : verdict;
}

/** `accusing them of …` taken from one sentence and hung on another, where somebody else may do it. */
function isGrafted(alignment: Alignment): boolean {
  return leapingWords(alignment).some(
    ({ word, startsClause }) => startsClause && word.endsWith('ing'),
  );
}

/** A verb taken from another sentence than the words before it. */
function isSpliced(alignment: Alignment): boolean {
  const verbs = new Set(clausesOfClaim(alignment.text).map(({ form }) => form));
  return leapingWords(alignment).some(({ word }) => verbs.has(word));
}

/** The words of a claim that come from another sentence than those before them. */
function leapingWords({ claim, places, sentenceOf }: Alignment): Token[] {
  let home = -1;
  return claim.filter((_, index) => {
    const sentence = sentenceOf[places[index] ?? -1];
    if (sentence === undefined) return false;
    const isLeap = home !== -1 && sentence !== home;
    home = sentence;
    return isLeap;
  });
}

const MOST_VECTORS = 4_000;
const vectors = new WeakMap<WordWeights, LatestWords<Float32Array>>();

/** How alike two words are, by their vectors. */
export function likeness(weights: WordWeights): (one: string, other: string) => number {
  const known = vectors.get(weights) ?? latestWords<Float32Array>(MOST_VECTORS);
  vectors.set(weights, known);
  const vectorOf = (word: string): Float32Array => {
    const found = known.get(word);
    if (found !== undefined) return found;
    const vector = weights.vector(word);
    known.set(detached(word), vector);
    return vector;
  };
  return (one, other) => dotProduct(vectorOf(one), vectorOf(other));
}

let lastClaim: { text: string; clauses: readonly ToldClause[] } = { text: '', clauses: [] };

/** A claim is compared with one passage after another, and read once. */
function clausesOfClaim(text: string): readonly ToldClause[] {
  if (lastClaim.text !== text) lastClaim = { text, clauses: clausesOf(text) };
  return lastClaim.clauses;
}

const told = new WeakMap<Evidence, readonly ToldClause[]>();

/** The clauses of a headline and a passage; read once. */
function toldBy(item: Evidence): readonly ToldClause[] {
  const known = told.get(item) ?? [
    ...clausesOf(plainText(item.article.title), true),
    ...clausesOf(plainText(item.passage.text)),
  ];
  told.set(item, known);
  return known;
}

/**
 * The share of a claim, by weight, that its sources cover, less the cost of leaps: 1 for a sentence
 * taken over word for word, 0 or less for one stitched together from all over.
 */
function coverageOf(alignment: Alignment): number {
  const total = weightOfAll(alignment);
  const cost = movesOf(alignment).reduce((sum, move) => sum + ALIGNMENT[move], 0);
  return total === 0 ? 0 : shareHeld(alignment) - cost / total;
}

/** The share of a claim, by weight, that the sentences it repeats hold, in whatever order. */
function shareAnywhere(alignment: Alignment): number {
  const { claim, source, sentenceOf, covers } = alignment;
  const used = sentencesUsed(alignment);
  const others = source.filter((_, at) => used.has(sentenceOf[at] ?? -1));
  const held = claim.reduce(
    (sum, token) => sum + Math.max(0, ...others.map((other) => covers(token, other))),
    0,
  );
  return held / weightOfAll(alignment);
}

/** The share of a claim, by weight, that its sources hold on the path. */
function shareHeld(alignment: Alignment): number {
  const { claim, source, places, covers } = alignment;
  const total = weightOfAll(alignment);
  const held = claim.reduce((sum, token, index) => {
    const other = source[places[index] ?? -1];
    return other ? sum + covers(token, other) : sum;
  }, 0);
  return total === 0 ? 0 : held / total;
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
  const { score, verdict } = supportOf(claim, evidence, weights);
  return { score, kept: verdict === 'supported' };
}
