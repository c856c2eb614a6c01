// Decides whether the evidence answers the question.
import type { Query } from '../query/query.ts';
import { type AnswerTerms, heldShare } from './answer-terms.ts';
import type { Candidate } from './rank-sentences.ts';
import { ANSWERABLE } from './weights.ts';

type Judged = Pick<Candidate, 'evidence' | 'match' | 'stems'>;

/** Whether the evidence answers what is asked; see `answerMargin`. */
export function isAnswerable(
  query: Pick<Query, 'terms'>,
  candidates: readonly Judged[],
  terms: AnswerTerms,
): boolean {
  return candidates.length > 0 && answerMargin(query, candidates, terms) >= 0;
}

/**
 * How far the evidence is above the threshold for an answer, below 0 where it is not. What counts is the
 * best match of a sentence and the articles that give the likeliest answer. Of a long question more may
 * be put in other words, so agreement on one answer makes up for what the match lacks.
 */
export function answerMargin(
  query: Pick<Query, 'terms'>,
  candidates: readonly Judged[],
  terms: AnswerTerms,
): number {
  const { threshold, short, long, agreed } = ANSWERABLE;
  const words = query.terms.filter(({ kind, weight }) => kind === 'word' && weight > 0).length;
  const length = Math.min(1, Math.max(0, (words - short) / (long - short)));
  const match = supportedMatch(candidates, terms);
  const held = heldShare(terms);
  const agreement = Math.max(...candidates.map(({ stems }) => held(stems)));
  // The geometric mean is 0 where nothing matches: a corpus on one topic agrees on anything.
  return match + length * agreed * Math.sqrt(match * agreement) - threshold;
}

/** The best match of a sentence, and what the articles add that give the likeliest answer. */
function supportedMatch(candidates: readonly Judged[], terms: AnswerTerms): number {
  const supporting = new Set<string>();
  let best = 0;
  for (const { evidence, match, stems } of candidates) {
    best = Math.max(best, match);
    const givesLikeliest = [...stems].some((stem) => terms.get(stem) === 1);
    if (givesLikeliest && match > ANSWERABLE.supportingMatch) supporting.add(evidence.article.id);
  }
  return best + ANSWERABLE.supporting * supporting.size;
}
