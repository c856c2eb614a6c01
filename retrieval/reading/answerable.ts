// Decides whether the evidence answers the question.
import { type AnswerTerms, heldShare } from './answer-terms.ts';
import type { Candidate, Features, Reading } from './rank-sentences.ts';
import { isInLatinScript } from '../text/languages.ts';
import { ACROSS, ANSWERABLE } from './weights.ts';

type Judged = Partial<Pick<Reading, 'isAcross'>> & {
  terms: Reading['terms'];
  candidates: readonly (Pick<Candidate, 'stems'> & { features: Pick<Features, 'match'> })[];
};

type Thresholds = Record<'matched' | 'longMatch' | 'longMatched', number>;

/** What tells whether a question is answered. */
export type AnswerSigns = {
  /** The mean of the match of the best sentence and that of several; 0 to 1. */
  match: number;
  /** How far the evidence matches and agrees on one answer; 0 to 1. */
  agreed: number;
  /** From 0 for a short question to 1 for a long one. */
  length: number;
};

/** Whether the evidence answers what is asked in a language; see `answerMargin`. */
export function isAnswerable(reading: Judged, answerTerms: AnswerTerms, language = 'en'): boolean {
  // Without a word to look for, anything would match.
  const asksNothing = reading.terms.every(({ weight }) => weight === 0);
  if (reading.isAcross) return reading.candidates.some(isMatchAcross);
  if (reading.candidates.length === 0 || asksNothing) return false;
  const least = isInLatinScript(language) ? 0 : -ANSWERABLE.otherScript;
  return answerMargin(answerSigns(reading, answerTerms)) >= least;
}

function isMatchAcross({ features }: Judged['candidates'][number]): boolean {
  return features.match >= ACROSS.matched;
}

/** Reads off the evidence what tells whether the question is answered; there has to be a candidate. */
export function answerSigns({ terms, candidates }: Judged, answerTerms: AnswerTerms): AnswerSigns {
  const { short, long } = ANSWERABLE;
  const words = terms.filter(({ kind, weight }) => kind === 'word' && weight > 0).length;
  const matches = candidates
    .map(({ features }) => features.match)
    .toSorted((one, other) => other - one);
  const most = Math.min(ANSWERABLE.sentences, Math.ceil(ANSWERABLE.share * matches.length));
  const several = matches.slice(0, most);
  const [best = 0] = several;
  const held = heldShare(answerTerms);
  const agreement = Math.max(...candidates.map(({ stems }) => held(stems)));
  return {
    match: (best + several.reduce((sum, one) => sum + one, 0) / several.length) / 2,
    // The geometric mean is 0 where nothing matches: a corpus on one topic agrees on anything.
    agreed: Math.sqrt(best * agreement),
    length: Math.min(1, Math.max(0, (words - short) / (long - short))),
  };
}

/**
 * How far the evidence is above the threshold for an answer, below 0 where it is not. A sentence has to
 * say what is asked, and others have to bear it out. Of a long question more may be put in other words,
 * so agreement on one answer makes up for what the match lacks.
 */
export function answerMargin(
  { match, agreed, length }: AnswerSigns,
  { matched, longMatch, longMatched }: Thresholds = ANSWERABLE,
): number {
  return (1 - length) * (match - matched) + length * (longMatch * match + agreed - longMatched);
}
