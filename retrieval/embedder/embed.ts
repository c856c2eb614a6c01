// Adds up the embeddings of words, including words outside the vocabulary.
import { toUnitLength } from '../text/vectors.ts';
import type { EmbeddingTable } from './table.ts';

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
  let next = 0;
  for (; next + 4 <= rows.length; next += 4) addFour(sum, table, rows, next);
  for (; next < rows.length; next += 1) addOne(sum, table, rows[next] ?? 0);
  return sum;
}

/** The unit vector of a word; zeros where nothing is known of it. */
export function unitOfWord(table: EmbeddingTable, word: string): Float32Array {
  const { rows, numbers, dimensions } = table;
  const row = rows.get(word);
  if (row === undefined) return toUnitLength(sumOfRows(table, [word]));
  // The row as it is: its scale does not change its direction.
  return toUnitLength(numbers.subarray(row * dimensions, (row + 1) * dimensions));
}

/** The numbers of the rows. */
function rowsOf({ rows: known, buckets }: EmbeddingTable, words: readonly string[]): number[] {
  const rows: number[] = [];
  for (const word of words) {
    const row = known.get(word);
    if (row !== undefined) rows.push(row);
    else for (const bucket of bucketsOf(word, buckets)) rows.push(known.size + bucket);
  }
  return rows;
}

/** Embedding spends most of its time here. Adding four rows at once takes half as long. */
// oxlint-disable-next-line complexity -- the rule counts the default of each index
function addFour(
  sum: Float64Array,
  { numbers, scales, dimensions }: EmbeddingTable,
  rows: readonly number[],
  next: number,
): void {
  const [a = 0, b = 0, c = 0, d = 0] = [rows[next], rows[next + 1], rows[next + 2], rows[next + 3]];
  const [scaleA = 0, scaleB = 0, scaleC = 0, scaleD = 0] = [
    scales[a],
    scales[b],
    scales[c],
    scales[d],
  ];
  const [startA, startB] = [a * dimensions, b * dimensions];
  const [startC, startD] = [c * dimensions, d * dimensions];
  for (let index = 0; index < dimensions; index += 1) {
    sum[index] =
      (sum[index] ?? 0) +
      (numbers[startA + index] ?? 0) * scaleA +
      (numbers[startB + index] ?? 0) * scaleB +
      (numbers[startC + index] ?? 0) * scaleC +
      (numbers[startD + index] ?? 0) * scaleD;
  }
}

function addOne(
  sum: Float64Array,
  { numbers, scales, dimensions }: EmbeddingTable,
  row: number,
): void {
  const [start, scale] = [row * dimensions, scales[row] ?? 0];
  for (let index = 0; index < dimensions; index += 1)
    sum[index] = (sum[index] ?? 0) + (numbers[start + index] ?? 0) * scale;
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
