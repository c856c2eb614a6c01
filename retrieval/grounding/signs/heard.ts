import type { Reading } from '../read-claim.ts';
import { COST } from '../trace.ts';
import { movesOf } from './moves.ts';

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
  const cost = movesOf(reading).reduce((sum, move) => sum + COST[move], 0);
  return total === 0 ? 0 : (repeated - cost) / total;
}
