import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { detached } from '../../../retrieval/words/detached.ts';

test('a copy is the same text, whatever it holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (word) => {
      expect(detached(word)).toBe(word);
    }),
  );
});
