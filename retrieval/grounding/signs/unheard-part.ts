import { FUNCTION_WORDS } from '../lexicon.ts';
import type { Reading } from '../read-claim.ts';

/** A part of which a smaller share, by weight, is repeated was not heard. */
const LEAST_HEARD = 0.45;
/** A part lighter than this may be anything. */
const LIGHTEST_PART = 0.8;
/** Where less than this of the claim is heard, it is told in words of its own, and no part stands out. */
const EXTRACTIVE = 0.5;

/**
 * Whether a part of the claim, between commas or words that join parts, repeats hardly anything while
 * the rest does: a clause that nobody said.
 */
export function hasUnheardPart(reading: Reading, heard: number): boolean {
  if (heard < EXTRACTIVE) return false;
  return partsOf(reading).some(
    ({ weight, held }) => weight > LIGHTEST_PART && held < LEAST_HEARD * weight,
  );
}

/** The weight of each part of a claim, and how much of it is repeated. */
function partsOf({
  claim,
  told,
  places,
  match,
  weigh,
}: Reading): { weight: number; held: number }[] {
  const parts = [{ weight: 0, held: 0 }];
  for (const [index, token] of claim.entries()) {
    if (token.opens) parts.push({ weight: 0, held: 0 });
    const part = parts.at(-1);
    if (!part || FUNCTION_WORDS.has(token.word)) continue;
    const other = told[places[index] ?? -1];
    part.weight += weigh(token);
    if (other) part.held += match(token, other);
  }
  return parts;
}
