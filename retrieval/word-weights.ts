import { sumOfRows } from './embedder/embed.ts';
import type { EmbeddingTable } from './embedder/table.ts';
import { lengthOf, toUnitLength } from './vector.ts';

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

/** Some megabytes of words. */
const MOST_KNOWN = 200_000;

/** The weights of all words: the length of what a word adds to a text's vector before the division. */
export function wordWeights(table: EmbeddingTable): WordWeights {
  const known = new Map<string, number>();
  return {
    weight(word) {
      const weight = known.get(word) ?? lengthOf(sumOfRows(table, [word]));
      // Words without a row are beyond number: a text has few of them, a corpus has many.
      if (known.size >= MOST_KNOWN) known.clear();
      known.set(word, weight);
      return weight;
    },
    vector: (word) => toUnitLength(sumOfRows(table, [word])),
  };
}
