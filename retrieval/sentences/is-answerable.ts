import { questionSubject } from '../fit/question-subject.ts';
import type { Candidate } from './rank-sentences.ts';
import type { SearchPlan } from '../planning/search-plan.ts';
import type { WordWeights } from '../words/word-weights.ts';

/** The fit that a question needs by how many words tell its subject, and a long one. */
const SHORT = { words: 6, fit: 0.66 } as const;
const LONG = { words: 8, fit: 0.225 } as const;
/** An article whose best sentence fits worse is about something else, and bears nothing out. */
const RELATED = 0.35;
/** What a fit counts that no other article comes near, although others are about the same. */
const ALONE = 0.8;

/**
 * Whether the evidence answers what is asked: a sentence has to meet the subject of the question
 * near something that may be the answer, well for a short question, less well for a long one, which
 * tells its own story. Where several articles are about the same, they have to bear each other out:
 * then the mean of the two that fit best counts, or four fifths of the best.
 */
export function isAnswerable(
  plan: Pick<SearchPlan, 'question' | 'publishers'>,
  candidates: readonly Pick<Candidate, 'evidence' | 'fit'>[],
  weights: WordWeights,
): boolean {
  const fits = new Map<string, number>();
  for (const { evidence, fit } of candidates)
    fits.set(evidence.article.id, Math.max(fit, fits.get(evidence.article.id) ?? 0));
  const [best = 0, second = 0] = [...fits.values()].toSorted((left, right) => right - left);
  const borneOut = second < RELATED ? best : Math.max(ALONE * best, (best + second) / 2);
  // A question of question words only ("What is new?") has no subject that could be missing.
  return candidates.length > 0 && borneOut >= fitNeeded(questionSubject(plan, weights).length);
}

function fitNeeded(words: number): number {
  const way = Math.min(1, Math.max(0, (words - SHORT.words) / (LONG.words - SHORT.words)));
  return SHORT.fit + way * (LONG.fit - SHORT.fit);
}
