import { expect, test } from 'vitest';
import { bestMatches, matchOf, termMatcher } from '../../../retrieval/reading/match-terms.ts';
import { tokenize } from '../../../retrieval/text/tokens.ts';
import type { WordWeights } from '../../../retrieval/text/word-weights.ts';
import { queryOf } from '../../support/query-of.ts';

const vectors: Record<string, number[]> = {
  strike: [1, 0],
  walkout: [0.6, 0.8],
  talk: [0.3, 0.95],
  ostry: [0, 0, 1],
  ostryan: [0, 0.6, 0.8],
  ostrava: [0, 0.98, 0.2],
  2024: [0, 0, 0, 1],
  2023: [0, 0, 0, 1],
};
const weights: WordWeights = {
  weight: () => 1,
  vector: (word) => new Float32Array(vectors[word] ?? []),
};
const { terms } = queryOf('Did a strike hit Ostry in 2024?', { weights });

/** How far a text says the term of the question with a word. */
function match(word: string, text: string): number | undefined {
  return termMatcher(terms, weights)(tokenize(text))[terms.findIndex((term) => term.word === word)];
}

test('a word is matched by itself, and by words alike as far as they are alike', () => {
  expect(match('strike', 'It struck; they went on strikes.')).toBe(1);
  expect(match('strike', 'A walkout.')).toBeCloseTo(0.6);
  expect(match('strike', 'A talk on rain.')).toBe(0);
});

test('a name is matched by itself and by what is derived from it, wholly or not at all', () => {
  expect(match('ostry', 'In Ostry.')).toBe(1);
  expect(match('ostry', 'The Ostryan mayor.')).toBe(1);
  expect(match('ostry', 'In Ostrava.')).toBe(0);
  expect(match('ostry', 'A strike.')).toBe(0);
});

test('a number is matched by itself only', () => {
  expect(match('2024', 'In 2024.')).toBe(1);
  expect(match('2024', 'In 2023.')).toBe(0);
});

test('of several words the one that says a term best counts', () => {
  expect(match('strike', 'A walkout, a talk.')).toBeCloseTo(0.6);
});

test('a sentence matches by the weight of the terms that it says', () => {
  const matcher = termMatcher(terms, weights);
  const none = terms.map(() => 0);
  const own = matcher(tokenize('Ostry in 2024'));
  expect(matchOf(terms, own, none)).toBeCloseTo(4.5 / 6.5);
  expect(matchOf(terms, own, matcher(tokenize('A strike')))).toBeCloseTo(5.3 / 6.5);
  expect(matchOf(terms, own, own)).toBe(matchOf(terms, own, none));
});

test('everything matches a question without terms', () => {
  expect(matchOf([], [], [])).toBe(1);
});

test('for each term the better of several matches counts', () => {
  expect(
    bestMatches([
      [0, 0.5],
      [0.2, 0.1],
    ]),
  ).toEqual([0.2, 0.5]);
  expect(bestMatches([])).toEqual([]);
});
