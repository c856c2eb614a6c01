import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { articleLineSchema } from '../../../corpus/article-source.ts';
import { articlesOf, benchmarkCorpus, madeUpArticles } from '../../../scripts/benchmark/corpus.ts';
import { benchmarkPassages } from '../../../scripts/benchmark/subjects.ts';

const nowhere = { articlesFile: '/nowhere/a.jsonl', questionsFile: '/nowhere/q.jsonl' };

test('makes up the same articles for the same seed, and others for another', () => {
  const [first, again, other] = [1, 1, 2].map((seed) => madeUpArticles(seed).take(3).toArray());
  expect(first).toEqual(again);
  expect(first).not.toEqual(other);
});

test('makes up articles that keep the format of article lines', () => {
  for (const article of madeUpArticles(3).take(20)) {
    expect(articleLineSchema.safeParse(article).success).toBe(true);
  }
});

test('chooses just enough articles for a number of passages', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.integer(), (wanted, seed) => {
      const chosen = articlesOf(wanted, madeUpArticles(seed));
      expect(benchmarkPassages(chosen).length).toBeGreaterThanOrEqual(wanted);
      expect(benchmarkPassages(chosen.slice(0, -1)).length).toBeLessThan(wanted);
    }),
    { numRuns: 25 },
  );
});

test('makes up articles and questions where no file is found', async () => {
  const { articles, queries } = await benchmarkCorpus(nowhere, { passages: 30, queries: 2 });
  expect(articles[0]?.id).toBe('made-up-1');
  expect(queries).toHaveLength(2);
});

test('takes the articles and questions of the files first', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-texts-'));
  const articlesFile = join(folder, 'a.jsonl');
  const questionsFile = join(folder, 'q.jsonl');
  const article = { id: 'own', title: 'Own', source: 'Own', text: 'One sentence.' };
  await writeFile(articlesFile, JSON.stringify(article));
  await writeFile(questionsFile, JSON.stringify({ id: 1, question: 'Whose?', evidence: [] }));
  const wanted = { passages: 2, queries: 2 };
  const { articles, queries } = await benchmarkCorpus({ articlesFile, questionsFile }, wanted);
  await rm(folder, { recursive: true });
  expect(articles.map(({ id }) => id)).toEqual(['own', 'made-up-1']);
  expect(queries).toEqual(['Whose?', 'What is known about Own?']);
});
