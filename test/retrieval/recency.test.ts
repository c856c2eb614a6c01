import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { recencyFactor } from '../../retrieval/recency.ts';

const at = '2025-03-12T12:00:00.000Z';
const daysBefore = (days: number): string =>
  new Date(Date.parse(at) - days * 86_400_000).toISOString();

const gain = (days: number): number =>
  recencyFactor(daysBefore(days), at) - recencyFactor(daysBefore(days + 2), at);

test('an article without a date counts as an old one', () => {
  expect(recencyFactor(null, at)).toBe(1);
  expect(recencyFactor(daysBefore(3_000), at)).toBeCloseTo(1, 5);
});

test('a brand-new article counts most, and so does one from the future', () => {
  expect(recencyFactor(at, at)).toBeGreaterThan(1.5);
  expect(recencyFactor(daysBefore(-2), at)).toBe(recencyFactor(at, at));
});

test('what a newer article gains over an older one fades with the days', () => {
  expect(gain(0)).toBeGreaterThan(gain(10));
  expect(gain(10)).toBeGreaterThan(gain(40));
});

test('the newer of two articles never counts less', () => {
  const days = fc.double({ min: -30, max: 4_000, noNaN: true });
  fc.assert(
    fc.property(days, days, (one, other) => {
      const [newer, older] = [Math.min(one, other), Math.max(one, other)].map((age) =>
        recencyFactor(daysBefore(age), at),
      );
      expect(newer).toBeGreaterThanOrEqual(older ?? Infinity);
    }),
  );
});
