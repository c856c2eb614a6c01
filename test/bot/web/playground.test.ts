import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { english } from '../../../bot/i18n/english.ts';
import { discordAnswer } from '../../../bot/messages/discord/answer.ts';
import { withActions } from '../../../bot/messages/discord/components.ts';
import { startPlayground } from '../../../bot/web/playground.ts';
import { ModelReplyUnusable, ModelUnavailable } from '../../../retrieval/errors.ts';
import { recordLog } from '../../support/record-log.ts';
import { exampleAnswer, openPlayground, post } from './open-playground.ts';

const token = 'a-long-enough-token';
const pageFolder = new URL('../../../bot/web/page/', import.meta.url);

test('answers a question with the message, the answer and the time it took', async () => {
  const times = ['2025-12-02T08:00:00.000Z', '2025-12-02T08:00:00.042Z'];
  const { url } = await openPlayground({
    now: () => new Date(times.shift() ?? 'the clock is read twice'),
  });
  const response = await post(url, { question: 'Will the ferries run?' });
  const answer = exampleAnswer('Will the ferries run?');
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({
    id: expect.any(String),
    message: withActions(discordAnswer(answer), {
      strings: english,
      shareable: false,
      hasSources: true,
    }),
    answer,
    milliseconds: 42,
  });
});

test('asks at the time of the clock, or at the time given', async () => {
  const { url, asked } = await openPlayground();
  await post(url, { question: ' now ' });
  await post(url, {
    question: 'then',
    at: '2025-06-01T12:00:00+02:00',
    since: '2025-05-01',
    source: 'Coast Herald',
  });
  expect(asked).toEqual([
    { text: 'now', at: '2025-12-02T08:00:00.000Z' },
    {
      text: 'then',
      at: '2025-06-01T10:00:00.000Z',
      since: '2025-05-01T00:00:00.000Z',
      sources: ['Coast Herald'],
    },
  ]);
});

test('returns the status of the corpus and questions to try', async () => {
  const { url } = await openPlayground();
  const status = await fetch(`${url}/api/status`);
  const suggestions = await fetch(`${url}/api/suggestions`);
  expect(await status.json()).toMatchObject({ articles: 13, sample: true });
  expect(await suggestions.json()).toEqual(['Will the ferries run?', 'Who paused the strike?']);
});

test('asks for questions to try in the first language of the browser', async () => {
  const wanted: string[] = [];
  const suggestions = async (language: string): Promise<string[]> => {
    wanted.push(language);
    return await Promise.resolve([]);
  };
  const { url } = await openPlayground({ suggestions });
  for (const language of ['de-AT,de;q=0.9,en;q=0.8', 'fr'])
    await fetch(`${url}/api/suggestions`, { headers: { 'Accept-Language': language } });
  expect(wanted).toEqual(['de-AT', 'fr']);
});

test('takes a question of exactly 1,000 characters', async () => {
  const { url, asked } = await openPlayground();
  expect((await post(url, { question: 'x'.repeat(1000) })).status).toBe(200);
  expect(asked[0]?.text).toHaveLength(1000);
});

test.for([
  ['an empty question', { question: '  ' }, 400, 'Please type a question.'],
  ['no question', {}, 400, 'Please type a question.'],
  ['a question that is no text', { question: 7 }, 400, 'Please type a question.'],
  [
    'more than 1,000 characters',
    { question: 'x'.repeat(1001) },
    400,
    'Please ask in at most 1,000 characters.',
  ],
  ['bad JSON', '{"question": "Who', 400, 'The request is not valid JSON.'],
  ['an empty body', '', 400, 'The request is not valid JSON.'],
  ['JSON that is no object', '[]', 400, 'Please send a JSON object with a "question".'],
  ['no JSON but null', 'null', 400, 'Please send a JSON object with a "question".'],
  [
    'a time that is none',
    { question: 'Who?', at: 'yesterday' },
    400,
    '"at" must be a date, or a time with a zone such as 2025-12-01T08:00:00Z.',
  ],
  [
    'a day that is none',
    { question: 'Who?', since: '2025-02-30' },
    400,
    '"since" must be a date, or a time with a zone such as 2025-12-01T08:00:00Z.',
  ],
  [
    'a publisher without a name',
    { question: 'Who?', source: ' ' },
    400,
    '"source" must be the name of one publisher.',
  ],
  ['too much', { question: 'x'.repeat(100_000) }, 413, 'The request is too large.'],
] as const)('refuses %s with one sentence', async ([, body, status, error]) => {
  const { url, asked } = await openPlayground();
  const response = await post(url, body);
  expect(response.status).toBe(status);
  expect(await response.json()).toEqual({ error });
  expect(asked).toEqual([]);
});

