import type { SearchPlan } from '../query/query.ts';
import type { WordWeights } from '../text/word-weights.ts';
import { heldShare, LIKELIEST, type LikelyWords } from './answer-terms.ts';
import type { Candidate } from './rank-sentences.ts';
import { questionSubject, type SubjectWord } from './subject.ts';

/** What a question needs, a short one and a long one, by how many of its words may be said otherwise. */
const SHORT = { words: 3, needed: 0.76 } as const;
const LONG = { words: 9, needed: 0.54 } as const;
/** What it counts for a long question that the evidence is sure of an answer and fits, both at once. */
const SURE = 1.5;
/** An article whose best sentence fits worse is about something else, and bears nothing out. */
const RELATED = 0.35;
/** What a fit counts that no other article comes near, although others are about the same. */
const ALONE = 0.8;
/** What each article adds that tells the likeliest word in a sentence that fits this well; one that
 * has nothing beside it counts as two. */
const AGREEING = { fit: 0.5, each: 0.05, lone: 2 } as const;

type Judged = Pick<Candidate, 'evidence' | 'fit' | 'stems'>;

/**
 * Whether the evidence answers what is asked: a sentence has to meet the subject of the question
 * near something that may be the answer. A short question has to be met well. A long one, which tells
 * its own story, less well, and the less the surer the evidence is of one answer. Where several
 * articles are about the same, they have to bear each other out: then the mean of the two that fit
 * best counts, or four fifths of the best. Articles that agree on what is likeliest the answer speak
 * for it, too.
 */
export function isAnswerable(
  plan: Pick<SearchPlan, 'question' | 'publishers'>,
  candidates: readonly Judged[],
  { likely, weights }: { likely: LikelyWords; weights: WordWeights },
): boolean {
  // A question of question words only ("What is new?") has no subject that could be missing.
  if (candidates.length === 0) return false;
  const length = lengthOf(questionSubject(plan, weights));
  const fit = borneOut(candidates, likely);
  // The geometric mean is nothing where nothing fits: a corpus of one topic is sure of anything.
  const sure = Math.sqrt(fit * sureness(candidates, likely));
  return fit + length * SURE * sure >= SHORT.needed + length * (LONG.needed - SHORT.needed);
}

function borneOut(candidates: readonly Judged[], likely: LikelyWords): number {
  const fits = new Map<string, number>();
  const agreeing = new Set<string>();
  for (const { evidence, fit, stems } of candidates) {
    const { id } = evidence.article;
    fits.set(id, Math.max(fit, fits.get(id) ?? 0));
    const tellsLikeliest = [...stems].some((word) => likely.get(word) === LIKELIEST);
    if (tellsLikeliest && fit > AGREEING.fit) agreeing.add(id);
  }
  const [best = 0, second = 0] = [...fits.values()].toSorted((left, right) => right - left);
  if (second < RELATED) return best + AGREEING.each * (best > AGREEING.fit ? AGREEING.lone : 0);
  return Math.max(ALONE * best, (best + second) / 2) + AGREEING.each * agreeing.size;
}

/** How much of what is likely the answer stands in one sentence: little where nothing stands out. */
function sureness(candidates: readonly Judged[], likely: LikelyWords): number {
  const held = heldShare(likely);
  return Math.max(...candidates.map(({ stems }) => held(stems)));
}

/** How long a question is, from 0, a short one, to 1. */
function lengthOf(subject: readonly SubjectWord[]): number {
  const words = subject.filter(({ isExact, weight }) => !isExact && weight > 0).length;
  return Math.min(1, Math.max(0, (words - SHORT.words) / (LONG.words - SHORT.words)));
}
