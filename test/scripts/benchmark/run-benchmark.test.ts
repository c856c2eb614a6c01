import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { articlesOf, madeUpArticles } from '../../../scripts/benchmark/corpus.ts';
import { runBenchmark } from '../../../scripts/benchmark/run-benchmark.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-benchmark-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const corpus = {
  articles: articlesOf(40, madeUpArticles(1)),
  queries: ['the ferry timetable', 'the flood plan', 'a merger', 'the budget', 'a pay offer'],
};

test('measures every subject at every size and leaves nothing behind', async () => {
  const progress: number[] = [];
  const { rows, ratios_to_minisearch } = await runBenchmark({
    subjects: ['minisearch', 'lancedb-full-text'],
    sizes: [20],
    corpus,
    folder,
    answers: 2,
    onProgress: (done) => progress.push(done),
  });
  expect(rows.map(({ subject, size }) => [subject, size])).toEqual([
    ['minisearch', 20],
    ['lancedb-full-text', 20],
  ]);
  for (const row of rows) {
    expect(row.passages).toBeGreaterThanOrEqual(20);
    expect(row.passages_per_second).toBeGreaterThan(0);
    expect(row.start_up_ms).toBeGreaterThan(0);
    expect(row.memory_mb).toBeGreaterThan(10);
    expect(row.retrieval_ms.p50).toBeGreaterThan(0);
    expect(row.answer_ms.p50).toBeNull();
  }
  expect(ratios_to_minisearch.map(({ subject }) => subject)).toEqual(['lancedb-full-text']);
  expect(progress).toEqual([1, 2]);
  expect(await readdir(folder)).toEqual([]);
}, 60_000);

test('says which measurement failed', async () => {
  const broken = runBenchmark({ subjects: ['nobody'], sizes: [5], corpus, folder, answers: 0 });
  await expect(broken).rejects.toThrow('Measuring nobody (ingest) ended without a result.');
}, 60_000);
