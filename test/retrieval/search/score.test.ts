import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { recencyFactor } from '../../../retrieval/search/score.ts';

const at = '2025-03-12T12:00:00.000Z';
const daysBefore = (days: number): string =>
  new Date(Date.parse(at) - days * 86_400_000).toISOString();

const gain = (days: number): number =>
  recencyFactor(daysBefore(days), at, 'usual') - recencyFactor(daysBefore(days + 2), at, 'usual');

test('an undated article gets the recency of an old one', () => {
  expect(recencyFactor(null, at, 'usual')).toBe(1);
  expect(recencyFactor(daysBefore(3_000), at, 'usual')).toBeCloseTo(1, 5);
});

test('a new article gets the full bonus, and so does one dated in the future', () => {
  expect(recencyFactor(at, at, 'usual')).toBeGreaterThan(1.5);
  expect(recencyFactor(daysBefore(-2), at, 'usual')).toBe(recencyFactor(at, at, 'usual'));
});

test('a question for the latest gives recency more weight, decaying from the first day', () => {
  const strong = (days: number): number => recencyFactor(daysBefore(days), at, 'strong');
  expect(strong(0)).toBeGreaterThan(recencyFactor(at, at, 'usual'));
  expect(strong(0)).toBeGreaterThan(strong(1));
});

test('the bonus is constant for the first days', () => {
  expect(recencyFactor(daysBefore(2), at, 'usual')).toBe(recencyFactor(at, at, 'usual'));
});

test('a question about the past ignores recency', () => {
  expect(recencyFactor(at, at, 'none')).toBe(1);
});

test('the advantage of a newer article fades with age', () => {
  expect(gain(3)).toBeGreaterThan(gain(10));
  expect(gain(10)).toBeGreaterThan(gain(40));
});

test('the newer of two articles never scores less', () => {
  const days = fc.double({ min: -30, max: 4_000, noNaN: true });
  fc.assert(
    fc.property(days, days, (one, other) => {
      const [newer, older] = [Math.min(one, other), Math.max(one, other)].map((age) =>
        recencyFactor(daysBefore(age), at, 'usual'),
      );
      expect(newer).toBeGreaterThanOrEqual(older ?? Infinity);
    }),
  );
});
