import { cutPassages } from '../../corpus/passages/cut-passages.ts';
import type { Evidence } from '../ranking/select-evidence.ts';
import type { WordWeights } from '../words/word-weights.ts';
import { supportOf } from './support-of.ts';

/**
 * What the check says of one sentence about one text, with the whole text as the passages: whether it
 * would be kept, and a score in 0..1 that grows with support, for finding a better threshold.
 */
export function judgeClaim(
  claim: string,
  text: string,
  weights: WordWeights,
): { score: number; kept: boolean } {
  const article = { id: 'claim', url: null, title: '', source: '', publishedAt: null };
  const evidence = cutPassages({ id: article.id, text }).map((passage): Evidence => ({
    article,
    passage,
    score: 1,
  }));
  const { score, isSupported } = supportOf(claim, evidence, weights);
  return { score, kept: isSupported };
}
