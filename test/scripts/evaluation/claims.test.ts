import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ClaimLine, evaluateClaims } from '../../../scripts/evaluation/claims.ts';
import { areaUnderCurve } from '../../../scripts/evaluation/statistics.ts';

function claim(id: string, set: string, supported: boolean): ClaimLine {
  return { id, set, supported, source_text: 'The ferry sails at nine.', claim: id };
}

test('computes the figures of all claims and of each set', async () => {
  const scores: Record<string, number> = { a: 0.9, b: 0.4, c: 0.4, d: 0.1, e: 0.8 };
  const claims = [
    claim('a', 'short', true),
    claim('b', 'short', true),
    claim('c', 'short', false),
    claim('d', 'short', false),
    claim('e', 'long', true),
  ];
  const progress: number[] = [];
  const report = await evaluateClaims(
    claims,
    ({ id }) => {
      const score = scores[id] ?? Number.NaN;
      return Promise.resolve({ score, kept: score >= 0.4 });
    },
    { onProgress: (done) => progress.push(done) },
  );
  expect(report.by_set).toEqual({
    short: { n: 4, auc: 3.5 / 4, kept_supported: 1, dropped_unsupported: 1 / 2 },
    long: { n: 1, auc: null, kept_supported: 1, dropped_unsupported: null },
  });
  expect(report.overall).toEqual({
    n: 5,
    auc: 5.5 / 6,
    kept_supported: 1,
    dropped_unsupported: 1 / 2,
  });
  expect(progress).toEqual([1, 2, 3, 4, 5]);
});

test('counts ties as half a win', () => {
  expect(areaUnderCurve([1, 1], [1, 1, 1])).toBe(0.5);
  expect(areaUnderCurve([2, 1], [1, 0])).toBe(3.5 / 4);
});

const scores = fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 20 });

test('equals the result of comparing every pair', () => {
  fc.assert(
    fc.property(scores, scores, (positives, negatives) => {
      const wins = positives.flatMap((one) => {
        return negatives.map((other) => (one > other ? 1 : one === other ? 0.5 : 0));
      });
      const share = wins.reduce<number>((sum, win) => sum + win, 0) / wins.length;
      expect(areaUnderCurve(positives, negatives)).toBeCloseTo(share, 12);
    }),
  );
});

test('sums to one with the sides swapped', () => {
  fc.assert(
    fc.property(scores, scores, (positives, negatives) => {
      const there = areaUnderCurve(positives, negatives) ?? 0;
      const back = areaUnderCurve(negatives, positives) ?? 0;
      expect(there + back).toBeCloseTo(1, 12);
    }),
  );
});
