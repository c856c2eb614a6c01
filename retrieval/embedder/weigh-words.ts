import { detached } from '../words/detached.ts';
import { lengthOf, toUnitLength } from '../words/vector.ts';
import type { WordWeights } from '../words/word-weights.ts';
import { sumOfRows } from './embed.ts';
import type { EmbeddingTable } from './table.ts';

/** Some megabytes of words. */
const MOST_KNOWN = 200_000;

/** The weights of all words: the length of what a word adds to a text's vector before the division. */
export function weighWords(table: EmbeddingTable): WordWeights {
  const known = new Map<string, number>();
  return {
    weight(word) {
      const found = known.get(word);
      if (found !== undefined) return found;
      const weight = lengthOf(sumOfRows(table, [word]));
      // Words without a row are beyond number: a text has few of them, a corpus has many.
      if (known.size >= MOST_KNOWN) known.clear();
      known.set(detached(word), weight);
      return weight;
    },
    vector: (word) => toUnitLength(sumOfRows(table, [word])),
  };
}
