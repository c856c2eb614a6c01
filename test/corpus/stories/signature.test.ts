import { assert, constantFrom, integer, lorem, property, string, uint8Array } from 'fast-check';
import { expect, test } from 'vitest';
import {
  eventDays,
  packSignature,
  signatureOf,
  unpackSignature,
} from '../../../corpus/stories/signature.ts';
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

const DAY = 86_400_000;
const dates = (words: string[], publishedAt: string | null): string[] =>
  eventDays(words, publishedAt).map((day) => new Date(day * DAY).toISOString().slice(0, 10));

test('a weekday is the day before or the day to come, whichever is nearer', () => {
  expect(dates(['freed', 'on', 'tuesday'], wednesday)).toEqual(['2025-12-02']);
  expect(dates(['votes', 'on', 'friday'], wednesday)).toEqual(['2025-12-05']);
});

test('each day is named once, in the order of time', () => {
  expect(dates(['wednesday', 'sunday', 'wednesday'], wednesday)).toEqual([
    '2025-11-30',
    '2025-12-03',
  ]);
});

test('without a weekday or a date of publication there is no day', () => {
  expect(eventDays(['freed', 'yesterday'], wednesday)).toEqual([]);
  expect(eventDays(['tuesday'], null)).toEqual([]);
});

test('what is told before and after an event within three days names the same day', () => {
  const named = constantFrom('monday', 'thursday', 'saturday');
  assert(
    property(named, integer({ min: 0, max: 3 }), (weekday, later) => {
      const [day = 0] = eventDays([weekday], wednesday);
      const publishedAt = new Date((day + later) * DAY).toISOString();
      expect(eventDays([weekday], publishedAt)).toEqual([day]);
    }),
  );
});
