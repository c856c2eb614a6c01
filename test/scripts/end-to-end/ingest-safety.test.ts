import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { madeUpArticles } from '../../../scripts/benchmark/corpus.ts';
import { type Expected, findDamage, storedRows } from '../../../scripts/benchmark/crashes.ts';
import { endingOf, runCommand } from '../../support/run-command.ts';
import { projectFolder } from '../../support/source-files.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const all = madeUpArticles(7).take(400).toArray();
const few = all.slice(0, 20);
const changes = { least: 0, most: 0 };
const expectedOf = (articles: typeof all): Expected =>
  new Map(articles.map(({ id }) => [String(id), changes]));

test('a file size limit stops an ingest with the cure, and harms nothing', async ({ skip }) => {
  skip(process.platform === 'win32', 'only a POSIX shell limits the size of files');
  const { data, fewFile, allFile } = folders();
  const settings = { DATELINE_DATA: data };
  expect(await runCommand('ingest', [fewFile], { settings })).toMatchObject({ code: 0 });
  // 512 bytes each.
  const call = `ulimit -f 500; exec "${process.execPath}" scripts/dateline.ts ingest "${allFile}"`;
  const env = { ...process.env, ...settings, DATELINE_STORE: '' };
  const limited = spawn('sh', ['-c', call], { cwd: projectFolder, env });
  const cure = 'limit on the size of files';
  await expectHarmless(await endingOf(limited), { data, fewFile, allFile, cure });
}, 120_000);

test('a full disk stops an ingest with the cure, and harms nothing', async ({ skip }) => {
  const { data, fewFile, allFile } = folders();
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', data]);
  skip(mounted.status !== 0, 'only root on Linux can mount a small disk');
  onTestFinished(() => {
    spawnSync('umount', [data]);
  });
  const settings = { DATELINE_DATA: data };
  expect(await runCommand('ingest', [fewFile], { settings })).toMatchObject({ code: 0 });
  const ending = await runCommand('ingest', [allFile], { settings });
  spawnSync('mount', ['-o', 'remount,size=64m', data]);
  await expectHarmless(ending, { data, fewFile, allFile, cure: 'free some space' });
}, 120_000);

type Folders = { data: string; fewFile: string; allFile: string };

function folders(): Folders {
  const { path, remove } = temporaryFolder();
  onTestFinished(remove);
  const data = join(path, 'data');
  const fewFile = join(path, 'few.jsonl');
  const allFile = join(path, 'all.jsonl');
  mkdirSync(data);
  writeFileSync(fewFile, few.map((line) => JSON.stringify(line)).join('\n'));
  writeFileSync(allFile, all.map((line) => JSON.stringify(line)).join('\n'));
  return { data, fewFile, allFile };
}

/** The ingest has failed and said why, what was stored is whole, and with room the rest follows. */
async function expectHarmless(
  ending: Awaited<ReturnType<typeof endingOf>>,
  { data, allFile, cure }: Folders & { cure: string },
): Promise<void> {
  expect(ending).toMatchObject({ code: 1, complaint: expect.stringContaining(cure) });
  expect(ending.complaint.trim().split('\n')).toHaveLength(1);
  const store = join(data, 'store');
  expect(findDamage(await storedRows(store), expectedOf(few))).toMatchObject({
    lost: 0,
    double: 0,
  });
  const again = await runCommand('ingest', [allFile], { settings: { DATELINE_DATA: data } });
  expect(again).toMatchObject({ code: 0, complaint: '' });
  const damage = findDamage(await storedRows(store), expectedOf(all));
  expect(damage).toEqual({ lost: 0, double: 0, orphans: 0 });
}

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
  const damage = findDamage(await storedRows(join(path, 'data', 'store')), expected);
  expect(damage).toEqual({ lost: 0, double: 0, orphans: 0 });
}, 120_000);
