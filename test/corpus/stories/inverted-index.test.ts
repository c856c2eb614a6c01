import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createInvertedIndex } from '../../../corpus/stories/inverted-index.ts';

const vector = fc
  .dictionary(fc.stringMatching(/^[1-9]$/u), fc.integer({ min: 1, max: 8 }), { minKeys: 1 })
  .map((weights) => new Map(Object.entries(weights).map(([term, weight]) => [+term, weight / 8])));

test('packing changes nothing that is found, however documents come, go and are packed', () => {
  fc.assert(
    fc.property(
      fc.array(vector, { minLength: 40, maxLength: 90 }),
      fc.array(fc.integer({ min: 0, max: 89 })),
      vector,
      (documents, removed, asked) => {
        const [loose, packed] = [createInvertedIndex<number>(), createInvertedIndex<number>()];
        for (const [number, weights] of documents.entries()) {
          for (const index of [loose, packed]) index.add(number, weights);
          packed.pack();
        }
        for (const index of [loose, packed]) index.remove((number) => removed.includes(number));
        const found = packed.products(asked);
        expect(new Map(found)).toEqual(new Map(loose.products(asked)));
        expect(found.length).toBe(new Map(found).size);
      },
    ),
  );
});
