import { inspect } from 'node:util';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { EmbedderUnavailable } from '../../../retrieval/errors.ts';
import {
  openaiEmbedder,
  type OpenaiEmbedderOptions,
} from '../../../retrieval/models/openai-embedder.ts';
import { lengthOf } from '../../../retrieval/text/vectors.ts';
import { openaiForTest } from '../../support/openai-loopback.ts';
import {
  cutsConnection,
  fails,
  hangs,
  type OpenaiReply,
  rateLimited,
  rejectsKey,
  sends,
} from '../../support/openai-replies.ts';
import {
  embedsLetters,
  type LoopbackOpenai,
  startOpenaiServer,
} from '../../support/openai-server.ts';

const apiKey = 'sk-test-0123456789abcdef';

test('requests plain numbers, with the key and the name of the model', async () => {
  const server = await openaiForTest();
  const embedder = openaiEmbedder({ baseUrl: server.baseUrl, apiKey, model: 'letters' });
  await embedder.embed(['Rain']);
  expect(embedder.id).toBe('openai:letters');
  expect(server.requests.at(-1)).toMatchObject({
    path: '/v1/embeddings',
    authorization: `Bearer ${apiKey}`,
    body: { model: 'letters', input: ['Rain'], encoding_format: 'float' },
  });
});

test('sends no key if it has none', async () => {
  const server = await openaiForTest();
  await openaiEmbedder({ baseUrl: server.baseUrl, model: 'letters' }).embed(['Rain']);
  expect(server.requests.at(-1)?.authorization).toBeUndefined();
});

test('finds its dimensions with one call and remembers them', async () => {
  const server = await openaiForTest();
  const embedder = openaiEmbedder({ baseUrl: server.baseUrl, model: 'letters' });
  expect(await Promise.all([embedder.dimensions(), embedder.dimensions()])).toEqual([27, 27]);
  await embedder.embed(['Rain', 'Snow']);
  expect(server.requests.map(({ body }) => body['input'])).toEqual([['news'], ['Rain', 'Snow']]);
});

test('requests its dimensions again after a failure', async () => {
  const server = await openaiForTest({ embeddings: [fails(404, 'No such model'), embedsLetters] });
  const embedder = openaiEmbedder({ baseUrl: server.baseUrl, model: 'letters' });
  await expect(embedder.dimensions()).rejects.toBeInstanceOf(EmbedderUnavailable);
  expect(await embedder.dimensions()).toBe(27);
});

test('sends batches within both limits and omits texts without words', async () => {
  const server = await openaiForTest();
  const embedder = openaiEmbedder({
    baseUrl: server.baseUrl,
    model: 'letters',
    maxBatch: 2,
    maxCharacters: 8,
  });
  const vectors = await embedder.embed(['a', '', 'b', 'c', '…', 'ddddddd', 'ee']);
  expect(server.requests.slice(1).map(({ body }) => body['input'])).toEqual([
    ['a', 'b'],
    ['c', 'ddddddd'],
    ['ee'],
  ]);
  expect(vectors.map((vector) => vector.indexOf(1))).toEqual([0, -1, 1, 2, -1, 3, 4]);
});

test('fills batches by count and by characters, and sends a longer text alone', async () => {
  const texts = ['a', 'b', 'c', 'd', 'eeee', 'f', 'ggggggg', 'h'];
  expect(await batchesOf(texts, { maxBatch: 3, maxCharacters: 5 })).toEqual([
    ['a', 'b', 'c'],
    ['d', 'eeee'],
    ['f'],
    ['ggggggg'],
    ['h'],
  ]);
});

