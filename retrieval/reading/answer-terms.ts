// Estimates which words of the evidence are the answer.
import type { Query } from '../query/query.ts';
import { stemsOf, type Token, tokenize } from '../text/tokens.ts';
import { dotProduct } from '../text/vectors.ts';
import { weightsIn, type WordWeights } from '../text/word-weights.ts';
import type { Candidate, Reading } from './rank-sentences.ts';
import { TERM } from './weights.ts';

/** Stems that may be part of the answer, each with its likelihood relative to the likeliest, which has 1. */
export type AnswerTerms = ReadonlyMap<string, number>;

/** The words of the evidence that are not in the question, each with its likelihood of being the answer. */
export function answerTerms(
  query: Query,
  { candidates, common }: Pick<Reading, 'candidates' | 'common'>,
  weights: WordWeights,
): AnswerTerms {
  const headlines = headlineShares(candidates, query.language);
  const target = query.target === null ? null : weights.vector(query.target);
  const logarithms = [...newTerms(query, candidates, weightsIn(query.language, weights))].map(
    ([stem, { token, sum }]) => {
      const similarity = target === null ? 0 : dotProduct(target, weights.vector(token.word));
      const logarithm =
        TERM.sentences * Math.log(sum) +
        TERM.headlines * (headlines.get(stem) ?? 0) +
        TERM.form * Number(isOfForm(token, query)) +
        TERM.target * similarity +
        TERM.common * Number(common.has(token.word));
      return [stem, logarithm] as const;
    },
  );
  const most = Math.max(...logarithms.map(([, logarithm]) => logarithm));
  return new Map(logarithms.map(([stem, logarithm]) => [stem, Math.exp(logarithm - most)]));
}

/** The share of all that is likely the answer that a sentence holds, 0 to 1. */
export function heldShare(terms: AnswerTerms): (stems: ReadonlySet<string>) => number {
  const total = terms.values().reduce((sum, likelihood) => sum + likelihood, 0);
  return (stems) =>
    total === 0 ? 0 : [...stems].reduce((sum, stem) => sum + (terms.get(stem) ?? 0), 0) / total;
}

/** Each new word where it stands first, with the exponentiated scores of its sentences, summed. */
function newTerms(
  query: Query,
  candidates: readonly Candidate[],
  weights: WordWeights,
): Map<string, { token: Token; sum: number }> {
  const found = new Map<string, { token: Token; sum: number }>();
  for (const { tokens, score } of candidates) {
    const share = Math.exp(TERM.sharpness * score);
    const once = new Map(tokens.map((token) => [token.stem, token]));
    for (const [stem, token] of once) {
      if (query.stems.has(stem) || !isContent(token, weights)) continue;
      const known = found.get(stem);
      if (known === undefined) found.set(stem, { token, sum: share });
      else known.sum += share;
    }
  }
  return found;
}

/** For each stem the share of the headlines, by the scores of their articles, that hold it. */
function headlineShares(candidates: readonly Candidate[], language: string): Map<string, number> {
  const articles = new Map(candidates.map(({ evidence }) => [evidence.article.id, evidence]));
  const total = articles.values().reduce((sum, { score }) => sum + score, 0);
  const shares = new Map<string, number>();
  // One headline alone agrees with nobody.
  if (articles.size < 2) return shares;
  for (const { article, score } of articles.values())
    for (const stem of stemsOf(tokenize(article.title, language)))
      shares.set(stem, (shares.get(stem) ?? 0) + score / total);
  return shares;
}

/** Numbers, and words of some weight; no signs. */
function isContent({ word, raw }: Token, weights: WordWeights): boolean {
  if (/^\d/u.test(raw)) return true;
  return /^\p{L}/u.test(raw) && (/^\d/u.test(word) || weights.weight(word) >= TERM.leastWeight);
}

/** Numbers and dates are told by their form; names, which most sentences hold, are not. */
function isOfForm({ kind }: Token, { answerType }: Query): boolean {
  if (answerType === 'amount' || answerType === 'number') return kind === 'number';
  return answerType === 'time' && kind === 'date';
}
