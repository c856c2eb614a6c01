import type { Evidence } from '../select-evidence.ts';
import { stem } from '../stem.ts';
import { shareHeld, weighedStems } from '../word-overlap.ts';
import type { WordWeights } from '../word-weights.ts';
import { words } from '../words.ts';
import { factsOf, numbersOf } from './facts.ts';

/** The share of a sentence's words, by weight, that its passages must hold. */
const SMALLEST_OVERLAP = 0.55;

/** How far passages support a sentence. */
export type Support = {
  /** Whether each number, name, date and quotation stands in them. */
  holdsFacts: boolean;
  /** The share of the sentence's words, by weight, that they hold; 0 to 1. */
  overlap: number;
};

/**
 * Whether the passages hold every number, name, date and quotation of a sentence, and most of its
 * other words. An empty list of passages supports nothing.
 */
export function isSupported(
  sentence: string,
  cited: readonly Evidence[],
  weights: WordWeights,
): boolean {
  const { holdsFacts, overlap } = supportOf(sentence, cited, weights);
  return holdsFacts && overlap >= SMALLEST_OVERLAP;
}

/** What `isSupported` judges by. */
export function supportOf(
  sentence: string,
  cited: readonly Evidence[],
  weights: WordWeights,
): Support {
  const text = cited.map(({ article, passage }) => `${article.title}\n${passage.text}`).join('\n');
  const held = new Set(words(`${text}\n${cited.map(({ article }) => article.source).join('\n')}`));
  const stems = new Set([...held].map(stem));
  const numbers = new Set(numbersOf(text));
  const running = ` ${words(text).join(' ')} `;
  const facts = factsOf(sentence);
  return {
    holdsFacts:
      facts.numbers.every((number) => numbers.has(number)) &&
      facts.names.every((name) => held.has(name) || stems.has(stem(name))) &&
      facts.quotations.every((quotation) => running.includes(` ${quotation} `)),
    overlap: shareHeld(weighedStems(sentence, weights), stems),
  };
}
