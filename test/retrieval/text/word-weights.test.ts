import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareHeld, weighedStems } from '../../../retrieval/text/word-weights.ts';
import { plainWeights } from '../../support/plain-weights.ts';

test('the stems of a text stand once each, with the weight of their word', () => {
  expect([...weighedStems('Talks on talking; the talk', plainWeights)]).toEqual([
    ['talk', 1],
    ['on', 0.05],
    ['the', 0.05],
  ]);
});

test('heavy words count more than light ones', () => {
  const wanted = weighedStems('the strike', plainWeights);
  expect(shareHeld(wanted, new Set(['strike']))).toBeCloseTo(1 / 1.05);
  expect(shareHeld(wanted, new Set(['the']))).toBeCloseTo(0.05 / 1.05);
});

test('where nothing is wanted, nothing is held', () => {
  expect(shareHeld(new Map(), new Set(['strike']))).toBe(0);
});

test('a text holds all of its own words, and any other a share from 0 to 1', () => {
  const text = fc
    .array(fc.constantFrom('rain', 'the', 'talks', 'a', 'cod'))
    .map((parts) => parts.join(' '));
  fc.assert(
    fc.property(text, text, (one, other) => {
      const wanted = weighedStems(one, plainWeights);
      expect(shareHeld(wanted, new Set(wanted.keys()))).toBeCloseTo(one === '' ? 0 : 1);
      const share = shareHeld(wanted, new Set(weighedStems(other, plainWeights).keys()));
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
    }),
  );
});
