import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Embedder } from '../../retrieval/models/embedder.ts';
import { lengthOf } from '../../retrieval/text/vectors.ts';

/** An embedder and its cleanup. */
export type OpenEmbedder = { embedder: Embedder; close: () => Promise<void> };

/** The promises of every embedder; `open` starts one. */
export function embedderContract(name: string, open: () => Promise<OpenEmbedder>): void {
  async function using(use: (embedder: Embedder) => Promise<void>): Promise<void> {
    const { embedder, close } = await open();
    try {
      await use(embedder);
    } finally {
      await close();
    }
  }

  describe(`embedder: ${name}`, () => {
    test('has an id that a store can record', async () => {
      await using(async (embedder) => {
        expect(embedder.id).toMatch(/^\S+$/);
      });
    });

    test('returns vectors of the dimensions that it states', async () => {
      await using(async (embedder) => {
        const vectors = await embedder.embed(['A vote in parliament', '']);
        const dimensions = await embedder.dimensions();
        expect(dimensions).toBeGreaterThan(1);
        expect(vectors.map((vector) => vector.length)).toEqual([dimensions, dimensions]);
      });
    });

    test('returns no vectors for no texts', async () => {
      await using(async (embedder) => {
        expect(await embedder.embed([])).toEqual([]);
      });
    });

    test('returns vectors of length 1, and the zero vector for a text without words', async () => {
      await using(async (embedder) => {
        const vectors = await embedder.embed(['Rain', '', ' — !?', 'Rain and more rain, 3 days']);
        const lengths = vectors.map((vector) => Number(lengthOf(vector).toFixed(5)));
        expect(lengths).toEqual([1, 0, 0, 1]);
      });
    });

    test('returns a vector of length 1 or 0 for any text', async () => {
      await using(async (embedder) => {
        const texts = fc.sample(fc.string({ unit: 'grapheme', maxLength: 60 }), 100);
        for (const vector of await embedder.embed(texts)) {
          expect([0, 1]).toContain(Number(lengthOf(vector).toFixed(5)));
        }
      });
    });

    test('keeps the order of the texts, however many there are', async () => {
      await using(async (embedder) => {
        const texts = Array.from(
          { length: 300 },
          (_, index) => `Storm ${'z'.repeat(index % 17)} ${index}`,
        );
        const together = await embedder.embed(texts);
        expect(together).toHaveLength(300);
        for (const index of [0, 1, 150, 299]) {
          const [alone] = await embedder.embed([texts[index] ?? '']);
          expect(together[index]).toEqual(alone);
        }
      });
    });

    test('a text is most similar to itself', async () => {
      await using(async (embedder) => {
        const texts = ['Quake hits the coast', 'Bank lifts its rate', 'Club wins the cup'];
        const [asked] = await embedder.embed(['Bank lifts its rate']);
        const scores = (await embedder.embed(texts)).map((vector) =>
          vector.reduce((sum, number, index) => sum + number * (asked?.[index] ?? 0), 0),
        );
        expect(scores[1]).toBeCloseTo(1, 5);
        expect(scores[0]).toBeLessThan(0.999);
        expect(scores[2]).toBeLessThan(0.999);
      });
    });
  });
}
