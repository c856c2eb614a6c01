import { lengthOf, toUnitLength } from '../text/vectors.ts';
import { readFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { reasonOf } from '../../corpus/errors.ts';
import { EmbedderDamaged } from '../errors.ts';
import type { Embedder } from '../models/embedder.ts';
import { detached } from '../text/tokens.ts';
import type { WordWeights } from '../text/word-weights.ts';
import { embedText, sumOfRows } from './embed.ts';
import { type EmbeddingTable, parseTable } from './table.ts';

/** The embedder that needs no network, and the weights of words that its table holds. */
export type BuiltInEmbedder = Embedder & { readonly weights: WordWeights };

const VERSION = 'news-v1';
/** About 20 ms of work, after which whatever else waits in the process has its turn. */
const TEXTS_AT_A_TIME = 256;

/**
 * Loads the static news embeddings (256 numbers; see retrieval/embedder/README.md), which stay in
 * memory at about the size of their files.
 * @throws EmbedderDamaged when a file in `folder` is missing or damaged.
 */
export async function loadBuiltInEmbedder({
  folder = new URL('./', import.meta.url),
}: { folder?: URL } = {}): Promise<BuiltInEmbedder> {
  const table = await readTable(folder);
  return {
    id: VERSION,
    weights: weighWords(table),
    dimensions: async () => table.dimensions,
    async embed(texts) {
      const vectors: Float32Array[] = [];
      for (const [index, text] of texts.entries()) {
        if (index > 0 && index % TEXTS_AT_A_TIME === 0) await setImmediate();
        vectors.push(embedText(table, text));
      }
      return vectors;
    },
  };
}

async function readTable(folder: URL): Promise<EmbeddingTable> {
  const [file, vocabulary] = await Promise.all([
    readPart(folder, `${VERSION}.safetensors`),
    readPart(folder, `${VERSION}.vocabulary.txt`),
  ]);
  return parseTable(file, vocabulary.toString('utf8'));
}

async function readPart(folder: URL, name: string): Promise<Buffer<ArrayBuffer>> {
  try {
    return await readFile(new URL(name, folder));
  } catch (error) {
    throw new EmbedderDamaged(`${name} cannot be read (${reasonOf(error)})`, { cause: error });
  }
}

/** Some megabytes of words. */
const MOST_KNOWN = 200_000;

/** The weights of all words: the length of what a word adds to a text's vector before the division. */
function weighWords(table: EmbeddingTable): WordWeights {
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
