import { array, assert, constantFrom, property } from 'fast-check';
import { expect, test } from 'vitest';
import { isCopy, lengthOf, sampleWording } from '../../../corpus/stories/copies.ts';
import { ferryCopy, plainVocabulary, storyNews } from '../../support/story-news.ts';

const sample = (text: string): Uint32Array => sampleWording(plainVocabulary.words(text));
const ferry = sample(storyNews.ferry.text);

test('a report cut and turned round is a copy', () => {
  expect(isCopy(ferry, sample(ferryCopy.text))).toBe(true);
});

test('an independent report of the same event is none', () => {
  expect(isCopy(ferry, sample(storyNews.otherFerry.text))).toBe(false);
});

test('a long article is a copy of a part of it, and the other way round', () => {
  const long = Array.from({ length: 3_000 }, (_, at) => `word${at}`);
  const [whole, part] = [sampleWording(long), sampleWording(long.slice(1_000, 2_200))];
  expect([isCopy(whole, part), isCopy(part, whole)]).toEqual([true, true]);
});

test('texts of a few words are never copies', () => {
  expect(isCopy(sample('Read more here'), sample('Read more here'))).toBe(false);
});

test('being a copy is mutual', () => {
  const words = array(constantFrom('ferry', 'rudder', 'tide', 'crew', 'storm', 'port'));
  assert(
    property(words, words, (one, other) => {
      const [left, right] = [sampleWording(one), sampleWording(other)];
      expect(isCopy(left, right)).toBe(isCopy(right, left));
    }),
  );
});

test('a sample tells how long its text is, a short one to the word and a long one nearly', () => {
  const text = Array.from({ length: 3_000 }, (_, at) => `word${at}`);
  expect(lengthOf(sampleWording(text.slice(0, 120)))).toBe(118);
  const long = lengthOf(sampleWording(text));
  expect(long).toBeGreaterThan(2_400);
  expect(long).toBeLessThan(3_600);
});
