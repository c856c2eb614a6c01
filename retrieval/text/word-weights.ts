import { stem, words } from './tokens.ts';

/** How much each word matters to what a text is about, as the built-in embedder has learnt it. */
export type WordWeights = {
  /**
   * The weight of one word as `words` gives it: below 0.1 for the likes of `the`, about 1
   * for words that tell what a text is about, known or not. Only ratios of weights mean something.
   */
  weight(word: string): number;
  /** The unit vector of one word, to tell how alike two words are; zeros say that nothing is known. */
  vector(word: string): Float32Array;
};

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
