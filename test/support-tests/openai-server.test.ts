import { expect, test } from 'vitest';
import { says } from '../support/openai-replies.ts';
import { type LoopbackOpenai, startOpenaiServer } from '../support/openai-server.ts';

async function chat({ baseUrl }: LoopbackOpenai): Promise<Response> {
  return await fetch(`${baseUrl}/chat/completions`, {
    method: 'POST',
    headers: { authorization: 'Bearer key' },
    body: JSON.stringify({ model: 'tiny', messages: [] }),
  });
}

test('replies in the order of its script and records the requests', async () => {
  await using server = await startOpenaiServer({ replies: [says('one'), says({ two: 2 })] });
  const bodies = [await (await chat(server)).json(), await (await chat(server)).json()];
  expect(bodies).toMatchObject([
    { model: 'tiny', choices: [{ message: { content: 'one' }, finish_reason: 'stop' }] },
    { choices: [{ message: { content: '{"two":2}' } }] },
  ]);
  expect(server.requests).toHaveLength(2);
  expect(server.requests[0]).toMatchObject({
    authorization: 'Bearer key',
    body: { model: 'tiny' },
  });
});

test('applies a rule any number of times', async () => {
  await using server = await startOpenaiServer({ replies: ({ path }) => says(path) });
  await chat(server);
  const completion = await (await chat(server)).json();
  expect(completion).toMatchObject({ choices: [{ message: { content: '/v1/chat/completions' } }] });
});

test('lists its model and embeds texts by their letters', async () => {
  await using server = await startOpenaiServer();
  expect(await (await fetch(`${server.baseUrl}/models`)).json()).toMatchObject({
    data: [{ id: 'loopback' }],
  });
  const embeddings = await fetch(`${server.baseUrl}/embeddings`, {
    method: 'POST',
    body: JSON.stringify({ model: 'letters', input: ['a', 'bb'] }),
  });
  expect(await embeddings.json()).toMatchObject({
    data: [{ index: 1 }, { index: 0, embedding: expect.arrayContaining([1]) }],
  });
});

test('fails on more requests than its script has replies', async () => {
  const server = await startOpenaiServer({ replies: [says('one')] });
  await chat(server);
  expect((await chat(server)).status).toBe(500);
  await expect(server.close()).rejects.toThrow('no reply is left for POST /v1/chat/completions');
});

test('fails on requests for unknown paths', async () => {
  const server = await startOpenaiServer();
  expect((await fetch(`${server.baseUrl}/images`)).status).toBe(500);
  await expect(server.close()).rejects.toThrow('GET /v1/images');
});