test('keeps every text in its order and no batch empty or above its limits', async () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '7'), minLength: 1 });
  await fc.assert(
    fc.asyncProperty(fc.array(text), fc.integer({ min: 1, max: 9 }), async (texts, limit) => {
      const batches = await batchesOf(texts, { maxBatch: limit, maxCharacters: 4 * limit });
      expect(batches.flat()).toEqual(texts);
      expect(batches.filter((batch) => batch.length < 1 || batch.length > limit)).toEqual([]);
      const shared = batches.filter((batch) => batch.length > 1).map((batch) => batch.join(''));
      expect(shared.filter((together) => together.length > 4 * limit)).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test('accepts vectors without an index in the order they come', async () => {
  const server = await openaiForTest({
    embeddings: [
      sends(200, { data: [{ embedding: [1, 0] }] }),
      sends(200, { data: [{ embedding: [3, 4] }, { embedding: [0, -2] }] }),
    ],
  });
  const embedder = openaiEmbedder({ baseUrl: server.baseUrl, model: 'bare' });
  const [one, other] = await embedder.embed(['one', 'other']);
  expect(lengthOf(one ?? [])).toBeCloseTo(1, 6);
  expect(one?.[0]).toBeCloseTo(0.6, 6);
  expect(other?.[1]).toBe(-1);
});

test('retries as the server asks', async () => {
  const server = await openaiForTest({
    embeddings: [rateLimited(0.01), fails(503, 'Loading'), embedsLetters],
  });
  const embedder = openaiEmbedder({ baseUrl: server.baseUrl, model: 'letters' });
  expect(await embedder.dimensions()).toBe(27);
});

const vector = { index: 0, embedding: [1, 2] };
const unfit: [string, OpenaiReply][] = [
  ['too few vectors', sends(200, { data: [] })],
  ['too many vectors', sends(200, { data: [vector, { ...vector, index: 1 }] })],
  ['a place that is not asked for', sends(200, { data: [{ ...vector, index: 3 }] })],
  ['a number that is none', sends(200, '{"data":[{"index":0,"embedding":[1,NaN]}]}')],
  ['a number that is missing', sends(200, { data: [{ index: 0, embedding: [1, null] }] })],
  ['an empty vector', sends(200, { data: [{ index: 0, embedding: [] }] })],
  ['vectors as text', sends(200, { data: [{ index: 0, embedding: 'AACAPw==' }] })],
  ['something else', sends(200, { status: 'fine' })],
  ['a page', sends(200, '<p>Hello</p>', { 'content-type': 'text/html' })],
  ['half a reply', sends(200, '{"data":[{"ind')],
  ['a wrong key', fails(401, 'Incorrect API key')],
  ['an unknown model', fails(404, 'No such model')],
  ['a used-up quota', fails(429, 'Quota used up', { code: 'insufficient_quota' })],
];

test.each(unfit)('fails permanently on %s', async (_, reply) => {
  const failure = await failureOf(await openaiForTest({ embeddings: () => reply }));
  expect(failure).toBeInstanceOf(EmbedderUnavailable);
  expect(failure).toMatchObject({ retryable: false });
});

test('fails when the vectors change their size', async () => {
  const server = await openaiForTest({
    embeddings: [embedsLetters, sends(200, { data: [vector] })],
  });
  const embedder = openaiEmbedder({ baseUrl: server.baseUrl, model: 'letters' });
  await expect(embedder.embed(['Rain'])).rejects.toThrow('no longer have 27 numbers');
});

test.each([
  ['a server that is down for a while', fails(503, 'Loading')],
  ['a limit of requests', rateLimited(0.001)],
])('fails temporarily on %s', async (_, reply) => {
  const failure = await failureOf(await openaiForTest({ embeddings: () => reply }));
  expect(failure).toBeInstanceOf(EmbedderUnavailable);
  expect(failure).toMatchObject({ retryable: true });
});

test.each([
  ['says nothing', hangs()],
  ['cuts the connection', cutsConnection()],
])('fails temporarily on a server that %s', async (_, reply) => {
  const server = await openaiForTest({ embeddings: () => reply });
  const failure = await failureOf(server, { timeoutMilliseconds: 100, maxRetries: 0 });
  expect(failure).toBeInstanceOf(EmbedderUnavailable);
  expect(failure).toMatchObject({ retryable: true });
});

test('names the server and the setting when it cannot be reached', async () => {
  const server = await startOpenaiServer();
  await server.close();
  const failure = await failureOf(server, { maxRetries: 0 });
  expect(failure).toBeInstanceOf(EmbedderUnavailable);
  expect(failure).toMatchObject({ retryable: true });
  expect(String(failure)).toContain(`${new URL(server.baseUrl).origin} cannot be reached (ECONN`);
  expect(String(failure)).toContain('OPENAI_BASE_URL');
});

test('never repeats the key in its errors', async () => {
  const server = await openaiForTest({ embeddings: () => rejectsKey() });
  const failure = await failureOf(server);
  expect(inspect(failure, { depth: 9 })).not.toContain(apiKey);
  expect(String(failure)).toContain('OPENAI_API_KEY');
});

async function failureOf(
  { baseUrl }: LoopbackOpenai,
  more: Partial<OpenaiEmbedderOptions> = {},
): Promise<unknown> {
  const embedder = openaiEmbedder({ baseUrl, apiKey, model: 'letters', ...more });
  return await embedder.embed(['Rain']).catch((error: unknown) => error);
}

/** The texts of each call that embedding takes, after the one that finds the dimensions. */
async function batchesOf(
  texts: readonly string[],
  limits: Pick<OpenaiEmbedderOptions, 'maxBatch' | 'maxCharacters'>,
): Promise<string[][]> {
  await using server = await startOpenaiServer();
  const { baseUrl, requests } = server;
  await openaiEmbedder({ baseUrl, model: 'letters', ...limits }).embed(texts);
  return requests.slice(1).map(({ body }) => z.array(z.string()).parse(body['input']));
}
