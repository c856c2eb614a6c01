import { assert, lorem, property, string, uint8Array } from 'fast-check';
import { expect, test } from 'vitest';
import { packSignature, unpackSignature } from '../../../corpus/stories/pack-signature.ts';
import { signatureOf } from '../../../corpus/stories/signature.ts';
import { plainVocabulary, storyNews } from '../../support/story-news.ts';

const publishedAt = '2025-12-03T10:00:00.000Z';

test('a packed signature unpacks to the same signature', () => {
  assert(
    property(string(), lorem({ maxCount: 400 }), (title, text) => {
      const signature = signatureOf({ title, text, publishedAt }, plainVocabulary);
      expect(unpackSignature(packSignature(signature))).toEqual(signature);
    }),
  );
});

test('a signature is short however long the article is', () => {
  const text = Array.from({ length: 20_000 }, (_, at) => `word${at}`).join(' ');
  const packed = packSignature(signatureOf({ title: 'Long', text, publishedAt }, plainVocabulary));
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

test('words of weight come before the likes of "the"', () => {
  const undated = { ...storyNews.ferry, publishedAt: null };
  const heaviest = signatureOf(undated, plainVocabulary).weights;
  expect([...heaviest]).toEqual([...heaviest].toSorted((left, right) => right - left));
});

test('reports that name the same weekday share the day, those of another week do not', () => {
  const before = termsOf('Harbour opens Friday', '03');
  expect(before.intersection(termsOf('Sailors cheered on Friday', '06')).size).toBe(2);
  expect(before.intersection(termsOf('Sailors cheered on Friday', '13')).size).toBe(1);
});

function termsOf(title: string, day: string): Set<number> {
  const report = { title, text: '', publishedAt: `2025-12-${day}T10:00:00.000Z` };
  return new Set(signatureOf(report, plainVocabulary).terms);
}
