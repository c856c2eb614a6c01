import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { stemmedWords } from '../../../retrieval/text/tokens.ts';
import {
  coverage,
  type WeightedStems,
  weightedStems,
} from '../../../retrieval/text/word-weights.ts';
import { plainWeights } from '../../support/plain-weights.ts';

function stemsIn(text: string): WeightedStems {
  return weightedStems(stemmedWords(text), plainWeights);
}

test('each stem of a text occurs once, with the weight of its word', () => {
  expect([...stemsIn('Talks on talking; the talk')]).toEqual([
    ['talk', 1],
    ['on', 0.05],
    ['the', 0.05],
  ]);
});

test('heavy words count more than light ones', () => {
  const wanted = stemsIn('the strike');
  expect(coverage(wanted, new Set(['strike']))).toBeCloseTo(1 / 1.05);
  expect(coverage(wanted, new Set(['the']))).toBeCloseTo(0.05 / 1.05);
});

test('coverage of an empty set is 0', () => {
  expect(coverage(new Map(), new Set(['strike']))).toBe(0);
});

test('a text covers all of its own words, and a share from 0 to 1 of any others', () => {
  const text = fc
    .array(fc.constantFrom('rain', 'the', 'talks', 'a', 'cod'))
    .map((parts) => parts.join(' '));
  fc.assert(
    fc.property(text, text, (one, other) => {
      const wanted = stemsIn(one);
      expect(coverage(wanted, new Set(wanted.keys()))).toBeCloseTo(one === '' ? 0 : 1);
      const share = coverage(wanted, new Set(stemsIn(other).keys()));
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
    }),
  );
});
