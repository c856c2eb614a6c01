import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { articlesOf, madeUpArticles } from '../../../scripts/benchmark/corpus.ts';
import {
  benchmarkPassages,
  type OpenSubject,
  subjects,
} from '../../../scripts/benchmark/subjects.ts';

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

test.for(Object.entries(subjects))(
  '%s finds what it stored, also after it is opened again',
  async ([, open]) => {
    const articles = [...articlesOf(20, madeUpArticles(1)), needle];
    const first = await open(folder);
    const { passages } = await first.prepare(articles);
    expect(passages).toBe(benchmarkPassages(articles).length);
    expect(await bestOf(first)).toContain('A walrus slept on the slipway');
    await first.close();

    const again = await open(folder);
    expect(await bestOf(again)).toContain('A walrus slept on the slipway');
    await again.close();
  },
);
