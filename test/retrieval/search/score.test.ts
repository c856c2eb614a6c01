import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { recencyFactor } from '../../../retrieval/search/score.ts';

const at = '2025-03-12T12:00:00.000Z';
const daysBefore = (days: number): string =>
  new Date(Date.parse(at) - days * 86_400_000).toISOString();

const gain = (days: number): number =>
  recencyFactor(daysBefore(days), at, 'usual') - recencyFactor(daysBefore(days + 2), at, 'usual');

test('an article without a date counts as an old one', () => {
  expect(recencyFactor(null, at, 'usual')).toBe(1);
  expect(recencyFactor(daysBefore(3_000), at, 'usual')).toBeCloseTo(1, 5);
});

test('a brand-new article counts most, and so does one from the future', () => {
  expect(recencyFactor(at, at, 'usual')).toBeGreaterThan(1.5);
  expect(recencyFactor(daysBefore(-2), at, 'usual')).toBe(recencyFactor(at, at, 'usual'));
});

test('where the newest is asked for, newness counts more, and from the first day on', () => {
  const strong = (days: number): number => recencyFactor(daysBefore(days), at, 'strong');
  expect(strong(0)).toBeGreaterThan(recencyFactor(at, at, 'usual'));
  expect(strong(0)).toBeGreaterThan(strong(1));
});

test('a story counts the same on its first days', () => {
  expect(recencyFactor(daysBefore(2), at, 'usual')).toBe(recencyFactor(at, at, 'usual'));
});

test('where something long over is asked for, newness counts nothing', () => {
  expect(recencyFactor(at, at, 'none')).toBe(1);
});

test('what a newer article gains over an older one fades with the days', () => {
  expect(gain(3)).toBeGreaterThan(gain(10));
  expect(gain(10)).toBeGreaterThan(gain(40));
});

test('the newer of two articles never counts less', () => {
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
