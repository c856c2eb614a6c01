import { expect, test } from 'vitest';
import type { Article } from '../../../corpus/article.ts';
import { rankSentences } from '../../../retrieval/reading/rank-sentences.ts';
import { fitMarkdown, fitReport, type ReadQuestion } from '../../../scripts/evaluation/fit.ts';
import { evidenceOf } from '../../support/evidence-of.ts';
import { letterEmbedder } from '../../support/letter-embedder.ts';
import { plainWeights } from '../../support/plain-weights.ts';
import { queryOf } from '../../support/query-of.ts';
import { quake, strike } from '../../support/small-news.ts';

async function read(
  text: string,
  { answers, articles }: { answers: string[]; articles: readonly Article[] },
): Promise<ReadQuestion> {
  const query = queryOf(text);
  const parts = { embedder: letterEmbedder(), weights: plainWeights };
  return {
    line: {
      id: text,
      question: text,
      askedOn: null,
      answers,
      gold: answers.length > 0 ? ['an article'] : [],
      sources: [],
      type: 'untyped',
    },
    query,
    reading: await rankSentences(query, evidenceOf(...articles), parts),
  };
}

const articles = [strike, quake];
const signed = await read('Who signed the agreement with the harbour pilots?', {
  answers: ['Lindqvist'],
  articles,
});
const shook = await read('When did an earthquake shake the Lowen valley?', {
  answers: ['Saturday'],
  articles,
});
const cycling = await read('Who won the cycling championship in Borland?', {
  answers: [],
  articles,
});
const set = { name: 'news', questions: [signed, shook, cycling] };

test('counts the answers that the excerpts show, over the questions with a known answer', () => {
  const { found } = fitReport([set], plainWeights);
  expect(found).toEqual({ news: { n: 2, first: 1, any: 1 } });
});

test('a weight that does nothing changes nothing when it is left out', () => {
  const { weights } = fitReport([set], plainWeights);
  expect(weights.find(({ weight }) => weight === 'earlierYear')?.sets).toEqual({
    news: { first: 0, any: 0, noise: 0 },
  });
});

test('what can be answered lies above what cannot', () => {
  expect(fitReport([set], plainWeights).areas).toEqual({ news: 1 });
});

test('with the threshold the shares below it grow', () => {
  const { curve } = fitReport([set], plainWeights);
  const shares = curve.map(({ sets }) => sets['news']?.answerable ?? 0);
  expect(shares).toEqual(shares.toSorted((one, other) => one - other));
});

test('prints a row for each weight and each threshold, and nothing undefined', () => {
  const markdown = fitMarkdown(fitReport([set, { ...set, name: 'again' }], plainWeights));
  expect(markdown).toContain('without match (0.5)');
  expect(markdown).toContain('| weight | news | again |');
  expect(markdown).not.toMatch(/undefined|NaN|Infinity/u);
});
