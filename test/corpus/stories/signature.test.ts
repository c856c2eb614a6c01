import { assert, constantFrom, integer, lorem, property, string, uint8Array } from 'fast-check';
import { expect, test } from 'vitest';
import { packSignature, signatureOf, unpackSignature } from '../../../corpus/stories/signature.ts';
import { plainVocabulary, storyNews } from '../../support/story-news.ts';

const wednesday = '2025-12-03T10:00:00.000Z';

test('a packed signature unpacks to the same signature', () => {
  assert(
    property(string(), lorem({ maxCount: 400 }), (title, text) => {
      const signature = signatureOf({ title, text, publishedAt: wednesday }, plainVocabulary);
      expect(unpackSignature(packSignature(signature))).toEqual(signature);
    }),
  );
});

test('a signature is short however long the article is', () => {
  const text = Array.from({ length: 20_000 }, (_, at) => `word${at}`).join(' ');
  const packed = packSignature(
    signatureOf({ title: 'Long', text, publishedAt: wednesday }, plainVocabulary),
  );
  expect(packed.length).toBeLessThan(1_600);
});

test('no bytes make unpacking throw', () => {
  assert(
    property(uint8Array({ maxLength: 900 }), (packed) => {
      const signature = unpackSignature(packed);
      expect(signature === null || signature.terms.length === signature.weights.length).toBe(true);
    }),
  );
});

test('heavy words come before light ones such as "the"', () => {
  const undated = { ...storyNews.ferry, publishedAt: null };
  const heaviest = signatureOf(undated, plainVocabulary).weights;
  expect([...heaviest]).toEqual([...heaviest].toSorted((left, right) => right - left));
});

test('reports that name the same weekday share the day, those of another week do not', () => {
  const before = termsOf('Harbour opens Friday', 3);
  expect(before.intersection(termsOf('Sailors cheered on Friday', 6)).size).toBe(2);
  expect(before.intersection(termsOf('Sailors cheered on Friday', 13)).size).toBe(1);
});

test('a weekday is the nearest such day, before or after publication', () => {
  const weekdays = constantFrom(['Monday', 8], ['Thursday', 11], ['Saturday', 13]);
  const distance = integer({ min: 0, max: 3 });
  assert(
    property(weekdays, distance, distance, ([weekday, day], before, after) => {
      const announced = termsOf(`Opens ${weekday}`, day - before);
      expect(announced.intersection(termsOf(`Cheered ${weekday}`, day + after)).size).toBe(2);
    }),
  );
});

test('each weekday counts once', () => {
  expect(termsOf('Wednesday, Sunday, Wednesday', 3).size).toBe(4);
});

test('without a weekday or a publication date there is no day', () => {
  expect(termsOf('Freed yesterday', 3).size).toBe(2);
  const undated = { title: 'Freed Tuesday', text: '', publishedAt: null };
  expect(signatureOf(undated, plainVocabulary).terms).toHaveLength(2);
});

/** The terms of a report of December 2025. */
function termsOf(title: string, day: number): Set<number> {
  const publishedAt = `2025-12-${String(day).padStart(2, '0')}T10:00:00.000Z`;
  return new Set(signatureOf({ title, text: '', publishedAt }, plainVocabulary).terms);
}

test('the same characters in Chinese and in Japanese are different words', () => {
  const one = signatureOf(
    { title: '学校', text: '新しい学校。', publishedAt: null },
    plainVocabulary,
  );
  const other = signatureOf(
    { title: '学校', text: '新学校。', publishedAt: null },
    plainVocabulary,
  );
  expect([...one.terms].filter((term) => other.terms.includes(term))).toEqual([]);
});
