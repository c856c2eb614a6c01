import { expect, test } from 'vitest';
import type { Article } from '../../../corpus/article.ts';
import { toArticle } from '../../../corpus/to-article.ts';
import { madeUpArticles } from '../../../scripts/benchmark/corpus.ts';
import {
  corruptionMarkdown,
  evaluateCorruptions,
} from '../../../scripts/evaluation/corruptions.ts';
import { makeSamples } from '../../../scripts/evaluation/samples/make-samples.ts';

const articles = firstArticles(30);

function firstArticles(number: number): Article[] {
  const lines = madeUpArticles(1);
  return Array.from({ length: number }, () => toArticle(lines.next().value)).flatMap((outcome) =>
    'article' in outcome ? [outcome.article] : [],
  );
}

test('the same seed makes the same sentences, another seed others', () => {
  const made = makeSamples(articles, { number: 40, seed: 3 });
  expect(makeSamples(articles, { number: 40, seed: 3 })).toEqual(made);
  expect(makeSamples(articles, { number: 40, seed: 4 })).not.toEqual(made);
});

test('a verbatim sentence is in its passage, a corrupted one is not', () => {
  const made = makeSamples(articles, { number: 40, seed: 3 });
  const verbatim = made.filter(({ kind }) => kind === 'verbatim');
  expect(verbatim).not.toEqual([]);
  expect(verbatim.every(({ sentence, passage }) => passage.includes(sentence))).toBe(true);
  const corrupted = made.filter(({ isTrue }) => !isTrue);
  expect(corrupted).not.toEqual([]);
  expect(corrupted.filter(({ sentence, passage }) => passage.includes(sentence))).toEqual([]);
});

test('reports what a judge keeps and catches, overall and by kind', () => {
  const report = evaluateCorruptions(
    articles,
    (sentence, passage) => ({ score: 1, kept: passage.includes(sentence) }),
    { number: 40, seed: 3 },
  );
  expect(report).toMatchObject({ seed: 3, caught: 1, kept_by_kind: { verbatim: 1 } });
  expect(Object.values(report.caught_by_kind).every((rate) => rate === 1)).toBe(true);
  expect(corruptionMarkdown(report)).toContain('| verbatim | 1.000 | kept |');
});
