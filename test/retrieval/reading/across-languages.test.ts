import { expect, test } from 'vitest';
import type { Embedder } from '../../../retrieval/models/embedder.ts';
import { isReadAcross, standOut } from '../../../retrieval/reading/across-languages.ts';
import { conceptEmbedder } from '../../support/concept-embedder.ts';

const english = [
  'The ferry sails again, and it is full of people who had waited for it.',
  'It was the first of the year, and nobody knew what would come of it.',
];
const german = [
  'Die Fähre fährt wieder, und sie ist voll mit Leuten, die auf sie gewartet haben.',
  'Es war die erste in diesem Jahr, und niemand wusste, was daraus werden würde.',
];

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
  expect(calls).toBe(1);
  const declared = counted({ ...conceptEmbedder([]), languages: ['en'] });
  expect(await isReadAcross(english, 'de', declared)).toBe(false);
  expect(calls).toBe(1);
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

test('what stands out is told in standard deviations, whatever the similarities are', () => {
  const one = standOut([0.1, 0.1, 0.1, 0.5]);
  const other = standOut([0.81, 0.81, 0.81, 0.85]);
  expect(one.at(-1)).toBeCloseTo(Math.sqrt(3));
  one.forEach((each, at) => expect(other[at]).toBeCloseTo(each));
  expect(standOut([0.5, 0.5])).toEqual([0, 0]);
  expect(standOut([])).toEqual([]);
});
