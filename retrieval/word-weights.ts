import { sumOfRows } from './embedder/embed.ts';
import type { EmbeddingTable } from './embedder/table.ts';
import { lengthOf } from './vector.ts';

/** How much each word matters to what a text is about, as the built-in embedder has learnt it. */
export type WordWeights = {
  /**
   * The weight of one word as `words` gives it: below 0.1 for the likes of `the`, about 1
   * for words that tell what a text is about, known or not. Only ratios of weights mean something.
   */
  weight(word: string): number;
};

/** The weights of all words: the length of what a word adds to a text's vector before the division. */
export function wordWeights(table: EmbeddingTable): WordWeights {
  const known = new Map<string, number>();
  return {
    weight(word) {
      const weight = known.get(word) ?? lengthOf(sumOfRows(table, [word]));
      if (table.rows.has(word)) known.set(word, weight);
      return weight;
    },
  };
}