test('refuses a body without the JSON content type', async () => {
  const { url } = await openPlayground();
  const response = await fetch(`${url}/api/ask`, { method: 'POST', body: '{"question":"Who?"}' });
  expect(response.status).toBe(415);
  expect(await response.json()).toEqual({ error: 'Please send the question as application/json.' });
});

test.for([
  ['GET', '/api/ask', 'POST'],
  ['OPTIONS', '/api/ask', 'POST'],
  ['DELETE', '/api/status', 'GET, HEAD'],
  ['POST', '/', 'GET, HEAD'],
  ['PUT', '/style-of-nothing.css', null],
] as const)('answers %s %s with the methods it takes', async ([method, path, allowed]) => {
  const { url } = await openPlayground();
  const response = await fetch(url + path, { method });
  expect(response.status).toBe(allowed === null ? 404 : 405);
  expect(response.headers.get('Allow')).toBe(allowed);
  expect(await response.json()).toHaveProperty('error');
});

test.for(['/nothing', '/api', '/../package.json', '/%2e%2e/playground.ts', '/markdown.d.ts'])(
  'has nothing at %s',
  async (path) => {
    const { url } = await openPlayground();
    const response = await fetch(url + path);
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ error: 'Not found.' });
  },
);

test('serves the page and every file of it', async () => {
  const { url } = await openPlayground();
  const page = await fetch(url);
  expect(page.headers.get('Content-Type')).toMatch(/^text\/html/);
  expect(await page.text()).toContain('<title>Dateline playground</title>');
  const names = readdirSync(pageFolder).filter((name) => /\.(?:css|js|svg)$/.test(name));
  expect(names).toContain('app.js');
  const files = await Promise.all(names.map((name) => fetch(`${url}/${name}`)));
  expect(files.filter((file) => !file.ok)).toEqual([]);
  expect(files[names.indexOf('app.js')]?.headers.get('Content-Type')).toMatch(/^text\/javascript/);
});

test.for([
  [503, new ModelUnavailable('overloaded', { retryable: true })],
  [500, new ModelUnavailable('wrong key', { retryable: false })],
  [500, new ModelReplyUnusable('not JSON')],
] as const)(
  'answers a failure with %i and its sentence for the reader',
  async ([status, error]) => {
    const { url, errors } = await openPlayground({ answer: () => Promise.reject(error) });
    const response = await post(url, { question: 'Who?' });
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ error: error.forReader });
    expect(errors).toEqual([`The playground failed: ${error.message}`]);
  },
);

test('hides the message of an unknown error, and logs it', async () => {
  const secret = new Error('no such file: /home/someone/secret');
  const { url, errors } = await openPlayground({ status: () => Promise.reject(secret) });
  const response = await fetch(`${url}/api/status`);
  expect(response.status).toBe(500);
  expect(await response.json()).toEqual({
    error: 'Something went wrong. The log has the details.',
  });
  expect(errors).toEqual([`The playground failed: ${secret.message}`]);
});

const unasked = (): Promise<never> => Promise.reject(new Error('not asked for here'));
const parts = {
  backend: { ask: unasked, quotes: unasked, press: unasked },
  stories: unasked,
  followFeed: unasked,
  unfollowFeed: unasked,
  feeds: unasked,
  suggestions: () => Promise.resolve([]),
  status: unasked,
  now: () => new Date('2025-12-02T08:00:00.000Z'),
  log: { info: () => undefined, warn: () => undefined, error: () => undefined },
};

