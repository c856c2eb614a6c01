import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import {
  evaluatePages,
  readMarkedPages,
  shingleOverlap,
} from '../../../scripts/evaluation/pages.ts';
import { temporaryFolder } from '../../support/town-news.ts';

const sentence = 'The ferry to the island runs again from Monday, the council said.';
const page = `<html><head><title>Ferry runs again</title>
  <meta property="og:site_name" content="Example Times">
  <meta property="article:published_time" content="2025-12-01T08:00:00Z"></head>
  <body><article><h1>Ferry runs again</h1><p>${sentence}</p></article></body></html>`;

async function folderOf(truths: object): Promise<string> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'ferry.html.gz'), gzipSync(page));
  await writeFile(join(folder, 'ground-truth.json'), JSON.stringify(truths));
  return folder;
}

test('a page read exactly as marked scores 1 in everything', async () => {
  const folder = await folderOf({ ferry: { articleBody: sentence } });
  const facts = join(folder, 'facts.json');
  const stated = {
    headlines: [createHash('sha256').update('ferryrunsagain').digest('hex').slice(0, 16)],
    publishers: ['The Times', 'example times'],
    published: '2025-12-01',
  };
  await writeFile(facts, JSON.stringify({ ferry: stated }));
  expect(evaluatePages(await readMarkedPages(folder, { facts }))).toEqual({
    n: 1,
    body: { precision: 1, recall: 1, f1: 1 },
    stated: {
      headline: { n: 1, right: 1 },
      publisher: { n: 1, right: 1 },
      published: { n: 1, right: 1 },
    },
    weakest: [{ id: 'ferry', f1: 1 }],
    wrong: [],
  });
});

test('a wrong fact is counted, and one that the page does not state is not', async () => {
  const folder = await folderOf({ ferry: { articleBody: sentence } });
  const [read] = await readMarkedPages(folder);
  if (read === undefined) throw new Error('no page');
  const facts = { headlines: [], publishers: ['Other'], published: null };
  const { stated, wrong } = evaluatePages([{ ...read, facts }]);
  expect(stated.headline).toEqual({ n: 0, right: null });
  expect(wrong).toEqual([{ id: 'ferry', fact: 'publisher', found: 'Example Times' }]);
});

test('an unreadable page scores 0', () => {
  const { body, weakest } = evaluatePages([{ id: 'a', read: null, body: sentence }]);
  expect(body.recall).toBe(0);
  expect(weakest).toEqual([{ id: 'a', f1: 0 }]);
});

test('a folder without labels is an error', async () => {
  await expect(readMarkedPages(await temporaryFolder())).rejects.toThrow('as labels of pages');
});

test('shingles are counted with repeats, and a short text is one shingle', () => {
  expect(shingleOverlap('a b c d e', 'a b c d x')).toEqual({ precision: 0.5, recall: 0.5 });
  expect(shingleOverlap('a b c d a b c d', 'a b c d').precision).toBe(0.2);
  expect(shingleOverlap('two words', 'two words')).toEqual({ precision: 1, recall: 1 });
  expect(shingleOverlap('', '')).toEqual({ precision: 1, recall: 1 });
});
