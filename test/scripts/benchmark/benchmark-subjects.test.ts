import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { articlesOf } from '../../../scripts/benchmark/benchmark-corpus.ts';
import { madeUpArticles } from '../../../scripts/benchmark/made-up-articles.ts';
import { benchmarkPassages } from '../../../scripts/benchmark/passages.ts';
import type { OpenSubject } from '../../../scripts/benchmark/subject.ts';
import { dateline } from '../../../scripts/benchmark/subjects/dateline.ts';
import { lanceDbFullText } from '../../../scripts/benchmark/subjects/lancedb-full-text.ts';
import { miniSearch } from '../../../scripts/benchmark/subjects/minisearch.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-subject-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const needle = {
  id: 'needle',
  title: 'A walrus came to stay',
  source: 'Harbour Daily',
  text: 'A walrus slept on the slipway of the harbour for nine days.',
};

/** The best hit for the walrus, whatever its shape, as JSON. */
async function bestOf(subject: OpenSubject): Promise<string> {
  const hits = await subject.query('Where did the walrus sleep?');
  return JSON.stringify(Array.isArray(hits) ? hits[0] : hits);
}

test.for([
  ['dateline', dateline],
  ['minisearch', miniSearch],
  ['lancedb-full-text', lanceDbFullText],
] as const)('%s finds what it stored, also after it is opened again', async ([, subject]) => {
  const articles = [...articlesOf(20, madeUpArticles(1)), needle];
  const first = await subject.open(folder);
  const { passages } = await first.prepare(articles);
  expect(passages).toBe(benchmarkPassages(articles).length);
  expect(await bestOf(first)).toContain('A walrus slept on the slipway');
  await first.close();

  const again = await subject.open(folder);
  expect(await bestOf(again)).toContain('A walrus slept on the slipway');
  await again.close();
});
