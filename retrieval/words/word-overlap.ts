import { stem } from './stem.ts';
import type { WordWeights } from './word-weights.ts';
import { words } from './words.ts';

/** The stems of a text's words with how much each matters. */
export type WeighedStems = ReadonlyMap<string, number>;

/** The stems of a text, each once, with the weight of its word. */
export function weighedStems(text: string, weights: WordWeights): WeighedStems {
  return new Map(words(text).map((word) => [stem(word), weights.weight(word)]));
}

/** The share of the wanted stems, by weight, that are held; 0 to 1, 0 where nothing is wanted. */
export function shareHeld(wanted: WeighedStems, held: ReadonlySet<string>): number {
  let total = 0;
  let shared = 0;
  for (const [word, weight] of wanted) {
    total += weight;
    if (held.has(word)) shared += weight;
  }
  return total === 0 ? 0 : shared / total;
}
