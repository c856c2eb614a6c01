import { toUnitLength } from '../text/vectors.ts';
import { words } from '../text/tokens.ts';
import type { EmbeddingTable } from './table.ts';

/** One row of the table: a view on its bytes, and what they are multiplied with. */
type Row = { numbers: Int8Array; scale: number };

/** The unit vector of a text: the sum of its words' rows; the zero vector for a text without words. */
export function embedText(table: EmbeddingTable, text: string): Float32Array {
  return toUnitLength(sumOfRows(table, words(text)));
}

/** The sum of the rows of some words; a word that occurs twice counts twice. */
export function sumOfRows(table: EmbeddingTable, wordsOfText: readonly string[]): Float64Array {
  const sum = new Float64Array(table.dimensions);
  const rows = rowsOf(table, wordsOfText);
  // As long as the others, because reading beyond the end of an array is slow.
  const silent: Row = { numbers: new Int8Array(table.dimensions), scale: 0 };
  for (let next = 0; next < rows.length; next += 4) {
    const [a = silent, b = silent, c = silent, d = silent] = rows.slice(next, next + 4);
    addFour(sum, [a, b, c, d]);
  }
  return sum;
}

function rowsOf(table: EmbeddingTable, wordsOfText: readonly string[]): Row[] {
  const rows: Row[] = [];
  for (const word of wordsOfText) {
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

/** Embedding spends its time here; four rows in one go take half as long as one after the other. */
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

const GRAM = 4;
const MOST_GRAMS = 8;
const utf8 = new TextEncoder();

/**
 * The buckets of a word outside the vocabulary, one for each of its first eight runs of four
 * characters, the word's ends marked with `<` and `>`; numbers from 0 to `count` - 1.
 */
export function bucketsOf(word: string, count: number): number[] {
  const bytes = utf8.encode(`<${word}>`);
  const starts = startsOfCharacters(bytes);
  const grams = Math.min(Math.max(starts.length - GRAM + 1, 1), MOST_GRAMS);
  return starts
    .slice(0, grams)
    .map((start, gram) => fnv1a(bytes.subarray(start, starts[gram + GRAM])) % count);
}

function startsOfCharacters(bytes: Uint8Array): number[] {
  const starts: number[] = [];
  for (const [index, byte] of bytes.entries()) if ((byte & 0xc0) !== 0x80) starts.push(index);
  return starts;
}

/** FNV-1a in 32 bits (Fowler, Noll and Vo; RFC 9923). */
function fnv1a(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
