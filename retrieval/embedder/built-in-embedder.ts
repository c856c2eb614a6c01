import { setImmediate } from 'node:timers/promises';
import type { Embedder } from '../models/embedder.ts';
import { latestWords } from '../text/latest-words.ts';
import { detached } from '../text/tokens.ts';
import { lengthOf, toUnitLength } from '../text/vectors.ts';
import type { WordWeights } from '../text/word-weights.ts';
import { sumOfRows, unitOfWord } from './embed.ts';
import { type EmbeddingTable, readTable } from './table.ts';
import { trainedWords } from './trained-words.ts';

/** The embedder that needs no network, and the word weights that its table contains. */
export type BuiltInEmbedder = Embedder & { readonly weights: WordWeights };

const VERSION = 'news-v1';
/** About 20 ms of work, after which other work in the process gets a turn. */
const TEXTS_PER_TURN = 256;
/** How many words' weights are remembered; some megabytes. */
const MAX_CACHED_WORDS = 50_000;

/**
 * Loads static embeddings for news with 256 dimensions (see retrieval/embedder/README.md). They stay
 * in memory and take about as much as their files.
 * @throws EmbedderDamaged if a file in `folder` is missing or damaged.
 */
export async function loadBuiltInEmbedder({
  folder = new URL('./', import.meta.url),
}: { folder?: URL } = {}): Promise<BuiltInEmbedder> {
  const table = await readTable(folder, VERSION);
  return {
    id: VERSION,
    languages: ['en'],
    weights: wordWeights(table),
    dimensions: async () => table.dimensions,
    async embed(texts) {
      const vectors: Float32Array[] = [];
      for (const [index, text] of texts.entries()) {
        if (index > 0 && index % TEXTS_PER_TURN === 0) await setImmediate();
        vectors.push(toUnitLength(sumOfRows(table, trainedWords(text))));
      }
      return vectors;
    },
  };
}

/** The weight of a word is the length of what it adds to the vector of a text. */
function wordWeights(table: EmbeddingTable): WordWeights {
  const cache = latestWords<number>(MAX_CACHED_WORDS);
  return {
    weight(word) {
      const cached = cache.get(word);
      if (cached !== undefined) return cached;
      const weight = lengthOf(sumOfRows(table, [word]));
      cache.set(detached(word), weight);
      return weight;
    },
    vector: (word) => unitOfWord(table, word),
  };
}
