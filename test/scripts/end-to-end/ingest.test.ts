import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ArticleLine } from '../../../corpus/article-source.ts';
import { runCommand } from '../../support/run-command.ts';
import { temporaryFolder, townNews, writeLines } from '../../support/town-news.ts';

const folder = await temporaryFolder();
const settings = { DATELINE_DATA: join(folder, 'data') };
const [harbour, bridge, council, storm] = townNews;
const news = await writeLines(folder, 'news.jsonl', [
  harbour,
  bridge,
  '{"title": "cut off',
  council,
  storm,
]);

test('stores what it can, and names the line that it cannot read', async () => {
  const first = await runCommand('ingest', [news, '--json'], { settings });
  expect(JSON.parse(first.output)).toEqual({
    added: 4,
    updated: 0,
    unchanged: 0,
    rejected: [
      {
        input: expect.stringMatching(/news\.jsonl, line 3$/u),
        reason: expect.stringContaining('not valid JSON'),
      },
    ],
  });
  expect(first).toMatchObject({ code: 0, complaint: '' });
});

test('skips unchanged articles and updates changed ones', async () => {
  const { id: _, ...other } = { ...storm, text: `${storm.text} Schools stay closed.` };
  const { id: __, ...same } = bridge;
  const path = await writeLines(folder, 'addresses.jsonl', [same, other]);
  await runCommand('ingest', [path], { settings });
  const later = { ...other, text: `${other.text} Trains run again.` };
  await writeLines(folder, 'addresses.jsonl', [same, later]);
  const { code, output } = await runCommand('ingest', [path, '--json'], { settings });
  expect(JSON.parse(output)).toEqual({ added: 0, updated: 1, unchanged: 1, rejected: [] });
  expect(code).toBe(0);
});

test('reads standard input', async () => {
  const input = `${JSON.stringify({ ...council, id: 'piped', url: undefined })}\n`;
  const { code, output } = await runCommand('ingest', ['-', '--json'], { settings, input });
  expect(JSON.parse(output)).toMatchObject({ added: 1, rejected: [] });
  expect(code).toBe(0);
});

test('prints a short summary in the terminal', async () => {
  const { output } = await runCommand('ingest', [news], { settings });
  expect(output).toMatch(/^\d added \(\d passages\), \d updated, \d unchanged, 1 rejected\n/u);
  expect(output).toMatch(/rejected .*news\.jsonl, line 3: not valid JSON/u);
});

test('fails when none of the inputs can be read', async () => {
  const empty = join(folder, 'empty');
  await mkdir(empty);
  await writeFile(join(empty, 'picture.png'), 'no article');
  const missing = join(folder, 'missing.txt');
  const { code, output } = await runCommand('ingest', [missing, empty, '--json'], { settings });
  expect(JSON.parse(output).rejected).toEqual([
    { input: missing, reason: expect.stringContaining('no such file or folder') },
    { input: empty, reason: expect.stringContaining('.jsonl') },
  ]);
  expect(code).toBe(1);
});

test('asks for a path when there is nothing to do', async () => {
  const { code, output, complaint } = await runCommand('ingest', [], { settings });
  expect({ code, output }).toEqual({ code: 2, output: '' });
  expect(complaint).toMatch(/^Nothing to ingest\..*npm run ingest -- PATH\n$/u);
});

test('`read` prints lines that are read back the same', async () => {
  const shown = await runCommand('read', [news, '--json']);
  const lines: (ArticleLine & { rejected?: string })[] = JSON.parse(shown.output);
  // A language that was not declared is added where the text is long enough to tell.
  expect(lines.filter(({ rejected }) => rejected === undefined)).toMatchObject([
    harbour,
    bridge,
    council,
    storm,
  ]);
  expect(lines[2]).toEqual({
    input: expect.stringContaining('line 3'),
    rejected: expect.stringContaining('not valid JSON'),
  });
  expect(shown).toMatchObject({ code: 0, complaint: '' });
});
