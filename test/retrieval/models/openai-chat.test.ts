import { inspect } from 'node:util';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { ModelReplyUnusable, ModelUnavailable } from '../../../retrieval/errors.ts';
import { openaiChat, type OpenaiChatOptions } from '../../../retrieval/models/openai-chat.ts';
import { boundedFetch } from '../../../retrieval/models/openai-server.ts';
import { openaiForTest } from '../../support/openai-loopback.ts';
import {
  cutsConnection,
  delayed,
  fails,
  floods,
  formatOf,
  hangs,
  neverEnds,
  type OpenaiReply,
  rambles,
  rateLimited,
  refuses,
  rejectsKey,
  says,
  saysFenced,
  saysHalf,
  sends,
  acceptsOnly,
} from '../../support/openai-replies.ts';
import { type OpenaiScript, startOpenaiServer } from '../../support/openai-server.ts';

const apiKey = 'sk-test-0123456789abcdef';
const schema = z.object({ winner: z.string(), votes: z.int().optional() });
const request = { instructions: 'Read the passage.', material: 'The Reds won.', schema };
const reply = { winner: 'The Reds' };

test('sends instructions and material separately, with the schema of the reply', async () => {
  const { server, model } = await modelOn([says(reply)]);
  expect(await model.complete(request)).toEqual(reply);
  expect(server.requests[0]?.authorization).toBe(`Bearer ${apiKey}`);
  expect(server.requests[0]?.body).toMatchObject({
    model: 'loopback',
    temperature: 0,
    max_tokens: 2000,
    messages: [
      { role: 'system', content: expect.stringMatching(/^Read the passage\..*"winner"/s) },
      { role: 'user', content: 'The Reds won.' },
    ],
    response_format: {
      type: 'json_schema',
      json_schema: {
        strict: true,
        schema: { type: 'object', required: ['winner'], additionalProperties: false },
      },
    },
  });
});

test('sends no key if it has none', async () => {
  const server = await openaiForTest({ replies: [says(reply)] });
  const model = openaiChat({
    baseUrl: server.baseUrl,
    model: 'loopback',
    timeoutMilliseconds: 5000,
  });
  expect(await model.complete(request)).toEqual(reply);
  expect(server.requests[0]?.authorization).toBeUndefined();
});

test('remembers the format that the server accepts', async () => {
  const { server, model } = await modelOn(() => acceptsOnly(['text'], says(reply)));
  await model.complete(request);
  await model.complete(request);
  expect(server.requests.map(formatOf)).toEqual([
    'json_schema',
    'json_object',
    'json_object',
    'text',
    'text',
  ]);
});

test('gives up a format only if a simpler one works', async () => {
  const broken = fails(400, 'Bad request');
  const { server, model } = await modelOn([broken, broken, broken, broken, says(reply)]);
  await expect(model.complete(request)).rejects.toBeInstanceOf(ModelUnavailable);
  expect(await model.complete(request)).toEqual(reply);
  expect(server.requests.map(formatOf).at(-1)).toBe('json_schema');
});

test('omits the temperature and renames the limit if the server refuses them', async () => {
  const { server, model } = await modelOn(() => modernModel, { maxTokens: 77 });
  expect(await model.complete(request)).toEqual(reply);
  expect(await model.complete(request)).toEqual(reply);
  expect(server.requests).toHaveLength(4);
  expect(server.requests[3]?.body).toMatchObject({ max_completion_tokens: 77 });
  expect(server.requests.map(formatOf)).not.toContain('text');
});

test.each([
  ['fenced', saysFenced(reply)],
  ['after thoughts', says(`<think>{"winner":1}</think>${JSON.stringify(reply)}`)],
  ['after an object of another shape', says(`{"note":1} ${JSON.stringify(reply)}`)],
  ['in a list', says([reply])],
  ['late', delayed(50, says(reply))],
  ['whole although the limit is reached', says(reply, 'length')],
])('accepts a reply that comes %s', async (_, script) => {
  const { model } = await modelOn([script]);
  expect(await model.complete(request)).toEqual(reply);
});

