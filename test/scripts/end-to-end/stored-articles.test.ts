import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { type Ending, runCommand } from '../../support/run-command.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { storedTown } from '../../support/town-news.ts';

const ferry = {
  id: 'ferry',
  url: 'https://www.daily.example/ferry?utm_source=feed',
  title: 'Ferry sails again',
  source: 'Daily',
  published_at: '2025-03-01',
  text: 'The ferry sails at nine. It has 21 cabins.',
};
const corrected = { ...ferry, text: ferry.text.replace('21', '12') };

/** Runs commands on one data folder; `article` is written to a file first. */
function data(): (name: string, words: string[], article?: object) => Promise<Ending> {
  const { path, remove } = temporaryFolder();
  onTestFinished(remove);
  const file = join(path, 'article.json');
  return async (name, words, article) => {
    if (article !== undefined) writeFileSync(file, JSON.stringify(article));
    const settings = { DATELINE_DATA: path, DATELINE_KEEP_ARTICLES: '2' };
    return await runCommand(name, article === undefined ? words : [file, ...words], { settings });
  };
}

test('an article that changed shows its history, by its id and by its address', async () => {
  const run = data();
  await run('ingest', [], [ferry, corrected]);
  const byAddress = await run('history', [`${ferry.url}&fbclid=1`, '--json']);
  expect(JSON.parse(byAddress.output)).toMatchObject({
    id: 'ferry',
    title: ferry.title,
    notice: null,
    changes: [
      {
        sentences: [
          { kind: 'removed', sentence: 'It has 21 cabins.' },
          { kind: 'added', sentence: 'It has 12 cabins.' },
        ],
        omitted: 0,
        title: null,
      },
    ],
  });
  expect((await run('history', ['ferry'])).output).toContain('  + It has 12 cabins.\n');
}, 120_000);

test('an ingest removes articles beyond the limits', async () => {
  const run = data();
  const lines = ['01', '02', '03'].map((day) => ({
    ...ferry,
    id: `ferry-${day}`,
    published_at: `2025-03-${day}`,
  }));
  const ingested = await run('ingest', ['--json'], lines);
  expect(z.object({ removed: z.number() }).parse(JSON.parse(ingested.output)).removed).toBe(1);
  expect(await run('history', ['ferry-01'])).toMatchObject({
    code: 1,
    output: '',
    complaint: expect.stringContaining('No stored article is "ferry-01"'),
  });
}, 120_000);

const { settings } = await storedTown();

test('cites an article by its id and by its address, also with trackers', async () => {
  const words = ['harbour', 'http://www.coast.example/news/harbour/?utm_source=x', '--json'];
  const { code, output } = await runCommand('cite', words, { settings });
  const citation =
    'Harbour workers pause their strike. (2025, November 28). Coast Herald. https://coast.example/news/harbour';
  const one = { article_id: 'harbour', style: 'apa', citation };
  expect(JSON.parse(output)).toEqual([one, one]);
  expect(code).toBe(0);
});

test('prints the style asked for', async () => {
  const { output } = await runCommand('cite', ['bridge', '--style', 'mla'], { settings });
  expect(output).toBe(
    '“Bridge over the Tarn reopens.” Northern Wire, 29 Nov. 2025, https://north.example/news/bridge.\n',
  );
});

test.each([
  [['nobody'], { code: 1, complaint: 'No stored article is "nobody".' }],
  [['harbour', '--style', 'acs'], { code: 2, complaint: '--style "acs" is not known.' }],
])('says what is wrong with %j', async (words, expected) => {
  const { code, complaint } = await runCommand('cite', words, { settings });
  expect(code).toBe(expected.code);
  expect(complaint).toContain(expected.complaint);
});

test('articles are forgotten by address and by publisher', async () => {
  const run = data();
  const other = { ...ferry, id: 'bridge', url: 'https://weekly.example/bridge', source: 'Weekly' };
  await run('ingest', [], [ferry, other]);
  const byAddress = await run('forget', [`${ferry.url}&fbclid=1`, '--json']);
  expect(JSON.parse(byAddress.output)).toEqual({ removed: 1, unknown: [] });
  expect((await run('history', ['ferry'])).code).toBe(1);
  const bySource = await run('forget', ['--source', 'weekly', '--source', 'Nobody', '--json']);
  expect(JSON.parse(bySource.output)).toEqual({ removed: 1, unknown: ['Nobody'] });
  expect(bySource.code).toBe(1);
  expect((await run('forget', [])).code).toBe(2);
}, 120_000);

test('the sample briefs leave with the first article of one’s own', async () => {
  const run = data();
  const sample = { ...ferry, id: 'sample', url: null, source: 'Dateline sample' };
  await run('ingest', [], [sample]);
  expect((await run('ingest', [], [ferry])).output).toContain('The sample briefs are gone');
  expect((await run('history', ['sample'])).code).toBe(1);
  expect((await run('history', ['ferry'])).code).toBe(0);
}, 120_000);
