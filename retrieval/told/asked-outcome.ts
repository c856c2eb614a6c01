import { splitSentences } from '../../corpus/text/sentences.ts';
import type { Candidate } from '../sentences/rank-sentences.ts';
import type { WordWeights } from '../words/word-weights.ts';
import { bearsOut } from './bears-out.ts';
import type { Told } from './told.ts';

/** What a yes-or-no question supposes, as a statement, and the verb that it opens with. */
export type AskedOutcome = { claim: string; auxiliary: string };

const POLAR =
  /^(?:(?:and|but|so|then),? )?(?<auxiliary>did|does|do|is|are|was|were|has|have|had|will)\s+(?<claim>.+)\?$/iu;
/** Wants one of several, or a judgement, and not a yes or no. */
const NOT_POLAR = /\b(?:or|any|anyone|anything|ever|why|who|what|which|how|should)\b/iu;
/** Long questions suppose several things at once. */
const MOST_WORDS = 14;
const FUTURE = /\b(?:will|won[’']t|going to|next)\b/iu;
const PRESENT: Readonly<Record<string, RegExp>> = {
  is: /\b(?:is|isn[’']t)\b/iu,
  are: /\b(?:are|aren[’']t)\b/iu,
  will: /\b(?:will|won[’']t)\b/iu,
};

/** What a question wants a yes or a no to; null where it wants more than that. */
export function askedOutcome(question: string): AskedOutcome | null {
  const asking = splitSentences(question).map(({ start, end }) => question.slice(start, end));
  const { auxiliary, claim } = POLAR.exec(asking.at(-1) ?? '')?.groups ?? {};
  if (auxiliary === undefined || claim === undefined) return null;
  if (NOT_POLAR.test(claim) || claim.split(/\s+/u).length > MOST_WORDS) return null;
  return { claim, auxiliary: auxiliary.toLowerCase() };
}

/** `yes` where a sentence says so in the time that is asked about, `no` where it says the opposite. */
export function outcomeIn(
  candidate: Candidate,
  { claim, auxiliary }: AskedOutcome,
  weights: WordWeights,
): Told | null {
  const present = PRESENT[auxiliary];
  const isTimeMeant = present ? present.test(candidate.text) : !FUTURE.test(candidate.text);
  const isSo = isTimeMeant ? bearsOut(claim, candidate, weights) : null;
  if (isSo === null) return null;
  return isSo
    ? { kind: 'outcome', key: 'yes', text: 'yes' }
    : { kind: 'outcome', key: 'no', text: 'no' };
}
