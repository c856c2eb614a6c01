import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { batchesOf } from '../../../retrieval/adapters/batches.ts';

test('fills batches by count and by characters', () => {
  const limits = { maxBatch: 3, maxCharacters: 5 };
  expect(batchesOf(['a', 'b', 'c', 'd', 'eeee', 'f', 'ggggggg', 'h'], limits)).toEqual([
    ['a', 'b', 'c'],
    ['d', 'eeee'],
    ['f'],
    ['ggggggg'],
    ['h'],
  ]);
});

test('keeps every text in its order and no batch empty or above its limits', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.integer({ min: 1, max: 9 }), (texts, limit) => {
      const batches = batchesOf(texts, { maxBatch: limit, maxCharacters: 4 * limit });
      expect(batches.flat()).toEqual(texts);
      expect(batches.filter((batch) => batch.length < 1 || batch.length > limit)).toEqual([]);
      const shared = batches.filter((batch) => batch.length > 1).map((batch) => batch.join(''));
      expect(shared.filter((together) => together.length > 4 * limit)).toEqual([]);
    }),
  );
});