test('names the setting to change when the port is in use', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  onTestFinished(() => {
    other.close();
  });
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const start = startPlayground({ ...parts, host: '127.0.0.1', port });
  await expect(start).rejects.toMatchObject({ name: 'PortInUse' });
  await expect(start).rejects.toMatchObject({ port, forReader: /set DATELINE_PORT/ });
});

test('names the settings to change when the address does not exist', async () => {
  const start = startPlayground({ ...parts, host: '203.0.113.9', token, port: 0 });
  await expect(start).rejects.toMatchObject({ name: 'CannotListen' });
  await expect(start).rejects.toMatchObject({ forReader: /DATELINE_HOST/ });
});

test('frees its port when it is closed', async () => {
  const first = await startPlayground({ ...parts, host: '127.0.0.1', port: 0 });
  await fetch(`${first.url}/api/suggestions`);
  await first.close();
  await expect(fetch(first.url)).rejects.toThrow('fetch failed');
  const port = Number(new URL(first.url).port);
  const second = await startPlayground({ ...parts, host: '127.0.0.1', port });
  expect(second.url).toBe(first.url);
  await second.close();
});

test('reports a URL that can be opened, also when it listens on every address', async () => {
  const playground = await startPlayground({ ...parts, host: '0.0.0.0', token, port: 0 });
  expect(playground.url).toMatch(/^http:\/\/localhost:\d+$/);
  await playground.close();
});

test.each(['0.0.0.0', '::', '192.0.2.7', 'news.example'])(
  'does not listen on %s without a token',
  async (host) => {
    const start = startPlayground({ ...parts, host, port: 0 });
    await expect(start).rejects.toMatchObject({
      name: 'PlaygroundExposed',
      message: expect.stringContaining('DATELINE_PLAYGROUND_TOKEN'),
    });
  },
);

const basic = (password: string): string => `Basic ${btoa(`anyone:${password}`)}`;

test('warns where others can reach it, and serves nothing without its token', async () => {
  const log = recordLog();
  const playground = await startPlayground({ ...parts, log, host: '0.0.0.0', token, port: 0 });
  onTestFinished(async () => await playground.close());
  expect(log.levels()).toEqual(['warn', 'info']);
  expect(JSON.stringify(log.lines)).not.toContain(token);
  const asked = async (path: string, authorization?: string): Promise<number> => {
    const headers = authorization === undefined ? {} : { authorization };
    return (await fetch(`${playground.url}${path}`, { headers })).status;
  };
  for (const path of ['/', '/app.js', '/api/suggestions', '/api/feeds']) {
    expect(await asked(path)).toBe(401);
    expect(await asked(path, 'Bearer another-long-token')).toBe(401);
    expect(await asked(path, basic('another-long-token'))).toBe(401);
  }
  expect(await asked('/', basic(token))).toBe(200);
  expect(await asked('/api/suggestions', `Bearer ${token}`)).toBe(200);
  const refused = await fetch(playground.url);
  expect(refused.headers.get('www-authenticate')).toContain('Basic');
  expect(refused.headers.get('content-security-policy')).toContain("default-src 'none'");
});

test('follows and removes feeds, and refuses what is no address', async () => {
  const { url } = await openPlayground();
  const change = async (path: string, body: unknown): Promise<Response> =>
    await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  const address = 'https://news.example/';
  expect(await (await change('/api/feeds', { url: address })).json()).toMatchObject({
    added: [address],
  });
  expect(await (await change('/api/feeds/remove', { url: address })).json()).toMatchObject({
    removed: [address],
  });
  for (const body of [{ url: 'javascript:alert(1)' }, { url: 'file:///etc/passwd' }, {}])
    expect((await change('/api/feeds', body)).status).toBe(400);
});
