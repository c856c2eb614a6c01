import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, copyFile, mkdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { measuring } from '../../scripts/command-line/commands/measuring.ts';
import { projectFolder } from '../support/source-files.ts';
import { temporaryFolder } from '../support/town-news.ts';

const hello = `
process.stdout.write(JSON.stringify({ given: process.argv.slice(2) }));
process.exitCode = 2;
`;
const installs = `sleep 1; mkdir -p node_modules; touch node_modules/.package-lock.json
case "$*" in *--include=dev*) mkdir -p node_modules/vitest ;; esac`;
const programs = ['scripts/run.mjs', 'scripts/install.mjs', 'scripts/node/bring-node.mjs'];
const nodePackages = 'scripts/node/package.json';
const memory = 'scripts/node/memory.json';
const hasRun = { code: 2, output: '{"given":["hello","--json","two words"]}' };

/** A fresh clone with a command, beside an `npm` that records each call and runs this shell script. */
async function freshClone(npm: string): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'scripts/node'), { recursive: true });
  for (const file of [...programs, nodePackages, memory, 'scripts/node/package-lock.json'])
    await copyFile(join(projectFolder, file), join(folder, file));
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

test('a command on a machine with an older Node runs under one that is brought', async () => {
  const brings = `case "$*" in
  *--ignore-scripts*)
    for name in $(sed -n 's/.*"\\(node-[a-z0-9-]*\\)": "99.*/\\1/p' "$3/package.json"); do
      mkdir -p "$3/node_modules/$name/bin" "$3/node_modules/$name/include"
      echo '{ "version": "99.0.0" }' > "$3/node_modules/$name/package.json"
      printf '#!/bin/sh\\nfor word in "$@"; do echo "$word"; done\\nexit 3\\n' > "$3/node_modules/$name/bin/node"
      chmod +x "$3/node_modules/$name/bin/node"
    done ;;
  *) ${installs} ;;
esac`;
  const folder = await freshClone(brings);
  const wanted = (await readFile(join(folder, nodePackages), 'utf8')).replaceAll(
    /"24[\d.]+"/gu,
    '"99.0.0"',
  );
  await writeFile(join(folder, nodePackages), wanted);
  for (const _ of ['first', 'next']) {
    const { code, output } = await run(folder);
    expect(output.trim().split('\n').slice(-3)).toEqual(['hello', '--json', 'two words']);
    expect(code).toBe(3);
  }
  expect(await callsIn(folder)).toHaveLength(1);
  expect(await callsIn(join(folder, 'node_modules/.node'))).toHaveLength(1);
  const { stdout } = spawnSync(join(folder, 'node_modules/.bin/node'), ['on the path'], {
    encoding: 'utf8',
  });
  expect(stdout).toBe('on the path\n');
});

test('what only development needs is installed when a program of it is run, and stays', async () => {
  const folder = await freshClone(installs);
  await writeProgram(join(folder, 'bin/greet'), 'exit 4');
  await run(folder);
  expect(await run(folder, ['--program', 'greet'])).toMatchObject({ code: 4 });
  await utimes(join(folder, 'package-lock.json'), new Date(), new Date(Date.now() + 60_000));
  await run(folder);
  const calls = (await callsIn(folder)).map((call) => /--\w+=dev/u.exec(call)?.[0]);
  expect(calls).toEqual(['--omit=dev', '--include=dev', '--include=dev']);
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

test('a killed installer blocks nobody, and only one of those that find it dead installs', async () => {
  const folder = await freshClone('kill -9 $PPID');
  await run(folder);
  await run(folder);
  await writeProgram(join(folder, 'bin/npm'), `echo "$@" >> calls\n${installs}`);
  const endings = await Promise.all(Array.from({ length: 6 }, async () => await run(folder)));
  expect(endings.map(({ code }) => code)).toEqual([2, 2, 2, 2, 2, 2]);
  expect(await callsIn(folder)).toHaveLength(3);
});

test('the commands that need what development needs are those that measure', async () => {
  const text = await readFile(join(projectFolder, 'scripts/run.mjs'), 'utf8');
  const named = /developmentCommands = \[(.*?)\]/su.exec(text)?.[1] ?? '';
  expect(named.match(/[a-z-]+/gu)).toEqual(Object.keys(measuring));
});
