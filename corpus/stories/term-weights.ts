import type { Vector } from './neighbours.ts';
import type { Signature } from './signature.ts';

/** How rare each word was among the articles of the time before. */
export type TermWeights = {
  /** Counts an article's words; `day` counts from 1970, with fractions. */
  count(signature: Signature, day: number): void;
  /** The unit vector of an article: its weights, each multiplied with the rarity of its word. */
  vectorOf(signature: Signature): Vector;
};

/**
 * So long an article's words do not count: what is only now in everybody's mouth tells events apart,
 * what was there before is their background.
 */
const FRESH_DAYS = 5;
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
  let newest = Number.NEGATIVE_INFINITY;
  let fresh: { terms: Uint32Array; day: number }[] = [];

  const settle = (terms: Uint32Array): void => {
    articles += 1;
    for (const term of terms) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
  };
  const rarity = (term: number): number => {
    const seen = articles + SEEN_BEFORE;
    return Math.log(seen / ((frequencies.get(term) ?? 0) + STOOD_IN)) / Math.log(seen);
  };
  return {
    count({ terms }, day) {
      fresh.push({ terms, day });
      if (Math.floor(day) <= Math.floor(newest)) return;
      newest = day;
      const { over = [], still = [] } = Object.groupBy(fresh, (each) =>
        each.day < newest - FRESH_DAYS ? 'over' : 'still',
      );
      for (const each of over) settle(each.terms);
      fresh = still;
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
