import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { commands } from '../../scripts/command-line/commands.ts';
import { runCommand } from '../support/run-command.ts';
import { temporaryFolder } from '../support/town-news.ts';

const written = new Map<string, string>();

beforeAll(async () => {
  for (const shell of ['bash', 'zsh', 'fish'])
    written.set(shell, (await runCommand('completion', [shell])).output);
});

/** What bash offers after these words; the last one is being typed. */
async function offeredByBash(...words: string[]): Promise<string[]> {
  const file = join(await temporaryFolder(), 'completion.bash');
  const call = `COMP_WORDS=(dateline ${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}; _dateline; printf '%s\n' "\${COMPREPLY[@]}"`;
  await writeFile(file, `set -e\n${written.get('bash')}\n${call}\n`);
  const { stdout, stderr } = spawnSync('bash', [file], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.split('\n').filter((line) => line !== '');
}

test.for<[string[], string[]]>([
  [['fe'], ['feeds', 'feedback']],
  [
    ['ask', '--s'],
    ['--source', '--since'],
  ],
  [['cite', '--style', 'b'], ['bibtex']],
  [['feeds', 're'], ['remove']],
  [['model', 'get', 'q'], []],
  [['ask', '--batch', ''], []],
  [['ingest', 'art'], []],
  [['nonsense', '--'], []],
])('bash completes %s', async ([words, offered]) => {
  expect(await offeredByBash(...words)).toEqual(offered);
});

test.for(['bash', 'zsh', 'fish'])('%s knows every command and every option', (shell) => {
  const text = written.get(shell) ?? '';
  const missing = Object.values(commands).flatMap(({ name, options }) =>
    [name, ...Object.keys(options)].filter(
      (word) => !new RegExp(`[ '*-]${word}\\b`, 'u').test(text),
    ),
  );
  expect(missing).toEqual([]);
});

test.for(['zsh', 'fish'])('%s accepts its completion', async (shell, { skip }) => {
  const file = join(await temporaryFolder(), `completion.${shell}`);
  await writeFile(file, written.get(shell) ?? '');
  const { error, status, stderr } = spawnSync(shell, ['-n', file], { encoding: 'utf8' });
  if (error) skip(`${shell} is not installed.`);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('an unknown shell is told which are known', async () => {
  expect(await runCommand('completion', ['tcsh'])).toEqual({
    code: 2,
    output: '',
    complaint: '"tcsh" is not a known shell. Known are bash, zsh, fish.\n',
  });
});
