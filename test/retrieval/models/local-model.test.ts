import { setImmediate } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { z } from 'zod';
import { ModelUnavailable } from '../../../retrieval/errors.ts';
import type { ModelRequest } from '../../../retrieval/models/language-model.ts';
import {
  type LocalModel,
  localModel,
  type LocalModelOptions,
} from '../../../retrieval/models/local-model.ts';
import { scriptedChild } from '../../support/scripted-model.ts';

const schema = z.strictObject({ a: z.int() });
const request: ModelRequest<z.infer<typeof schema>> = {
  instructions: 'Say one.',
  material: 'One?',
  schema,
};

test('ignores what is no reply to its call', async () => {
  expect(await model(['chatters']).complete(request)).toEqual({ a: 1 });
});

test.for([
  ['dies', 'its process ended: The memory is full.'],
  ['gives up', 'its process ended: the file is no model'],
  ['floods', 'its process ended: it wrote more than 1000000 characters'],
  ['refuses', 'the prompt is too long'],
  ['is cut off', 'it was cut off at the limit of its length'],
  ['{"b":2}', 'it is not of the shape asked for'],
])('a process that %s costs its call only', async ([mood = '', reason = '']) => {
  const tiny = model([mood, '{"a":1}']);
  await expect(tiny.complete(request)).rejects.toThrow(reason);
  expect(await tiny.complete(request)).toEqual({ a: 1 });
});

test('a process that hangs is killed, and the next call gets another', async () => {
  const moods = ['{"a":1}', 'hangs', '{"a":2}'];
  const { child, ...tiny } = modelWithChild(moods, { graceMilliseconds: 100 });
  expect(await tiny.complete(request)).toEqual({ a: 1 });
  const stop = new AbortController();
  const hanging = tiny.complete({ ...request, signal: stop.signal });
  const next = tiny.complete(request);
  await vi.waitUntil(() => child.requests() === 2, { timeout: 20_000 });
  stop.abort();
  await expect(hanging).rejects.toThrow('called off');
  expect(await next).toEqual({ a: 2 });
});

test('a call that takes too long fails', async () => {
  const tiny = model(['hangs'], { timeoutMilliseconds: 200, graceMilliseconds: 100 });
  await expect(tiny.complete(request)).rejects.toThrow('tiny gave no reply within 200 ms');
});

test('a call that is called off ends, and the process goes on with the next', async () => {
  const tiny = model(['{"a":1}', 'waits', '{"a":2}']);
  expect(await tiny.complete(request)).toEqual({ a: 1 });
  const stop = new AbortController();
  const call = tiny.complete({ ...request, signal: stop.signal });
  const next = tiny.complete(request);
  await setImmediate();
  stop.abort();
  await expect(call).rejects.toThrow('called off');
  expect(await next).toEqual({ a: 2 });
});

test('calls wait for each other, and one too many is refused', async () => {
  const tiny = model(Array.from({ length: 8 }, (_, number) => `{"a":${number}}`));
  const calls = Array.from({ length: 8 }, async () => await tiny.complete(request));
  await expect(tiny.complete(request)).rejects.toThrow('8 calls wait for tiny already');
  expect(await Promise.all(calls)).toEqual(calls.map((_, number) => ({ a: number })));
});

test('a process that keeps dying is not started again at once', async () => {
  const tiny = model(['dies', 'dies', 'dies', '{"a":1}']);
  for (let call = 0; call < 3; call += 1)
    await expect(tiny.complete(request)).rejects.toThrow('The memory is full.');
  await expect(tiny.complete(request)).rejects.toThrow('died 3 times in a row');
});

test('a program that cannot be started is told', async () => {
  const command = ['/nowhere/to/be/found'];
  const missing = localModel({ id: 'tiny', command, timeoutMilliseconds: 10_000 });
  await expect(missing.complete(request)).rejects.toThrow(/ENOENT/u);
  await missing.close();
});

test('closing ends the process, its call and later ones', async () => {
  const tiny = model(['hangs']);
  const call = tiny.complete(request).catch((error: unknown) => error);
  await setImmediate();
  await tiny.close();
  expect(await call).toBeInstanceOf(ModelUnavailable);
  await expect(tiny.complete(request)).rejects.toThrow('tiny was closed');
});

function model(moods: readonly string[], limits: Partial<LocalModelOptions> = {}): LocalModel {
  return modelWithChild(moods, limits);
}

function modelWithChild(
  moods: readonly string[],
  limits: Partial<LocalModelOptions>,
): LocalModel & { child: ReturnType<typeof scriptedChild> } {
  const child = scriptedChild(moods);
  const { command } = child;
  const tiny = localModel({ id: 'tiny', command, timeoutMilliseconds: 20_000, ...limits });
  onTestFinished(async () => {
    await tiny.close();
    child.remove();
  });
  return { ...tiny, child };
}
