import { spawnSync } from 'node:child_process';
import { cp, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { citationStyles } from '../../bot/messages/citations/format.ts';
import { commands } from '../../scripts/command-line/commands.ts';
import { gpus } from '../../scripts/models/runtime.ts';
import { endingOf, runCommand, startProgram } from '../support/run-command.ts';
import { projectFolder } from '../support/source-files.ts';
import { temporaryFolder } from '../support/town-news.ts';

test('every command is called as it is declared', () => {
  const named = Object.entries(commands).map(([name, declaration]) => [name, declaration.name]);
  expect(named).toEqual(Object.keys(commands).map((name) => [name, name]));
});

test('the choices that a call may have are declared as the commands know them', () => {
  expect(commands.cite.options.style.choices).toEqual(citationStyles);
  expect(commands.model.options.gpu.choices).toEqual(gpus);
});

test.for([
  ['no words', []],
  ['--help', ['--help']],
] as const)('dateline with %s lists every command', async ([, words]) => {
  const { code, output } = await endingOf(startProgram('scripts/dateline.ts', {}, words));
  const listed = [...output.matchAll(/^ {2}([a-z-]+) {2,}\S/gmu)].map(([, name]) => name);
  expect({ code, listed }).toEqual({ code: 0, listed: Object.keys(commands) });
  expect(output.split('\n').every((line) => line.length <= 80)).toBe(true);
});

test('dateline --version prints the version', async () => {
  const { code, output } = await runCommand('--version', []);
  expect(code).toBe(0);
  expect(output).toMatch(/^\d+\.\d+\.\d+\n$/u);
});

test('an unknown command gets the nearest name, and a word like an inherited property is none', async () => {
  expect(await runCommand('aks', ['who'])).toEqual({
    code: 2,
    output: '',
    complaint: '"aks" is not a command. Did you mean ask? See dateline --help\n',
  });
  expect(await runCommand('toString', [])).toMatchObject({ code: 2 });
});

test('a help text is written as the command was called', async () => {
  const { output } = await runCommand('ask', ['--help'], {
    settings: { npm_lifecycle_event: 'ask' },
  });
  expect(output).toContain('Usage: npm run ask -- [QUESTION...]');
  expect(output).toContain('\n  npm run ask -- "Who led');
});

test('messages name the command as it was called', async () => {
  const settings = { npm_lifecycle_event: '', DATELINE_DATA: await temporaryFolder() };
  expect((await runCommand('feeds', ['list'], { settings })).output).toBe(
    'No feed is followed. Add one: dateline feeds add URL\n',
  );
  expect((await runCommand('feeds', ['lst'], { settings })).complaint).toContain(
    'See dateline feeds --help',
  );
  expect((await runCommand('feeds', ['lst'])).complaint).toContain('See npm run feeds -- --help');
});

test('a help text loads no package', async () => {
  const { stdout } = spawnSync(
    process.execPath,
    ['--import', recorder(), 'scripts/dateline.ts', 'ask', '--help'],
    { cwd: projectFolder, encoding: 'utf8' },
  );
  expect(stdout).toContain('Usage:');
  expect(stdout).toContain('loaded scripts/dateline.ts');
  expect(stdout).not.toContain('loaded node_modules');
  expect(stdout).not.toContain('loaded bot');
});

test('settings come from .env, whose paths are relative to it wherever the command is called', async () => {
  const [folder, elsewhere] = [await temporaryFolder(), await temporaryFolder()];
  for (const part of ['scripts', 'bot', 'corpus', 'retrieval'])
    await cp(join(projectFolder, part), join(folder, part), { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  await symlink(join(projectFolder, 'node_modules'), join(folder, 'node_modules'));
  await writeFile(join(folder, '.env'), 'DATELINE_MODEL=data/models/qwen2.5-1.5b.gguf\n');
  const models = (
    given: Record<string, string>,
  ): { name: string; file: string; is_used: boolean }[] =>
    JSON.parse(
      spawnSync(
        process.execPath,
        [join(folder, 'scripts/dateline.ts'), 'model', 'list', '--json'],
        { cwd: elsewhere, encoding: 'utf8', env: { PATH: process.env['PATH'], ...given } },
      ).stdout,
    );
  expect(models({}).find(({ is_used: isUsed }) => isUsed)).toMatchObject({
    name: 'qwen2.5-1.5b',
    file: join(folder, 'data/models/qwen2.5-1.5b.gguf'),
  });
  const [given] = models({ DATELINE_DATA: 'here', DATELINE_MODEL: 'none.gguf' });
  expect(given).toMatchObject({ file: expect.stringMatching(/^here/u), is_used: false });
});

/** Code that prints the path of every module that is loaded. */
function recorder(): string {
  const code = `
    import { registerHooks } from 'node:module';
    const root = ${JSON.stringify(`file://${projectFolder}`)};
    registerHooks({ load(url, context, next) {
      if (url.startsWith(root)) process.stdout.write('loaded ' + url.slice(root.length).replace(/^\\//, '') + '\\n');
      return next(url, context);
    } });`;
  return `data:text/javascript,${encodeURIComponent(code)}`;
}
