// Scores how well a text matches the terms of a question.
import type { Term } from '../query/query.ts';
import type { Token } from '../text/tokens.ts';
import { dotProduct } from '../text/vectors.ts';
import type { WordWeights } from '../text/word-weights.ts';
import { MATCH } from './weights.ts';

/** For each term of a question how far a text says it, 0 to 1. */
export type TermMatches = readonly number[];

/**
 * Matches texts against the terms of a question: a number is said by itself only, a name also by what
 * is derived from it (`British`), any other word by words of similar meaning, in part. Each pair of
 * words is compared once, however many texts there are.
 */
export function termMatcher(
  terms: readonly Term[],
  weights: WordWeights,
): (tokens: readonly Pick<Token, 'word' | 'stem'>[]) => TermMatches {
  const vector = memoised((word) => weights.vector(word));
  const likenessTo = terms.map((term) =>
    memoised((word) => likeness(term, word, dotProduct(vector(term.word), vector(word)))),
  );
  return (tokens) =>
    terms.map((term, index) => {
      let best = 0;
      for (const { word, stem } of tokens) {
        if (stem === term.stem) return 1;
        if (term.kind !== 'number') best = Math.max(best, likenessTo[index]?.(word) ?? 0);
      }
      return best;
    });
}

function likeness({ word, kind }: Term, other: string, cosine: number): number {
  if (kind !== 'name') return cosine < MATCH.alike ? 0 : cosine;
  const isDerived = other.startsWith(word.slice(0, MATCH.derivedLetters));
  return isDerived && cosine >= MATCH.derivedAlike ? 1 : 0;
}

/**
 * The share of the terms, by weight, that a sentence says, 0 to 1: itself, or a little less by its
 * context. 1 where there is no term to be missing.
 */
export function matchOf(terms: readonly Term[], own: TermMatches, context: TermMatches): number {
  let total = 0;
  let matched = 0;
  for (const [index, { weight }] of terms.entries()) {
    total += weight;
    matched += weight * Math.max(own[index] ?? 0, MATCH.context * (context[index] ?? 0));
  }
  return total === 0 ? 1 : matched / total;
}

/** For each term the better of several matches. */
export function bestMatches(matches: readonly TermMatches[]): TermMatches {
  const [first = [], ...others] = matches;
  return others.reduce(
    (best, other) => best.map((match, index) => Math.max(match, other[index] ?? 0)),
    first,
  );
}

function memoised<T>(work: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    const made = work(word);
    known.set(word, made);
    return made;
  };
}
