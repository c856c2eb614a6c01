import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { madeUpArticles } from '../../../scripts/benchmark/made-up-articles.ts';
import { findTears } from '../../../scripts/crash/find-tears.ts';
import { storedRows } from '../../../scripts/crash/stored-rows.ts';
import { runCommand } from '../../support/run-command.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test('two ingests at once of overlapping articles both succeed and store each once', async () => {
  const { path, remove } = temporaryFolder();
  onTestFinished(remove);
  const lines = madeUpArticles(3).take(120).toArray();
  const settings = { DATELINE_DATA: join(path, 'data') };
  const files = [lines.slice(0, 90), lines.slice(30)].map((part, number) => {
    const file = join(path, `${number}.jsonl`);
    writeFileSync(file, part.map((line) => JSON.stringify(line)).join('\n'));
    return file;
  });
  const endings = await Promise.all(
    files.map(async (file) => await runCommand('ingest', [file], { settings })),
  );
  expect(endings.map(({ code }) => code)).toEqual([0, 0]);
  const unchanged = { least: 0, most: 0 };
  const expected = new Map(lines.map(({ id }) => [String(id), unchanged]));
  const tears = findTears(await storedRows(join(path, 'data', 'store')), expected);
  expect(tears).toEqual({ lost: 0, double: 0, strays: 0 });
}, 120_000);
