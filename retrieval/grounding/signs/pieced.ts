import type { Reading } from '../read-claim.ts';
import { movesOf } from './moves.ts';

/** A claim that has this share, by weight, from no place in what was given is told in words of its own. */
const OWN_WORDS = 0.3;

/**
 * How far a claim is pieced together: its leaps, for each weight of a word. A claim that has every
 * word from the passages and leaps is a splice of their sentences; one in other words cannot but
 * leap. Hence the larger its own share, the less its leaps count, and from `OWN_WORDS` on nothing.
 */
export function pieced(reading: Reading): number {
  const { claim, places, weigh } = reading;
  const total = claim.reduce((sum, token) => sum + weigh(token), 0);
  const own = claim.reduce(
    (sum, token, index) => ((places[index] ?? -1) < 0 ? sum + weigh(token) : sum),
    0,
  );
  if (total === 0) return 0;
  const leaps = movesOf(reading).filter((move) => move !== 'skip').length;
  return (leaps / total) * Math.max(0, 1 - own / total / OWN_WORDS);
}