test('stops reading a reply that has no end', async () => {
  const server = await openaiForTest({ replies: [floods()] });
  const model = openaiChat({
    baseUrl: server.baseUrl,
    model: 'loopback',
    timeoutMilliseconds: 20_000,
    fetch: boundedFetch(fetch, 100_000),
  });
  await expect(model.complete(request)).rejects.toThrow('sent more than 100000 bytes');
});

test('tells the tokens that the server counts, or an estimate', async () => {
  const counted = { choices: [{ message: { content: '{"winner":"x"}' } }] };
  const usage = { prompt_tokens: 200, completion_tokens: 7 };
  const { model } = await modelOn([sends(200, { ...counted, usage }), sends(200, counted)]);
  const told: unknown[] = [];
  const onTokens = (tokens: unknown): void => void told.push(tokens);
  await model.complete({ ...request, onTokens });
  await model.complete({ ...request, onTokens });
  expect(told).toEqual([
    { input: 200, output: 7 },
    { input: 10, output: 5 },
  ]);
});

test('accepts a reply of ten thousand words', async () => {
  const long = { winner: 'and then '.repeat(5000) };
  const { model } = await modelOn([says(long)]);
  expect(await model.complete(request)).toEqual(long);
});

const unusable: [string, OpenaiReply, string][] = [
  ['is refused', refuses('I cannot help with that'), 'the model refuses: I cannot help'],
  ['is empty', says(''), 'it is empty'],
  ['is cut off', saysHalf(reply), 'it was cut off'],
  ['is withheld', says('', 'content_filter'), 'a content filter withheld it'],
  ['has no JSON', rambles(), 'it holds no JSON object: and then'],
  ['has another shape', says({ winner: 3 }), 'it is not of the shape asked for'],
  ['is a list of names', says(['The Reds']), 'it is not of the shape asked for'],
  ['has no choice', sends(200, { choices: [] }), 'it is not a chat completion'],
  ['is an error in disguise', sends(200, { error: 'x' }), 'it is not a chat completion'],
  ['is a page', sends(200, '<p>', { 'content-type': 'text/html' }), 'it is not a chat completion'],
  ['is half a completion', sends(200, '{"choices":[{"mess'), 'it is not JSON'],
];

test.each(unusable)('says why a reply that %s is unusable', async (_, script, reason) => {
  const { model } = await modelOn([script]);
  const failure: unknown = await model.complete(request).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ModelReplyUnusable);
  expect(String(failure)).toContain(reason);
  expect(String(failure).length).toBeLessThan(500);
});

const outages: [string, OpenaiReply, { retryable: boolean; cure: string }][] = [
  ['a wrong key', rejectsKey(), { retryable: false, cure: 'OPENAI_API_KEY' }],
  ['an unknown model', fails(404, 'No such model'), { retryable: false, cure: 'the model' }],
  ['a limit of requests', rateLimited(0.001), { retryable: true, cure: 'wait' }],
  [
    'a used-up quota',
    fails(429, 'No credit', { code: 'insufficient_quota' }),
    { retryable: false, cure: 'account' },
  ],
  ['a fault of the server', fails(500, 'Out of memory'), { retryable: true, cure: 'memory' }],
];

test.each(outages)('says what to do about %s', async (_, script, { retryable, cure }) => {
  const { model } = await modelOn(() => script);
  const failure: unknown = await model.complete(request).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ModelUnavailable);
  expect(failure).toMatchObject({ retryable, message: expect.stringContaining(cure) });
});

test('retries after the wait that the server asks for', async () => {
  const { server, model } = await modelOn([rateLimited(0.05), cutsConnection(), says(reply)]);
  expect(await model.complete(request)).toEqual(reply);
  expect(server.requests).toHaveLength(3);
});

