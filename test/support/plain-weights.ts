import type { WordWeights } from '../../retrieval/word-weights.ts';

/** Weights that a test can follow by eye: words of less than four letters hardly count. */
export const plainWeights: WordWeights = { weight: (word) => (word.length < 4 ? 0.05 : 1) };
