import { z } from 'zod';
import { reasonOf } from '../../corpus/errors.ts';
import { EmbedderDamaged } from '../errors.ts';

/**
 * One row of numbers per word, then one per bucket of unknown words. Number `d` of row `i` is
 * `numbers[i * dimensions + d] * scales[i]`.
 */
export type EmbeddingTable = {
  dimensions: number;
  buckets: number;
  /** The row of each word of the vocabulary; the rows of the buckets follow the last word's. */
  rows: ReadonlyMap<string, number>;
  numbers: Int8Array;
  scales: Float32Array;
};

const range = z.tuple([z.int().nonnegative(), z.int().nonnegative()]);
const headerSchema = z
  .object({
    __metadata__: z.object({
      dimensions: z.coerce.number().int().positive(),
      buckets: z.coerce.number().int().positive(),
      words: z.coerce.number().int().positive(),
    }),
    vectors: z.object({ dtype: z.literal('I8'), data_offsets: range }),
    scales: z.object({ dtype: z.literal('F32'), data_offsets: range }),
  })
  .transform(({ __metadata__: counts, ...tensors }) => ({ ...counts, ...tensors }));
type Header = z.infer<typeof headerSchema>;

/**
 * The table of a safetensors file (eight bytes of header length, a JSON header, the data) and its
 * vocabulary, one word a line. The numbers stay where they are: `numbers` is a view on `file`.
 * @throws EmbedderDamaged when the two are cut short or do not fit together.
 */
export function parseTable(file: Uint8Array<ArrayBuffer>, vocabulary: string): EmbeddingTable {
  const { header, data } = readHeader(file);
  const { dimensions, buckets, words } = header;
  const rows = new Map(
    vocabulary
      .trimEnd()
      .split(/\r?\n/)
      .map((word, row) => [word, row]),
  );
  const height = words + buckets;
  const vectors = sectionOf(file, data, header.vectors.data_offsets);
  const scales = sectionOf(file, data, header.scales.data_offsets);
  check(rows.size === words, `${rows.size} different words where ${words} belong`);
  check(vectors.length === height * dimensions, 'the vectors do not have the size they state');
  check(scales.length === height * 4, 'the scales do not have the size they state');
  return {
    dimensions,
    buckets,
    rows,
    numbers: new Int8Array(vectors.buffer, vectors.byteOffset, vectors.length),
    // Copied, because a view on four-byte numbers must begin at a multiple of four.
    scales: new Float32Array(Uint8Array.from(scales).buffer),
  };
}

function readHeader(file: Uint8Array): { header: Header; data: number } {
  check(file.length > 8, 'the table is empty');
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  const data = 8 + Number(view.getBigUint64(0, true));
  check(data <= file.length, 'the table ends within its header');
  try {
    const text = new TextDecoder().decode(file.subarray(8, data));
    return { header: headerSchema.parse(JSON.parse(text)), data };
  } catch (error) {
    throw new EmbedderDamaged(`the table's header is unreadable (${reasonOf(error)})`, {
      cause: error,
    });
  }
}

function sectionOf(
  file: Uint8Array<ArrayBuffer>,
  data: number,
  [start, end]: Header['vectors']['data_offsets'],
): Uint8Array<ArrayBuffer> {
  check(data + end <= file.length, 'the table is cut short');
  return file.subarray(data + start, data + end);
}

function check(condition: boolean, reason: string): asserts condition {
  if (!condition) throw new EmbedderDamaged(reason);
}