test.each([
  ['says nothing', hangs()],
  ['never ends its reply', neverEnds()],
  ['asks for a longer wait than there is time', rateLimited(30)],
  ['is always a little late', delayed(600, says(reply))],
])('gives up in time on a server that %s', async (_, script) => {
  const { model } = await modelOn(() => script, { timeoutMilliseconds: 150 });
  const failure: unknown = await model.complete(request).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ModelUnavailable);
  expect(failure).toMatchObject({ retryable: true, message: expect.stringContaining('150 ms') });
});

test('counts every attempt towards the time limit', async () => {
  const slowRefusal = delayed(100, fails(400, 'No response_format'));
  const { server, model } = await modelOn(() => slowRefusal, { timeoutMilliseconds: 150 });
  await expect(model.complete(request)).rejects.toThrow('within 150 ms');
  expect(server.requests.length).toBeLessThan(3);
});

test('stops when the caller cancels', async () => {
  const { model } = await modelOn(() => hangs());
  const controller = new AbortController();
  const call = model.complete({ ...request, signal: controller.signal });
  controller.abort();
  await expect(call).rejects.toThrow('called off');
});

test('names the server and the setting when it cannot be reached', async () => {
  const server = await startOpenaiServer();
  await server.close();
  const baseUrl = server.baseUrl.replace('//', '//user:secret@');
  for (const address of [server.baseUrl, baseUrl]) {
    const model = openaiChat({ baseUrl: address, model: 'loopback', timeoutMilliseconds: 5000 });
    const failure: unknown = await model.complete(request).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ModelUnavailable);
    expect(String(failure)).toContain(`${new URL(address).origin} cannot be reached`);
    expect(String(failure)).toContain('OPENAI_BASE_URL');
    expect(inspect(failure)).not.toContain('secret');
  }
});

test('never repeats a key in an error', async () => {
  const key = fc.stringMatching(/^sk-[A-Za-z0-9_-]{20,60}$/);
  const echoes = fc.constantFrom<(secret: string) => OpenaiReply>(
    () => rejectsKey(),
    (secret) => fails(400, `Bad request with ${secret}`, { param: 'messages' }),
    (secret) => fails(404, `${'x'.repeat(280)} ${secret}`),
    (secret) => sends(403, `<p>Denied: ${secret}</p>`, { 'content-type': 'text/html' }),
    (secret) => sends(422, { detail: [{ input: secret }] }),
    (secret) => refuses(`I was given ${secret}`),
    (secret) => says(`I was given ${secret}`),
    (secret) => says({ [secret]: 1 }),
    (secret) => sends(200, secret),
  );
  await fc.assert(
    fc.asyncProperty(key, echoes, async (secret, echo) => {
      await using server = await startOpenaiServer({ replies: () => echo(secret) });
      const { baseUrl } = server;
      const options = { baseUrl, apiKey: secret, model: 'loopback', timeoutMilliseconds: 5000 };
      const failure: unknown = await openaiChat(options)
        .complete({ ...request, schema: schema.strict() })
        .catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(Error);
      expect(inspect(failure, { depth: 9 })).not.toContain(secret);
    }),
    { numRuns: 60 },
  );
});

/** Like a model that reasons: its own temperature only, and the limit by its new name. */
const modernModel: OpenaiReply = async (asked, response) => {
  const culprit = ['temperature', 'max_tokens'].find((name) => name in asked.body);
  const answer = culprit
    ? fails(400, `Unsupported parameter: '${culprit}'`, { param: culprit })
    : says(reply);
  await answer(asked, response);
};

async function modelOn(
  replies: OpenaiScript,
  more: Partial<OpenaiChatOptions> = {},
): Promise<{
  server: Awaited<ReturnType<typeof openaiForTest>>;
  model: ReturnType<typeof openaiChat>;
}> {
  const server = await openaiForTest({ replies });
  const { baseUrl } = server;
  const options = { baseUrl, apiKey, model: 'loopback', timeoutMilliseconds: 10_000, ...more };
  return { server, model: openaiChat(options) };
}
