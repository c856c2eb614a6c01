// Pairs of words with opposite meanings.
import { OPPOSITES } from '../text/lexicon.ts';
import { stem } from '../text/tokens.ts';

const OPPOSITE_OF = new Map<string, Set<string>>();
for (const pair of OPPOSITES) {
  const [one = '', other = ''] = pair.map((word) => stem(word));
  OPPOSITE_OF.set(one, (OPPOSITE_OF.get(one) ?? new Set()).add(other));
  OPPOSITE_OF.set(other, (OPPOSITE_OF.get(other) ?? new Set()).add(one));
}

/** Whether two words say the opposite of each other, by the list of the lexicon. */
export function areOpposite(one: { stem: string }, other: { stem: string }): boolean {
  return OPPOSITE_OF.get(one.stem)?.has(other.stem) ?? false;
}
