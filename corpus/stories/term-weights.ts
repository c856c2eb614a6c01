import type { Signature } from './signature.ts';
import type { Vector } from './themes.ts';

/** How rare each word is among the articles counted so far. */
export type TermWeights = {
  /** Counts an article's words. */
  count(signature: Signature): void;
  /** The unit vector of an article: its weights, each multiplied with the rarity of its word. */
  vectorOf(signature: Signature): Vector;
};

/**
 * As if so many articles had been seen before the first one, or the words that the first reports of
 * an event share would pass for common ones.
 */
const SEEN_BEFORE = 1_000;
/** In how many of them each word is taken to have stood. */
const STOOD_IN = 2;

/** Counts document frequencies (Spärck Jones 1972), scaled so that the rarest words weigh about 1. */
export function createTermWeights(): TermWeights {
  const frequencies = new Map<number, number>();
  let articles = 0;
  const rarity = (term: number): number => {
    const seen = articles + SEEN_BEFORE;
    return Math.log(seen / ((frequencies.get(term) ?? 0) + STOOD_IN)) / Math.log(seen);
  };
  return {
    count({ terms }) {
      articles += 1;
      for (const term of terms) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
    },
    vectorOf({ terms, weights }) {
      const weighed = Array.from(terms, (term, index): [number, number] => [
        term,
        (weights[index] ?? 0) * rarity(term),
      ]);
      const length = Math.hypot(...weighed.map(([, weight]) => weight)) || 1;
      return new Map(weighed.map(([term, weight]) => [term, weight / length]));
    },
  };
}
