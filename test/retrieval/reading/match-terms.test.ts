import { expect, test } from 'vitest';
import {
  bestMatches,
  matchOf,
  namesShared,
  termMatcher,
  termsAsWritten,
} from '../../../retrieval/reading/match-terms.ts';
import { analyse } from '../../../retrieval/text/analyse.ts';
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

test('a word matches itself fully and similar words in part', () => {
  expect(match('strike', 'It struck; they went on strikes.')).toBe(1);
  expect(match('strike', 'A walkout.')).toBeCloseTo(0.6);
  expect(match('strike', 'A talk on rain.')).toBe(0);
});

test('a name matches itself and words derived from it, fully or not at all', () => {
  expect(match('ostry', 'In Ostry.')).toBe(1);
  expect(match('ostry', 'The Ostryan mayor.')).toBe(1);
  expect(match('ostry', 'In Ostrava.')).toBe(0);
  expect(match('ostry', 'A strike.')).toBe(0);
});

test('a number matches only itself', () => {
  expect(match('2024', 'In 2024.')).toBe(1);
  expect(match('2024', 'In 2023.')).toBe(0);
});

test('the best matching word counts for a term', () => {
  expect(match('strike', 'A walkout, a talk.')).toBeCloseTo(0.6);
});

test('the match of a sentence is the weighted share of its terms, its context a little less', () => {
  const matcher = termMatcher(terms, weights);
  const none = terms.map(() => 0);
  const own = matcher(tokenize('A strike hit Ostry in 2024'));
  expect(matchOf(terms, own, none)).toBe(1);
  expect(matchOf(terms, own, own)).toBe(1);
  const inContext = matchOf(terms, none, own);
  expect(inContext).toBeCloseTo(0.8);
  expect(matchOf(terms, matcher(tokenize('In Ostry')), own)).toBeGreaterThan(inContext);
});

test('what nothing says outweighs what something says', () => {
  const matcher = termMatcher(terms, weights);
  const none = terms.map(() => 0);
  const allButYear = matchOf(terms, matcher(tokenize('A strike hit Ostry')), none);
  expect(allButYear).toBeLessThan(0.5);
  expect(allButYear).toBeGreaterThan(matchOf(terms, none, none));
});

function kinds(question: string, evidence: string): string[] {
  return termsAsWritten(queryOf(question), analyse(evidence)).map(({ kind }) => kind);
}

test('a question in small letters hides its names, which the evidence tells', () => {
  const evidence = 'The strike hit Ostry. It was the first strike of Ostry.';
  expect(kinds('did a strike hit ostry', evidence)).toEqual(['word', 'word', 'name']);
  expect(kinds('did a strike hit ostry', 'They hit ostry. The Ostry strike.')).not.toContain(
    'name',
  );
  // A capital that opens a sentence tells nothing.
  expect(kinds('did a strike hit ostry', 'Ostry was hit by a strike.')).not.toContain('name');
  expect(kinds('did a strike hit Ostry', evidence)).toEqual(['word', 'word', 'name']);
});

test('of a question in another language, the names and numbers that the evidence has are terms', () => {
  const query = queryOf('Wann traf Ann Boe die Minister in Ostry wegen Title 42?');
  const evidence = analyse('On Monday Ann Boe met ministers in Ostry. They spoke of Title 42.');
  const shared = namesShared(query, evidence).map(({ word, kind }) => [word, kind]);
  expect(shared).toContainEqual(['boe', 'name']);
  expect(shared).toContainEqual(['ostry', 'name']);
  expect(shared).toContainEqual(['42', 'number']);
  expect(shared.map(([word]) => word)).not.toContain('minister');
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
