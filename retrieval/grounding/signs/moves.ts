import type { Reading } from '../read-claim.ts';
import type { COST } from '../trace.ts';

/** How a trace comes from one word to the next where it does not simply go on. */
export type Move = keyof typeof COST;

/** The moves of a claim's trace, in order: what it leaves out of a sentence, and where it turns to another place. */
export function movesOf({ claim, places, sentenceOf }: Reading): Move[] {
  const matched = places.flatMap((place, index) => (place < 0 ? [] : [index]));
  return matched.slice(1).flatMap((index, number): Move[] => {
    const before = matched[number] ?? 0;
    const [from = -1, to = -1] = [places[before], places[index]];
    if (to === from + 1) return [];
    if (to > from && sentenceOf[to] === sentenceOf[from]) return ['skip'];
    const opens = claim.slice(before + 1, index + 1).some((token) => token.opens);
    return [opens ? 'leapAtPart' : 'leap'];
  });
}
