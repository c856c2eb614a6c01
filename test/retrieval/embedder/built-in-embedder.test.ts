import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { loadBuiltInEmbedder } from '../../../retrieval/embedder/built-in-embedder.ts';
import { EmbedderDamaged } from '../../../retrieval/errors.ts';
import { toUnitLength } from '../../../retrieval/text/vectors.ts';
import { readCheckLines } from '../../support/embedder-check.ts';

const files = new URL('../../../retrieval/embedder/', import.meta.url);
const TABLE = 'news-v1.safetensors';
const VOCABULARY = 'news-v1.vocabulary.txt';

test('returns the same vectors as the program that trained it', async () => {
  const embedder = await loadBuiltInEmbedder();
  const lines = await readCheckLines();
  const vectors = await embedder.embed(lines.map(({ text }) => text));
  expect(lines.length).toBeGreaterThan(10);
  for (const [index, { vector }] of lines.entries()) {
    const [similarity, lengths] = [dot(vectors[index], vector), dot(vector, vector)];
    // A text without words is the zero vector in both.
    expect(similarity).toBeGreaterThan(0.999 * lengths - 1e-9);
  }
});

test('returns the zero vector for texts without words', async () => {
  const wordless = (await readCheckLines()).filter(({ words }) => words.length === 0);
  const embedder = await loadBuiltInEmbedder();
  const vectors = await embedder.embed(wordless.map(({ text }) => text));
  expect(vectors.length).toBeGreaterThan(0);
  expect(vectors.flatMap((vector) => [...vector]).filter((number) => number !== 0)).toEqual([]);
});

test('hashes unknown words into the same buckets as the program that trained it', async () => {
  const unknown = (await readCheckLines()).flatMap((line) =>
    Object.entries(line.buckets_of_unknown),
  );
  expect(unknown.length).toBeGreaterThan(5);
  const embedder = await loadBuiltInEmbedder({ folder: await folderOfBits() });
  for (const [word, buckets] of unknown) {
    const [vector] = await embedder.embed([word]);
    expect(vector).toEqual(toUnitLength(sumOf(buckets.map(bitsOf))));
  }
});

test('hashes a word shorter than four characters as a whole', async () => {
  const embedder = await loadBuiltInEmbedder({ folder: await folderOfBits() });
  for (const vector of await embedder.embed(['é', 'ab'])) {
    expect(new Set(vector.map(Math.abs)).size).toBe(1);
  }
  const [twoBuckets] = await embedder.embed(['abc']);
  expect(new Set(twoBuckets?.map(Math.abs))).toContain(0);
});

test('finds related news nearer than other news', async () => {
  const embedder = await loadBuiltInEmbedder();
  const [question, near, far] = await embedder.embed([
    'Who won the presidential election?',
    'Voters chose the opposition candidate as president, the electoral commission said.',
    'The striker scored twice as the club went top of the league.',
  ]);
  expect(dot(question, near)).toBeGreaterThan(dot(question, far) + 0.1);
});

test('weighs names above common words', async () => {
  const { weights } = await loadBuiltInEmbedder();
  expect(weights.weight('the')).toBeGreaterThan(0);
  expect(weights.weight('talks')).toBeGreaterThan(5 * weights.weight('the'));
  expect(weights.weight('qwzxkian')).toBeGreaterThan(5 * weights.weight('the'));
  expect(weights.weight('talks')).toBe(weights.weight('talks'));
});

test('lets other work run within a long batch', async () => {
  const embedder = await loadBuiltInEmbedder();
  const events: string[] = [];
  setImmediate(() => events.push('other work'));
  await embedder.embed(Array.from({ length: 600 }, () => 'Rain'));
  events.push('embedded');
  expect(events).toEqual(['other work', 'embedded']);
});

