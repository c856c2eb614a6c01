import type { Reading } from '../read-claim.ts';
import { COST } from '../trace.ts';

/**
 * The share of a claim, by weight, that repeats what was given, less what its leaps cost: 1 for a
 * sentence taken over word for word, 0 or less for one that is pieced together from all over.
 */
export function heard(reading: Reading): number {
  const { claim, told, places, match, weigh } = reading;
  const total = claim.reduce((sum, token) => sum + weigh(token), 0);
  const repeated = claim.reduce((sum, token, index) => {
    const other = told[places[index] ?? -1];
    return other ? sum + match(token, other) : sum;
  }, 0);
  return total === 0 ? 0 : (repeated - costOfLeaps(reading)) / total;
}

function costOfLeaps({ claim, places, sentenceOf }: Reading): number {
  const matched = places.flatMap((place, index) => (place < 0 ? [] : [index]));
  return matched.slice(1).reduce((sum, index, number) => {
    const before = matched[number] ?? 0;
    const [from = -1, to = -1] = [places[before], places[index]];
    if (to === from + 1) return sum;
    if (to > from && sentenceOf[to] === sentenceOf[from]) return sum + COST.skip;
    const opens = claim.slice(before + 1, index + 1).some((token) => token.opens);
    return sum + (opens ? COST.leapAtPart : COST.leap);
  }, 0);
}
