import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { projectFolder } from '../support/source-files.ts';
import { temporaryFolder } from '../support/town-news.ts';

/** A fresh clone beside an `npm` that takes its time, writes a line about each call, and installs. */
async function freshClone(npm: string): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'scripts'));
  await mkdir(join(folder, 'bin'));
  await copyFile(join(projectFolder, 'scripts/install.mjs'), join(folder, 'scripts/install.mjs'));
  await writeFile(join(folder, 'package-lock.json'), '{}');
  await writeFile(join(folder, '.env.example'), '');
  await writeFile(join(folder, 'bin/npm'), `#!/bin/sh\necho "$@" >> calls\n${npm}\n`);
  await chmod(join(folder, 'bin/npm'), 0o755);
  return folder;
}

async function install(folder: string): Promise<{ code: unknown; said: string }> {
  const child = spawn(process.execPath, ['scripts/install.mjs'], {
    cwd: folder,
    env: { ...process.env, PATH: `${join(folder, 'bin')}${delimiter}${process.env['PATH'] ?? ''}` },
  });
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
  return { code, said };
}

async function callsIn(folder: string): Promise<string[]> {
  return (await readFile(join(folder, 'calls'), 'utf8')).trim().split('\n');
}

const works = 'sleep 1; mkdir -p node_modules; touch node_modules/.package-lock.json';

test('commands that start at once install once', async () => {
  const folder = await freshClone(works);
  const outcomes = await Promise.all([install(folder), install(folder), install(folder)]);
  expect(outcomes.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect(await callsIn(folder)).toHaveLength(1);
  expect(outcomes.filter(({ said }) => said.includes('Another command'))).toHaveLength(2);
});

test('what is installed is not installed again', async () => {
  const folder = await freshClone(works);
  await install(folder);
  expect(await install(folder)).toEqual({ code: 0, said: '' });
  expect(await callsIn(folder)).toHaveLength(1);
});

test('a failure is told, and the next command tries again', async () => {
  const folder = await freshClone('exit 1');
  for (const _ of ['first', 'next']) {
    const { code, said } = await install(folder);
    expect(code).toBe(1);
    expect(said).toContain('run the command again');
  }
  expect(await callsIn(folder)).toHaveLength(2);
});

test('nobody waits for an installer that was killed', async () => {
  const folder = await freshClone('kill -9 $PPID');
  await install(folder);
  await writeFile(join(folder, 'bin/npm'), `#!/bin/sh\necho "$@" >> calls\n${works}\n`);
  expect((await install(folder)).code).toBe(0);
  expect(await callsIn(folder)).toHaveLength(2);
});
