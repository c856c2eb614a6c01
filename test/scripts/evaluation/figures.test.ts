import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  allGoldAt,
  averagePrecisionAt,
  hitAt,
  reciprocalRankAt,
} from '../../../scripts/evaluation/figures.ts';

const twoOfThree = { ranked: ['x', 'a', 'y', 'b', 'z'], gold: ['a', 'b', 'c'] };

test('counts a hit when the first k hold a right article', () => {
  expect(hitAt(1, twoOfThree)).toBe(0);
  expect(hitAt(2, twoOfThree)).toBe(1);
});

test('takes the reciprocal rank of the first right article', () => {
  expect(reciprocalRankAt(10, twoOfThree)).toBe(1 / 2);
  expect(reciprocalRankAt(1, twoOfThree)).toBe(0);
});

test('averages the precision at each right article over all there are', () => {
  expect(averagePrecisionAt(10, twoOfThree)).toBeCloseTo((1 / 2 + 2 / 4) / 3, 12);
});

test('divides the average precision by k where more than k articles are right', () => {
  const gold = Array.from({ length: 12 }, (_, index) => `gold-${index}`);
  expect(averagePrecisionAt(10, { ranked: gold, gold })).toBeCloseTo(1, 12);
});

test('asks for every right article', () => {
  expect(allGoldAt(10, twoOfThree)).toBe(0);
  expect(allGoldAt(10, { ranked: ['c', 'x', 'b', 'a'], gold: ['a', 'b', 'c'] })).toBe(1);
  expect(allGoldAt(3, { ranked: ['c', 'x', 'b', 'a'], gold: ['a', 'b', 'c'] })).toBe(0);
});

test('counts an article that is ranked twice once', () => {
  const repeated = { ranked: ['x', 'x', 'x', 'a', 'a'], gold: ['a'] };
  expect(hitAt(2, repeated)).toBe(1);
  expect(reciprocalRankAt(10, repeated)).toBe(1 / 2);
  expect(averagePrecisionAt(10, repeated)).toBe(1 / 2);
});

test('finds nothing in an empty ranking', () => {
  const empty = { ranked: [], gold: ['a'] };
  expect(hitAt(10, empty)).toBe(0);
  expect(reciprocalRankAt(10, empty)).toBe(0);
  expect(averagePrecisionAt(10, empty)).toBe(0);
  expect(allGoldAt(10, empty)).toBe(0);
});

const article = fc.constantFrom(...Array.from('abcdefghijklmnop'));
const ranking = fc.record({
  ranked: fc.array(article, { maxLength: 16 }),
  gold: fc.uniqueArray(article, { minLength: 1, maxLength: 12 }),
});

test('keeps every figure between 0 and 1, and in order', () => {
  fc.assert(
    fc.property(ranking, (any) => {
      const hit = hitAt(10, any);
      expect(hitAt(4, any)).toBeLessThanOrEqual(hit);
      expect(reciprocalRankAt(10, any)).toBeLessThanOrEqual(hit);
      expect(averagePrecisionAt(10, any)).toBeLessThanOrEqual(hit + 1e-9);
      expect(allGoldAt(10, any)).toBeLessThanOrEqual(hit);
      expect(averagePrecisionAt(10, any)).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('gives full marks to every ranking with the right articles first', () => {
  fc.assert(
    fc.property(ranking, ({ ranked, gold }) => {
      const best = { ranked: [...gold, ...ranked], gold };
      expect(reciprocalRankAt(10, best)).toBe(1);
      expect(averagePrecisionAt(10, best)).toBeCloseTo(1, 9);
    }),
  );
});
