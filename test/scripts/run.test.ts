import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { projectFolder } from '../support/source-files.ts';
import { temporaryFolder } from '../support/town-news.ts';

const hello = `
process.stdout.write(JSON.stringify({ given: process.argv.slice(2) }));
process.exitCode = 2;
`;
const installs = 'sleep 1; mkdir -p node_modules; touch node_modules/.package-lock.json';
const hasRun = { code: 2, output: '{"given":["hello","--json","two words"]}' };

/** A fresh clone with a command, beside an `npm` that records each call and runs this shell script. */
async function freshClone(npm: string): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'scripts'));
  await copyFile(join(projectFolder, 'scripts/run.mjs'), join(folder, 'scripts/run.mjs'));
  await writeFile(join(folder, 'scripts/dateline.ts'), hello);
  await writeFile(join(folder, 'package-lock.json'), '{}');
  await writeFile(join(folder, '.env.example'), '# GREETING=hello\n');
  await writeProgram(join(folder, 'bin/npm'), `echo "$@" >> calls\n${npm}`);
  return folder;
}

async function writeProgram(path: string, shellScript: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `#!/bin/sh\n${shellScript}\n`);
  await chmod(path, 0o755);
}

type Ending = { code: unknown; output: string; complaint: string };

async function run(
  folder: string,
  call: readonly string[] = ['hello', '--json', 'two words'],
): Promise<Ending> {
  const path = `${join(folder, 'bin')}${delimiter}${process.env['PATH'] ?? ''}`;
  const child = spawn(process.execPath, ['scripts/run.mjs', ...call], {
    cwd: folder,
    env: { ...process.env, PATH: path },
  });
  const [output, complaint, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code, output, complaint };
}

async function callsIn(folder: string): Promise<string[]> {
  return (await readFile(join(folder, 'calls'), 'utf8')).trim().split('\n');
}

test('commands that start at once install once, and .env is created', async () => {
  const folder = await freshClone(installs);
  const endings = await Promise.all([run(folder), run(folder), run(folder)]);
  expect(endings).toMatchObject([hasRun, hasRun, hasRun]);
  expect(await callsIn(folder)).toHaveLength(1);
  expect(await readFile(join(folder, '.env'), 'utf8')).toBe('# GREETING=hello\n');
  expect(endings.filter(({ complaint }) => complaint.includes('Another command'))).toHaveLength(2);
});

test('installed dependencies are not installed again', async () => {
  const folder = await freshClone(installs);
  await run(folder);
  expect(await run(folder)).toEqual({ ...hasRun, complaint: '' });
  expect(await callsIn(folder)).toHaveLength(1);
});

test('a command runs under the Node of the dependencies', async () => {
  const folder = await freshClone(installs);
  const ownNode = join(folder, 'node_modules/node/bin/node');
  await writeProgram(ownNode, 'for word in "$@"; do echo "$word"; done; exit 3');
  const { code, output } = await run(folder);
  expect(output.trim().split('\n').slice(1)).toEqual(['hello', '--json', 'two words']);
  expect(code).toBe(3);
});

test('a program of the dependencies is run with its arguments and its exit code', async () => {
  const folder = await freshClone(installs);
  await writeProgram(join(folder, 'node_modules/.bin/greet'), 'echo "greeting $1"; exit 4');
  const ending = await run(folder, ['--program', 'greet', 'two words']);
  expect(ending).toMatchObject({ code: 4, output: 'greeting two words\n' });
});

test('a failed install is reported, and the next command tries again', async () => {
  const folder = await freshClone('exit 1');
  for (const _ of ['first', 'next']) {
    const { code, output, complaint } = await run(folder);
    expect({ code, output }).toEqual({ code: 1, output: '' });
    expect(complaint).toContain('run the command again');
  }
  expect(await callsIn(folder)).toHaveLength(2);
});

test('a killed installer blocks nobody', async () => {
  const folder = await freshClone('kill -9 $PPID');
  await run(folder);
  await writeProgram(join(folder, 'bin/npm'), `echo "$@" >> calls\n${installs}`);
  expect(await run(folder)).toMatchObject(hasRun);
  expect(await callsIn(folder)).toHaveLength(2);
});
