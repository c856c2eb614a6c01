// Reads the files of the built-in embedder into a table of word embeddings.
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { reasonOf } from '../../corpus/errors.ts';
import { EmbedderDamaged } from '../errors.ts';

/**
 * The embeddings of words: one row per word, then one row per bucket of unknown words. Number `d` of
 * row `i` is `numbers[i * dimensions + d] * scales[i]`.
 */
export type EmbeddingTable = {
  dimensions: number;
  buckets: number;
  /** The row of each word in the vocabulary; the rows of the buckets follow the last one. */
  rows: ReadonlyMap<string, number>;
  numbers: Int8Array;
  scales: Float32Array;
};

const offsets = z.tuple([z.int().nonnegative(), z.int().nonnegative()]);
const headerSchema = z
  .object({
    __metadata__: z.object({
      dimensions: z.coerce.number().int().positive(),
      buckets: z.coerce.number().int().positive(),
      words: z.coerce.number().int().positive(),
    }),
    vectors: z.object({ dtype: z.literal('I8'), data_offsets: offsets }),
    scales: z.object({ dtype: z.literal('F32'), data_offsets: offsets }),
  })
  .transform(({ __metadata__: counts, ...tensors }) => ({ ...counts, ...tensors }));
type Header = z.infer<typeof headerSchema>;

/**
 * Reads `<name>.safetensors` (eight bytes of header length, a JSON header, the data) and
 * `<name>.vocabulary.txt` (one word a line).
 * @throws EmbedderDamaged if a file is missing or cut short, or if the two do not match.
 */
export async function readTable(folder: URL, name: string): Promise<EmbeddingTable> {
  const [file, vocabulary] = await Promise.all([
    readPart(folder, `${name}.safetensors`),
    readPart(folder, `${name}.vocabulary.txt`),
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

/** The vectors are not copied: `numbers` is a view on `file`. */
function parseTable(file: Uint8Array<ArrayBuffer>, vocabulary: string): EmbeddingTable {
  const { header, dataStart } = readHeader(file);
  const { dimensions, buckets, words } = header;
  const lines = vocabulary.trimEnd().split(/\r?\n/);
  const rows = new Map(lines.map((word, row) => [word, row]));
  const height = words + buckets;
  const vectors = sectionOf(file, dataStart, header.vectors.data_offsets);
  const scales = sectionOf(file, dataStart, header.scales.data_offsets);
  check(rows.size === words, `${rows.size} different words where ${words} belong`);
  check(vectors.length === height * dimensions, 'the vectors do not have the size they state');
  check(scales.length === height * 4, 'the scales do not have the size they state');
  return {
    dimensions,
    buckets,
    rows,
    numbers: new Int8Array(vectors.buffer, vectors.byteOffset, vectors.length),
    // Copied, because a Float32Array must begin at a multiple of four bytes.
    scales: new Float32Array(Uint8Array.from(scales).buffer),
  };
}

function readHeader(file: Uint8Array): { header: Header; dataStart: number } {
  check(file.length > 8, 'the table is empty');
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  const dataStart = 8 + Number(view.getBigUint64(0, true));
  check(dataStart <= file.length, 'the table ends within its header');
  try {
    const text = new TextDecoder().decode(file.subarray(8, dataStart));
    return { header: headerSchema.parse(JSON.parse(text)), dataStart };
  } catch (error) {
    throw new EmbedderDamaged(`the table's header is unreadable (${reasonOf(error)})`, {
      cause: error,
    });
  }
}

function sectionOf(
  file: Uint8Array<ArrayBuffer>,
  dataStart: number,
  [start, end]: Header['vectors']['data_offsets'],
): Uint8Array<ArrayBuffer> {
  check(dataStart + end <= file.length, 'the table is cut short');
  return file.subarray(dataStart + start, dataStart + end);
}

function check(condition: boolean, reason: string): asserts condition {
  if (!condition) throw new EmbedderDamaged(reason);
}
