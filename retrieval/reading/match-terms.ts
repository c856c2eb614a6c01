// Scores how well a text matches the terms of a question.
import type { Query, Term } from '../query/query.ts';
import { NAME_FACTOR } from '../query/terms.ts';
import type { Sentence } from '../text/analyse.ts';
import type { Token } from '../text/tokens.ts';
import { dotProduct } from '../text/vectors.ts';
import type { WordWeights } from '../text/word-weights.ts';
import { MATCH } from './weights.ts';

/** For each term of a question how well a text matches it, 0 to 1. */
export type TermMatches = readonly number[];

/**
 * Matches texts against the terms of a question: a number matches only itself, a name also words
 * derived from it (`British`), any other word also similar words, in part. Each pair of words is
 * compared once, however many texts there are.
 */
export function termMatcher(
  terms: readonly Term[],
  weights: WordWeights,
): (tokens: readonly Pick<Token, 'word' | 'stem'>[]) => TermMatches {
  const asked = terms.map((term, index) => ({ term, index, vector: weights.vector(term.word) }));
  const byStem = Map.groupBy(asked, ({ term }) => term.stem);
  // Most words are like none of the terms.
  const likeTerms = memoised((word) => {
    const own = weights.vector(word);
    return asked
      .map(({ term, index, vector }) => ({ index, alike: likeness(term, word, [vector, own]) }))
      .filter(({ alike }) => alike > 0);
  });
  return (tokens) => {
    const best = terms.map(() => 0);
    for (const { word, stem } of tokens) {
      for (const { index, alike } of likeTerms(word))
        best[index] = Math.max(best[index] ?? 0, alike);
      for (const { index } of byStem.get(stem) ?? NO_TERMS) best[index] = 1;
    }
    return best;
  };
}

const NO_TERMS: readonly { index: number }[] = [];

function likeness(
  { word, kind }: Term,
  other: string,
  [vector, own]: readonly [Float32Array, Float32Array],
): number {
  switch (kind) {
    case 'number':
      return 0;
    case 'name': {
      const isDerived = other.startsWith(word.slice(0, MATCH.derivedLetters));
      return isDerived && dotProduct(vector, own) >= MATCH.derivedAlike ? 1 : 0;
    }
    case 'word': {
      const cosine = dotProduct(vector, own);
      return cosine < MATCH.alike ? 0 : cosine;
    }
  }
}

/**
 * How far a sentence says all of the terms, 0 to 1: itself, or a little less by its context. It is the
 * geometric mean by weight, so that one term that nothing says outweighs several that something says.
 * 1 where there is no term to be missing.
 */
export function matchOf(terms: readonly Term[], own: TermMatches, context: TermMatches): number {
  let total = 0;
  let logarithms = 0;
  for (const [index, { weight }] of terms.entries()) {
    const said = Math.max(own[index] ?? 0, MATCH.context * (context[index] ?? 0));
    total += weight;
    logarithms += weight * Math.log(Math.max(MATCH.missing, said));
  }
  return total === 0 ? 1 : Math.exp(logarithms / total);
}

/**
 * The terms as the texts write them. A question in small letters hides its names: there, a word that the
 * texts write with a capital inside their sentences, and never otherwise, is a name.
 */
export function termsAsWritten(
  { text, terms }: Pick<Query, 'text' | 'terms'>,
  sentences: readonly Pick<Sentence, 'tokens'>[],
): Term[] {
  if (text !== text.toLowerCase()) return terms;
  const capitals = new Set<string>();
  const small = new Set<string>();
  for (const { tokens } of sentences)
    for (const { stem, raw, isOpening } of tokens)
      if (!isOpening) (/^\p{Lu}/u.test(raw) ? capitals : small).add(stem);
  return terms.map((term) =>
    term.kind === 'word' && capitals.has(term.stem) && !small.has(term.stem)
      ? { ...term, kind: 'name', weight: term.weight * NAME_FACTOR }
      : term,
  );
}

/**
 * The names and numbers of a question in another language that the texts have, too: words that they
 * write with a capital inside their sentences, and never otherwise.
 */
export function namesShared(
  { terms }: Pick<Query, 'terms'>,
  sentences: readonly Pick<Sentence, 'tokens'>[],
): Term[] {
  const stems = new Map<string, string>();
  const small = new Set<string>();
  for (const { tokens } of sentences)
    for (const { word, stem, raw, isOpening } of tokens)
      if (!isOpening && /^\P{Ll}/u.test(raw)) stems.set(word, stem);
      else if (!isOpening) small.add(word);
  return terms.flatMap((term) => {
    const stem = stems.get(term.word);
    if (stem === undefined || small.has(term.word)) return [];
    return [{ ...term, stem, kind: term.kind === 'number' ? term.kind : 'name' }];
  });
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
