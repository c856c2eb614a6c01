import { expect, test } from 'vitest';
import type { Embedder } from '../../../retrieval/models/embedder.ts';
import { measureWith, readingAcross } from '../../../retrieval/reading/across-languages.ts';
import { conceptEmbedder } from '../../support/concept-embedder.ts';

const english = [
  'The ferry sails again, and it is full of people who had waited for it.',
  'It was the first of the year, and nobody knew what would come of it.',
];
const german = [
  'Die Fähre fährt wieder, und sie ist voll mit Leuten, die auf sie gewartet haben.',
  'Es war die erste in diesem Jahr, und niemand wusste, was daraus werden würde.',
];

async function isReadAcross(
  passages: readonly string[],
  language: string,
  embedder: Embedder,
): Promise<boolean> {
  return (await readingAcross(passages, language, embedder)) !== null;
}

test('evidence in another language is read by meaning if the embedder tells it', async () => {
  const embedder = conceptEmbedder([]);
  expect(await isReadAcross(english, 'de', embedder)).toBe(true);
  expect(await isReadAcross(german, 'en', embedder)).toBe(true);
});

test('evidence in the language of the question is read by its words', async () => {
  const embedder = conceptEmbedder([]);
  expect(await isReadAcross(english, 'en', embedder)).toBe(false);
  expect(await isReadAcross(german, 'de', embedder)).toBe(false);
  expect(await isReadAcross([...german, ...english], 'de', embedder)).toBe(false);
  expect(await isReadAcross([], 'de', embedder)).toBe(false);
});

test('an embedder is measured once, and one that fails the measure, or says so, is not trusted', async () => {
  let calls = 0;
  const counted = (embedder: Embedder): Embedder => ({
    ...embedder,
    embed: async (texts) => {
      calls += 1;
      return await embedder.embed(texts);
    },
  });
  const onlyEnglish = counted(conceptEmbedder([], ['en']));
  for (const _ of [1, 2]) expect(await isReadAcross(english, 'de', onlyEnglish)).toBe(false);
  expect(calls).toBe(2);
  const declared = counted({ ...conceptEmbedder([]), languages: ['en'] });
  expect(await isReadAcross(english, 'de', declared)).toBe(false);
  expect(calls).toBe(2);
});

test('a failed measure is made again', async () => {
  const embedder = conceptEmbedder([]);
  let isDown = true;
  const flaky: Embedder = {
    ...embedder,
    embed: async (texts) => {
      if (isDown) throw new Error('down');
      return await embedder.embed(texts);
    },
  };
  await expect(isReadAcross(english, 'de', flaky)).rejects.toThrow('down');
  isDown = false;
  expect(await isReadAcross(english, 'de', flaky)).toBe(true);
});

function vectors(similarities: readonly number[]): Float32Array[] {
  return similarities.map((each) => Float32Array.of(each));
}

test('what stands out is told in standard deviations, whatever the similarities are', () => {
  const question = Float32Array.of(1);
  const low = measureWith(vectors([0.1, 0.1, 0.2]))(question, vectors([0.1, 0.5]));
  const high = measureWith(vectors([0.81, 0.81, 0.82]))(question, vectors([0.81, 0.85]));
  expect(low.at(-1)).toBeCloseTo(1.94, 1);
  low.forEach((each, at) => expect(high[at]).toBeCloseTo(each, 3));
  expect(measureWith([])(question, vectors([0.5]))).toEqual([0]);
  expect(measureWith(vectors([0.5]))(question, [])).toEqual([]);
});
