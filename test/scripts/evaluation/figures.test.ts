import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  allGoldAt,
  averagePrecisionAt,
  hitAt,
  reciprocalRankAt,
} from '../../../scripts/evaluation/figures.ts';

const twoOfThree = { ranked: ['x', 'a', 'y', 'b', 'z'], gold: ['a', 'b', 'c'] };

test('counts a hit when a relevant article is among the first k', () => {
  expect(hitAt(1, twoOfThree)).toBe(0);
  expect(hitAt(2, twoOfThree)).toBe(1);
});

test('computes the reciprocal rank of the first relevant article', () => {
  expect(reciprocalRankAt(10, twoOfThree)).toBe(1 / 2);
  expect(reciprocalRankAt(1, twoOfThree)).toBe(0);
});

test('averages the precision at each relevant article over all relevant ones', () => {
  expect(averagePrecisionAt(10, twoOfThree)).toBeCloseTo((1 / 2 + 2 / 4) / 3, 12);
});

test('divides the average precision by k when more than k articles are relevant', () => {
  const gold = Array.from({ length: 12 }, (_, index) => `gold-${index}`);
  expect(averagePrecisionAt(10, { ranked: gold, gold })).toBeCloseTo(1, 12);
});

test('requires every relevant article', () => {
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

test('every figure is between 0 and 1, and the figures are in order', () => {
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

test('is 1 for every ranking with the relevant articles first', () => {
  fc.assert(
    fc.property(ranking, ({ ranked, gold }) => {
      const best = { ranked: [...gold, ...ranked], gold };
      expect(reciprocalRankAt(10, best)).toBe(1);
      expect(averagePrecisionAt(10, best)).toBeCloseTo(1, 9);
    }),
  );
});
