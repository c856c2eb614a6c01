// Weights words by their rarity.
import type { Vector } from './inverted-index.ts';
import type { Signature } from './signature.ts';

/** How rare each term was among earlier articles (inverse document frequency). */
export type TermWeights = {
  /** Counts an article's terms; `day` counts from 1970, with fractions. */
  count(signature: Signature, day: number): void;
  /** The unit vector of an article: its term weights times the rarity of each term. */
  vectorOf(signature: Signature): Vector;
};

/**
 * An article's terms count only after this many days: words that are new this week tell events
 * apart, words of the weeks before are background.
 */
const DELAY_IN_DAYS = 5;
/**
 * The counts start as if this many articles had been seen. Otherwise the words that the first
 * reports of an event share would pass for common ones.
 */
const PRIOR_ARTICLES = 1_000;
/** How many terms are counted; ten megabytes, and the new ones of some tens of thousands of articles. */
const MOST_TERMS = 250_000;
/** In how many of those articles each term is assumed to have been. */
const PRIOR_FREQUENCY = 2;

/**
 * Counts document frequencies (Spärck Jones 1972), scaled so that the rarest terms weigh about 1.
 */
export function createTermWeights({ most = MOST_TERMS } = {}): TermWeights {
  const frequencies = new Map<number, number>();
  let articles = 0;
  let newest = Number.NEGATIVE_INFINITY;
  let pending: { terms: Uint32Array; day: number }[] = [];

  const countTerms = (terms: Uint32Array): void => {
    articles += 1;
    for (const term of terms) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
    if (frequencies.size > most) halve();
  };
  /** Makes what was long ago count half, and forgets the terms of a single article. */
  const halve = (): void => {
    articles = Math.ceil(articles / 2);
    for (const [term, frequency] of frequencies) {
      if (frequency > 1) frequencies.set(term, Math.ceil(frequency / 2));
      else frequencies.delete(term);
    }
  };
  const rarity = (term: number): number => {
    const seen = articles + PRIOR_ARTICLES;
    return Math.log(seen / ((frequencies.get(term) ?? 0) + PRIOR_FREQUENCY)) / Math.log(seen);
  };
  return {
    count({ terms }, day) {
      pending.push({ terms, day });
      if (Math.floor(day) <= Math.floor(newest)) return;
      newest = day;
      const { due = [], early = [] } = Object.groupBy(pending, (each) =>
        each.day < newest - DELAY_IN_DAYS ? 'due' : 'early',
      );
      for (const each of due) countTerms(each.terms);
      pending = early;
    },
    vectorOf({ terms, weights }) {
      const weighted = Array.from(terms, (term, index): [number, number] => [
        term,
        (weights[index] ?? 0) * rarity(term),
      ]);
      const length = Math.hypot(...weighted.map(([, weight]) => weight)) || 1;
      return new Map(weighted.map(([term, weight]) => [term, weight / length]));
    },
  };
}