test('reads a vocabulary with Windows line endings', async () => {
  const folder = await copyOfFiles();
  const vocabulary = await readFile(new URL(VOCABULARY, folder), 'utf8');
  await writeFile(new URL(VOCABULARY, folder), vocabulary.replaceAll('\n', '\r\n'));
  const [vector] = await (await loadBuiltInEmbedder({ folder })).embed(['Talks in Geneva']);
  const [expected] = await (await loadBuiltInEmbedder()).embed(['Talks in Geneva']);
  expect(vector).toEqual(expected);
});

const damages: [string, string, (file: Buffer) => Buffer | null][] = [
  ['a missing table', TABLE, () => null],
  ['a missing vocabulary', VOCABULARY, () => null],
  ['an empty table', TABLE, () => Buffer.alloc(0)],
  ['a table cut short', TABLE, (file) => file.subarray(0, 1_000_000)],
  ['a table cut within its header', TABLE, (file) => file.subarray(0, 100)],
  ['a table that is something else', TABLE, () => Buffer.from('<!doctype html><p>Not found')],
  ['a header that is no JSON', TABLE, (file) => Buffer.from(file).fill('?', 8, 100)],
  ['a shorter vocabulary', VOCABULARY, (file) => file.subarray(0, 1000)],
];

test.each(damages)('says how to restore %s', async (_, name, damage) => {
  const folder = await copyOfFiles();
  const damaged = damage(await readFile(new URL(name, folder)));
  await (damaged ? writeFile(new URL(name, folder), damaged) : rm(new URL(name, folder)));
  const failure: unknown = await loadBuiltInEmbedder({ folder }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(EmbedderDamaged);
  expect(String(failure)).toContain('git checkout -- retrieval/embedder');
  expect(failure).toMatchObject({
    retryable: false,
    forReader: expect.stringContaining('restore'),
  });
});

const BITS = 13;
const BUCKETS = 2 ** BITS;

/** The number of a bucket in binary, as 1 and -1. */
function bitsOf(bucket: number): number[] {
  return Array.from({ length: BITS }, (_, bit) => ((bucket >> bit) & 1 ? 1 : -1));
}

function sumOf(rows: readonly number[][]): number[] {
  return Array.from({ length: BITS }, (_, bit) =>
    rows.reduce((sum, row) => sum + (row[bit] ?? 0), 0),
  );
}

/** An embedder of one word, whose buckets tell their numbers. */
async function folderOfBits(): Promise<URL> {
  const height = 1 + BUCKETS;
  const rows = [sumOf([]), ...Array.from({ length: BUCKETS }, (_, bucket) => bitsOf(bucket))];
  const header = Buffer.from(
    JSON.stringify({
      __metadata__: { dimensions: String(BITS), buckets: String(BUCKETS), words: '1' },
      vectors: { dtype: 'I8', shape: [height, BITS], data_offsets: [0, height * BITS] },
      scales: { dtype: 'F32', shape: [height], data_offsets: [height * BITS, height * (BITS + 4)] },
    }),
  );
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  const vectors = Buffer.from(Int8Array.from(rows.flat()).buffer);
  const scales = Buffer.from(new Float32Array(height).fill(1).buffer);
  const folder = await temporaryFolder();
  await writeFile(new URL(TABLE, folder), Buffer.concat([length, header, vectors, scales]));
  await writeFile(new URL(VOCABULARY, folder), 'the\n');
  return folder;
}

async function copyOfFiles(): Promise<URL> {
  const folder = await temporaryFolder();
  for (const name of [TABLE, VOCABULARY]) {
    await copyFile(new URL(name, files), new URL(name, folder));
  }
  return folder;
}

async function temporaryFolder(): Promise<URL> {
  const folder = await mkdtemp(join(tmpdir(), 'embedder-'));
  onTestFinished(async () => {
    await rm(folder, { recursive: true });
  });
  return pathToFileURL(`${folder}/`);
}

function dot(one: ArrayLike<number> = [], other: ArrayLike<number> = []): number {
  return Array.from(one).reduce((sum, number, index) => sum + number * (other[index] ?? 0), 0);
}
