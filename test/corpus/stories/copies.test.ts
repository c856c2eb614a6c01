import { array, assert, constantFrom, property } from 'fast-check';
import { expect, test } from 'vitest';
import { estimateLength, isCopy, sketchOf } from '../../../corpus/stories/copies.ts';
import { ferryCopy, plainVocabulary, storyNews } from '../../support/story-news.ts';

const sketch = (text: string): Uint32Array => sketchOf(plainVocabulary.words(text));
const ferry = sketch(storyNews.ferry.text);

test('a shortened and reordered report is a copy', () => {
  expect(isCopy(ferry, sketch(ferryCopy.text))).toBe(true);
});

test('an independent report of the same event is no copy', () => {
  expect(isCopy(ferry, sketch(storyNews.otherFerry.text))).toBe(false);
});

test('a long article is a copy of a part of it, and the other way round', () => {
  const long = Array.from({ length: 3_000 }, (_, at) => `word${at}`);
  const [whole, part] = [sketchOf(long), sketchOf(long.slice(1_000, 2_200))];
  expect([isCopy(whole, part), isCopy(part, whole)]).toEqual([true, true]);
});

test('texts of a few words are never copies', () => {
  expect(isCopy(sketch('Read more here'), sketch('Read more here'))).toBe(false);
});

test('being a copy is mutual', () => {
  const words = array(constantFrom('ferry', 'rudder', 'tide', 'crew', 'storm', 'port'));
  assert(
    property(words, words, (one, other) => {
      const [left, right] = [sketchOf(one), sketchOf(other)];
      expect(isCopy(left, right)).toBe(isCopy(right, left));
    }),
  );
});

test('a sketch tells the length of a short text exactly and of a long one roughly', () => {
  const text = Array.from({ length: 3_000 }, (_, at) => `word${at}`);
  expect(estimateLength(sketchOf(text.slice(0, 120)))).toBe(118);
  const long = estimateLength(sketchOf(text));
  expect(long).toBeGreaterThan(2_400);
  expect(long).toBeLessThan(3_600);
});
