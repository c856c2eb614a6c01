import { isFunctionWord } from './languages.ts';

/** How much each word matters to what a text is about, as the built-in embedder has learnt it. */
export type WordWeights = {
  /**
   * The weight of a word as `words` gives it: below 0.1 for the likes of `the`, about 1 for content
   * words, known or not. Only ratios of weights mean something.
   */
  weight(word: string): number;
  /** The unit vector of a word, for the similarity of two words; zeros where nothing is known. */
  vector(word: string): Float32Array;
};

/** As the built-in embedder weighs the likes of `the`. */
const FUNCTION_WORD = 0.05;

/** The weights of the words of a question in a language: the embedder learnt those of English. */
export function weightsIn(language: string, weights: WordWeights): WordWeights {
  if (language === 'en') return weights;
  return {
    weight: (word) => (isFunctionWord(word, language) ? FUNCTION_WORD : weights.weight(word)),
    vector: (word) => weights.vector(word),
  };
}

/** Stems with how much each matters. */
export type WeightedStems = ReadonlyMap<string, number>;

/** The stems of tokens or stemmed words, each once, with the weight of its word. */
export function weightedStems(
  tokens: readonly { word: string; stem: string }[],
  weights: WordWeights,
): WeightedStems {
  return new Map(tokens.map(({ word, stem }) => [stem, weights.weight(word)]));
}

/** The share of the wanted stems, by weight, that are held; 0 to 1, 0 where nothing is wanted. */
export function coverage(wanted: WeightedStems, held: Pick<ReadonlySet<string>, 'has'>): number {
  let total = 0;
  let shared = 0;
  for (const [stem, weight] of wanted) {
    total += weight;
    if (held.has(stem)) shared += weight;
  }
  return total === 0 ? 0 : shared / total;
}
