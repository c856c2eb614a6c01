import { type AnswerTerms, heldShare } from './answer-terms.ts';
import type { Candidate, Reading } from './rank-sentences.ts';
import { ANSWERABLE } from './weights.ts';

type Judged = {
  terms: Reading['terms'];
  candidates: readonly Pick<Candidate, 'match' | 'stems'>[];
};

/** Whether the evidence answers what is asked; see `answerMargin`. */
export function isAnswerable(reading: Judged, answerTerms: AnswerTerms): boolean {
  return reading.candidates.length > 0 && answerMargin(reading, answerTerms) >= 0;
}

/**
 * How far the evidence is above the threshold for an answer, below 0 where it is not. A sentence has to
 * say what is asked, and others have to bear it out. Of a long question more may be put in other words,
 * so agreement on one answer makes up for what the match lacks.
 */
export function answerMargin({ terms, candidates }: Judged, answerTerms: AnswerTerms): number {
  const { short, long } = ANSWERABLE;
  const words = terms.filter(({ kind, weight }) => kind === 'word' && weight > 0).length;
  const length = Math.min(1, Math.max(0, (words - short) / (long - short)));
  const matches = candidates.map(({ match }) => match).toSorted((one, other) => other - one);
  const most = Math.min(ANSWERABLE.sentences, Math.ceil(ANSWERABLE.share * matches.length));
  const several = matches.slice(0, most);
  const [best = 0] = several;
  const match = (best + several.reduce((sum, one) => sum + one, 0) / several.length) / 2;
  const held = heldShare(answerTerms);
  const agreement = Math.max(...candidates.map(({ stems }) => held(stems)));
  // The geometric mean is 0 where nothing matches: a corpus on one topic agrees on anything.
  const agreed = Math.sqrt(best * agreement);
  return (
    (1 - length) * (match - ANSWERABLE.matched) +
    length * (ANSWERABLE.longMatch * match + agreed - ANSWERABLE.longMatched)
  );
}
