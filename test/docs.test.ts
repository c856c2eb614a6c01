import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { parseEnv } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { printableConfig, readConfig } from '../bot/config.ts';
import {
  anchors,
  codeBlocks,
  type Document,
  documents,
  fileText,
  innerLinks,
  section,
} from './support/documents.ts';
import { endingOf, runCommand } from './support/run-command.ts';
import { projectFolder } from './support/source-files.ts';

const docs = documents();
const readme = fileText('README.md');
const scripts = Object.entries(
  z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(fileText('package.json'))).scripts,
);
const commands = scripts.flatMap(([name, call]) =>
  /\bscripts\/run\.mjs [a-z]/u.test(call) ? [name] : [],
);
/** Every setting; `default` is empty where there is none. */
const settings = printableConfig(readConfig({})).map(({ name, value, about }) => ({
  name,
  about,
  default: value === '(not set)' ? '' : value,
}));

test('every npm script is in the README or in docs', () => {
  const read = docs.filter(({ path }) => path === 'README.md' || path.startsWith('docs/'));
  const text = read.map((document) => document.text).join('\n');
  const missing = scripts
    .map(([name]) => name)
    // npm runs it by itself.
    .filter((name) => name !== 'postinstall')
    .filter((name) => !new RegExp(`\\bnpm (?:run (?:-s )?)?${name}(?![\\w:-])`, 'u').test(text));
  expect(missing).toEqual([]);
});

test('every setting is in docs/configuration.md, with its default beside it', () => {
  const lines = fileText('docs/configuration.md').split('\n');
  const missing = settings.filter((setting) => !isDocumented(lines, setting));
  expect(missing.map(({ name }) => name)).toEqual([]);
});

test('.env.example sets nothing, and offers every setting with what it is for and its default', () => {
  const example = fileText('.env.example');
  expect(parseEnv(example)).toEqual({});
  const offered = [...example.matchAll(/^# (.+)\n# ([A-Z_]+)=(.*)$/gmu)];
  expect(offered.map(([, about, name, value]) => ({ name, about, default: value }))).toEqual(
    settings,
  );
  const taken = parseEnv(example.replaceAll(/^# (?=[A-Z_]+=)/gmu, ''));
  expect(readConfig(taken)).toEqual(readConfig({}));
});

test('the README is under two screens', () => {
  expect(readme).not.toBe('');
  expect(readme.split('\n').length - 1).toBeLessThanOrEqual(60);
});

test('links and pictures in the documents lead somewhere', () => {
  const broken = docs.flatMap((document) =>
    innerLinks(document)
      .filter((link) => !leadsSomewhere(document, link))
      .map((link) => `${document.path}: ${link}`),
  );
  expect(broken).toEqual([]);
});

test.for(commands)('%s has help, and docs/commands.md knows the same options', async (name) => {
  const { code, output, complaint } = await runCommand(name, ['--help']);
  expect({ code, complaint }).toEqual({ code: 0, complaint: '' });
  expect(output).toMatch(new RegExp(`^Usage: dateline ${name} `, 'u'));
  const helped = [...output.matchAll(/^ {2}(--[a-z-]+)/gmu)].map(([, option]) => option);
  const rows = [...section(fileText('docs/commands.md'), name).matchAll(/^\| (`--.*?) \|/gmu)];
  const documented = [...rows.join('\n').matchAll(/`(--[a-z-]+)/gu)].map(([, option]) => option);
  expect(new Set(documented)).toEqual(new Set(helped));
});

test('code in the documents passes the type check', async () => {
  const snippets = docs.flatMap((document) => codeBlocks(document, 'ts'));
  expect(await typeFaults(snippets)).toBe('');
});

function isDocumented(lines: readonly string[], setting: (typeof settings)[number]): boolean {
  const wanted = setting.default && `\`${setting.default}\``;
  return lines.some((line) => line.includes(`\`${setting.name}\``) && line.includes(wanted));
}

function leadsSomewhere(from: Document, link: string): boolean {
  const [path = '', anchor] = link.split('#', 2);
  const target = path === '' ? from.path : posix.join(posix.dirname(from.path), path);
  if (!existsSync(join(projectFolder, target))) return false;
  return anchor === undefined || anchors({ path: target, text: fileText(target) }).includes(anchor);
}

/** What tsc finds in pieces of code that import as files in the project's folder would. */
async function typeFaults(snippets: readonly string[]): Promise<string> {
  await mkdir(join(projectFolder, 'reports'), { recursive: true });
  const folder = await mkdtemp(join(projectFolder, 'reports/snippets-'));
  onTestFinished(async () => await rm(folder, { recursive: true }));
  const files = snippets.map((code, index) => ({
    name: `snippet-${index + 1}.ts`,
    code: code.replaceAll(/(\bfrom |\bimport\()'\.\//gu, "$1'../../"),
  }));
  for (const { name, code } of files) await writeFile(join(folder, name), code);
  await writeFile(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ extends: '../../tsconfig.json', include: ['*.ts'] }),
  );
  const tsc = join(projectFolder, 'node_modules/typescript/bin/tsc');
  const { output, complaint } = await endingOf(spawn(process.execPath, [tsc, '-p', folder]));
  return output + complaint;
}
