// Adds up the embeddings of words, including words outside the vocabulary.
import type { EmbeddingTable } from './table.ts';

/** One row of the table: a view on its bytes, and the factor that they are multiplied with. */
type Row = { numbers: Int8Array; scale: number };

/** The length of a character n-gram. */
const GRAM = 4;
const MAX_GRAMS = 8;
const utf8 = new TextEncoder();

/**
 * The sum of the rows of these words; a word that occurs twice counts twice. A word outside the
 * vocabulary has the rows of the buckets that its character n-grams are hashed to, as in fastText
 * (Bojanowski et al. 2017).
 */
export function sumOfRows(table: EmbeddingTable, words: readonly string[]): Float64Array {
  const sum = new Float64Array(table.dimensions);
  const rows = rowsOf(table, words);
  // As long as the other rows, because reading beyond the end of an array is slow.
  const zero: Row = { numbers: new Int8Array(table.dimensions), scale: 0 };
  for (let next = 0; next < rows.length; next += 4) {
    const [a = zero, b = zero, c = zero, d = zero] = rows.slice(next, next + 4);
    addFour(sum, [a, b, c, d]);
  }
  return sum;
}

function rowsOf(table: EmbeddingTable, words: readonly string[]): Row[] {
  const rows: Row[] = [];
  for (const word of words) {
    const known = table.rows.get(word);
    if (known !== undefined) rows.push(rowAt(table, known));
    else {
      const buckets = bucketsOf(word, table.buckets);
      rows.push(...buckets.map((bucket) => rowAt(table, table.rows.size + bucket)));
    }
  }
  return rows;
}

function rowAt({ numbers, scales, dimensions }: EmbeddingTable, index: number): Row {
  const start = index * dimensions;
  return { numbers: numbers.subarray(start, start + dimensions), scale: scales[index] ?? 0 };
}

/** Embedding spends most of its time here. Adding four rows at once takes half as long. */
function addFour(sum: Float64Array, [one, two, three, four]: [Row, Row, Row, Row]): void {
  const { numbers: a, scale: scaleA } = one;
  const { numbers: b, scale: scaleB } = two;
  const { numbers: c, scale: scaleC } = three;
  const { numbers: d, scale: scaleD } = four;
  for (let index = 0; index < sum.length; index += 1) {
    sum[index] =
      (sum[index] ?? 0) +
      (a[index] ?? 0) * scaleA +
      (b[index] ?? 0) * scaleB +
      (c[index] ?? 0) * scaleC +
      (d[index] ?? 0) * scaleD;
  }
}

/**
 * The buckets, from 0 to `count` - 1, of a word outside the vocabulary: one for each of its first
 * eight runs of four characters, where `<` and `>` mark the ends of the word.
 */
function bucketsOf(word: string, count: number): number[] {
  const bytes = utf8.encode(`<${word}>`);
  const starts = characterStarts(bytes);
  const grams = Math.min(Math.max(starts.length - GRAM + 1, 1), MAX_GRAMS);
  return starts
    .slice(0, grams)
    .map((start, gram) => fnv1a(bytes.subarray(start, starts[gram + GRAM])) % count);
}

/** Where the characters begin in UTF-8. */
function characterStarts(bytes: Uint8Array): number[] {
  const starts: number[] = [];
  for (const [index, byte] of bytes.entries()) if ((byte & 0xc0) !== 0x80) starts.push(index);
  return starts;
}

/** The 32-bit FNV-1a hash (Fowler, Noll and Vo; RFC 9923). */
function fnv1a(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
