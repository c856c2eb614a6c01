import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { runtimePackages } from '../../../scripts/models/runtime.ts';
import { runCommand } from '../../support/run-command.ts';
import { storedTown, townTime } from '../../support/town-news.ts';

const { folder, settings } = await storedTown();
const models = join(folder, 'data/models');
const file = join(models, 'small.gguf');
const question = 'On which day do union members vote on the offer?';
/** A model for the runtime below: it picks the sentence with a word. */
const modelFile = `GGUF${JSON.stringify({ word: 'terminals', answer: 'Paris' })}`;
/** What llama-child.ts uses of node-llama-cpp. Every second claim is false to its models. */
const runtime = `
import { readFileSync } from 'node:fs';
let claims = 0;
export const getLlama = async () => ({
  cpuMathCores: 2,
  loadModel: async ({ modelPath }) => {
    const reply = readFileSync(modelPath, 'utf8').slice(4);
    JSON.parse(reply);
    return {
      tokenize: (text) => text.split(' '),
      createContext: async () => ({
        contextSize: 8192,
        getSequence: () => ({
          reply,
          tokenMeter: { getState: () => 0, diff: () => ({ usedInputTokens: 9, usedOutputTokens: 5 }) },
        }),
      }),
    };
  },
  createGrammarForJsonSchema: async () => ({ grammar: 'root ::= whitespace-b-1 "x"' }),
  createGrammar: async (options) => options,
});
export class LlamaChatSession {
  constructor({ contextSequence }) { this.reply = contextSequence.reply; }
  promptWithMeta = async (prompt) => {
    const { word, answer } = JSON.parse(this.reply);
    const claim_is = prompt.includes('<claim>') && claims++ % 2 === 1 ? 'false' : 'true';
    const number = Number(new RegExp('number="([0-9]+)">[^<]*' + word).exec(prompt)?.[1] ?? 0);
    return { responseText: JSON.stringify({ answer, claim_is, number }), stopReason: 'eogToken' };
  };
  dispose() {}
}`;
const server = createServer((_, response) => response.end(modelFile)).listen(0, '127.0.0.1');
await once(server, 'listening');
afterAll(() => server.close());
const { port } = z.object({ port: z.number() }).parse(server.address());

test('lists the models that it knows, smallest first', async () => {
  const { code, output } = await runCommand('model', ['list', '--json'], { settings });
  const rows: { name: string; bytes: number; licence: string; is_here: boolean }[] =
    JSON.parse(output);
  expect(rows.map(({ bytes }) => bytes)).toEqual(
    rows.map(({ bytes }) => bytes).toSorted(ascending),
  );
  expect(rows[0]).toMatchObject({ name: 'qwen2.5-0.5b', licence: 'Apache-2.0', is_here: false });
  expect(code).toBe(0);
  const shown = await runCommand('model', ['list'], { settings });
  expect(shown.output).toContain('qwen2.5-1.5b     1.1 GB  Apache-2.0');
});

test('says how to install what runs a model where it is missing', async () => {
  const { output, complaint } = await runCommand('ask', [question, '--at', townTime, '--json'], {
    settings: { ...settings, DATELINE_MODEL: 'small.gguf' },
  });
  expect(complaint).toContain('npm run model -- get small.gguf');
  expect(JSON.parse(output)).toMatchObject({ method: 'quotes', notice: 'model-failed' });
});

test('downloads a model and tries it', async () => {
  await pretendInstalled();
  const words = ['get', `http://127.0.0.1:${port}/path/small.gguf`];
  const { code, output } = await runCommand('model', words, { settings });
  expect(output).toContain(`DATELINE_MODEL=${file}\n`);
  expect(code).toBe(0);
});

test('quotes first what a downloaded model picks', async () => {
  const { output, complaint } = await runCommand('ask', [question, '--at', townTime, '--json'], {
    settings: { ...settings, DATELINE_MODEL: file },
  });
  expect(complaint).toBe('');
  const answer = JSON.parse(output);
  expect(answer).toMatchObject({ method: 'quotes' });
  expect(answer).not.toHaveProperty('notice');
  expect(answer.statements[0].text).toContain('closed three of the four terminals');
});

test('diagnoses the model in use', async () => {
  const { output } = await runCommand('doctor', ['--json'], {
    settings: { ...settings, DATELINE_MODEL: file },
  });
  expect(output).toContain('small answers');
});

test.for([
  [['get', 'nothing'], 2, 'neither a file nor one of qwen2.5-0.5b'],
  [['get', 'package.json'], 1, 'is no model in the format GGUF'],
  [['fetch', 'qwen2.5-0.5b'], 2, 'get NAME, get URL, get FILE or list'],
  [['get', 'qwen2.5-0.5b', '--gpu', 'abacus'], 2, '--gpu is one of cpu, cuda, vulkan'],
] as const)('%j is refused in one line', async ([words, code, told]) => {
  const ending = await runCommand('model', [...words], { settings });
  expect(ending).toMatchObject({ code, output: '', complaint: expect.stringContaining(told) });
});

/** Puts the runtime above where npm would install it. */
async function pretendInstalled(): Promise<void> {
  const packages = runtimePackages(`${process.platform}-${process.arch}`, 'cpu');
  const list = packages.map((name) => [`node_modules/${name}`, { version: '3.21.1' }]);
  const modules = join(models, 'runtime/node_modules');
  await mkdir(join(modules, 'node-llama-cpp/dist'), { recursive: true });
  await writeFile(
    join(modules, '.package-lock.json'),
    JSON.stringify({ packages: Object.fromEntries(list) }),
  );
  await writeFile(join(modules, 'node-llama-cpp/package.json'), '{ "type": "module" }');
  await writeFile(join(modules, 'node-llama-cpp/dist/index.js'), runtime);
}

function ascending(one: number, other: number): number {
  return one - other;
}
