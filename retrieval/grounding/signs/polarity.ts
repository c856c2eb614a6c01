import { areOpposite, HEDGES, NEGATIONS } from '../lexicon.ts';
import type { Reading } from '../read-claim.ts';
import type { Token } from '../token.ts';
import { gapsOf } from './gaps.ts';

/** A longer gap is a part left out, and not a word turned round. */
const LONGEST_TURN = 4;
/** Opposites stand at the same place, give or take a few words. */
const LONGEST_SLOT = 8;

/** Whether a negation stands on one side only. */
export function isNegated(reading: Reading): boolean {
  return gapsOf(reading).some(({ claimed, told }) => {
    const ours = countOf(NEGATIONS, claimed);
    const theirs = countOf(NEGATIONS, told);
    return ours !== theirs && (ours > theirs || told.length <= LONGEST_TURN);
  });
}

/** Whether the opposite of a word of the claim stands in its place. */
export function isOpposed(reading: Reading): boolean {
  return gapsOf(reading).some(
    ({ claimed, told }) =>
      told.length <= LONGEST_SLOT &&
      claimed.some(({ stem }) => told.some((other) => areOpposite(stem, other.stem))),
  );
}

/** Whether a hedge is left out where the words before and behind it are kept. */
export function isUnhedged(reading: Reading): boolean {
  return gapsOf(reading).some(
    ({ claimed, told, isInside }) =>
      isInside &&
      told.length <= LONGEST_TURN &&
      claimed.length <= 2 &&
      countOf(HEDGES, told) > 0 &&
      countOf(HEDGES, claimed) === 0,
  );
}

function countOf(stems: ReadonlySet<string>, tokens: readonly Token[]): number {
  return tokens.filter(({ stem }) => stems.has(stem)).length;
}
