import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { NewsroomReply } from '../../../support/newsroom/newsroom-request.ts';
import { sends, serves } from '../../../support/newsroom/replies.ts';
import {
  cutsConnection,
  cutsShort,
  drips,
  hangs,
  packings,
  servesBomb,
  speaksNonsense,
  stalls,
} from '../../../support/newsroom/troubled-replies.ts';
import { webForTest } from '../../../support/web-for-test.ts';

const sizes = { feedBytes: 1_000_000, pageBytes: 500_000 };
const unhurried = { limits: sizes };

test.each<[string, NewsroomReply, RegExp]>([
  ['closes the connection', cutsConnection(), /connection ended/u],
  ['ends in the middle', cutsShort('text/xml', '<rss></rss>'), /connection ended/u],
  ['talks of something else', speaksNonsense(), /does not answer in HTTP/u],
  ['sends a header too long', sends(200, '', { 'x-long': 'a'.repeat(70_000) }), /headers .* too/u],
  [
    'sends a little that unpacks to too much',
    serves('text/xml', gzipSync(' '.repeat(1_000_001)), { 'content-encoding': 'gzip' }),
    /larger than 1 MB/u,
  ],
  ['sends too much', serves('text/xml', ' '.repeat(1_000_001)), /larger than 1 MB/u],
])('a server that %s is a failed visit that says so', async (_, reply, reason) => {
  await using parts = await webForTest({ 'odd.example': { '/': reply } }, unhurried);
  const visit = await parts.web.visit(parts.newsroom.url('odd.example', '/'), { as: 'feed' });
  expect(visit).toMatchObject({ kind: 'failed', reason: expect.stringMatching(reason) });
});

test('a server that says nothing is waited for as long as it may take', async () => {
  const limits = { answerMilliseconds: 300 };
  await using parts = await webForTest({ 'odd.example': { '/': hangs() } }, { limits });
  const visit = await parts.web.visit(parts.newsroom.url('odd.example', '/'), { as: 'feed' });
  expect(visit).toMatchObject({ reason: 'the server did not answer within 1 s' });
});

test.each([
  ['stops', stalls('text/xml', '<rss>')],
  ['drips without end', drips('text/xml')],
])('an answer that %s is waited for as long as it may take', async (_, reply) => {
  const limits = { transferMilliseconds: 300 };
  await using parts = await webForTest({ 'odd.example': { '/': reply } }, { limits });
  const visit = await parts.web.visit(parts.newsroom.url('odd.example', '/'), { as: 'feed' });
  expect(visit).toMatchObject({ reason: 'the answer did not come to its end within 1 s' });
});

test.each(packings)(
  'a bomb without end, packed with %s, is stopped at the limit',
  async (packing) => {
    const bomb = servesBomb(packing, 'text/xml');
    await using parts = await webForTest({ 'odd.example': { '/': bomb } }, unhurried);
    const visit = await parts.web.visit(parts.newsroom.url('odd.example', '/'), { as: 'feed' });
    expect(visit).toMatchObject({ reason: 'the answer is larger than 1 MB when unpacked' });
  },
);

test('a server that does not speak https is a failed visit that says so', async () => {
  await using parts = await webForTest({ 'odd.example': {} });
  const url = parts.newsroom.url('odd.example', '/').replace('http:', 'https:');
  const visit = await parts.web.visit(url, { as: 'feed' });
  expect(visit).toMatchObject({ reason: 'the server does not speak https at that address' });
});

test('a port where nobody listens is a failed visit that says so', async () => {
  const parts = await webForTest({ 'odd.example': {} });
  await parts.newsroom.close();
  const visit = await parts.web.visit(parts.newsroom.url('odd.example', '/'), { as: 'feed' });
  expect(visit).toMatchObject({ reason: 'nothing answers at that address' });
});

test('feeds and pages have limits of their own, and what fits exactly is taken', async () => {
  const site = { '/': serves('text/html', ' '.repeat(sizes.pageBytes)) };
  await using parts = await webForTest({ 'odd.example': site }, unhurried);
  const url = parts.newsroom.url('odd.example', '/');
  expect((await parts.web.visit(url, { as: 'page' })).kind).toBe('fetched');
  const longer = { '/': serves('text/html', ' '.repeat(sizes.pageBytes + 1)) };
  await using others = await webForTest({ 'odd.example': longer }, unhurried);
  const other = others.newsroom.url('odd.example', '/');
  expect((await others.web.visit(other, { as: 'feed' })).kind).toBe('fetched');
  expect((await others.web.visit(other, { as: 'page' })).kind).toBe('failed');
});

test('a visit can be called off while the server thinks', async () => {
  await using parts = await webForTest({ 'odd.example': { '/': hangs() } });
  const stop = new AbortController();
  const url = parts.newsroom.url('odd.example', '/');
  const visit = parts.web.visit(url, { as: 'feed', signal: stop.signal });
  await expect.poll(() => parts.newsroom.requests.length).toBe(1);
  stop.abort();
  expect(await visit).toEqual({
    kind: 'failed',
    reason: 'the visit was called off',
    retryAfter: null,
  });
});

test('one that is called off while it waits for its turn never reaches the server', async () => {
  const limits = { answerMilliseconds: 1_000 };
  await using parts = await webForTest({ 'odd.example': { '/': hangs() } }, { limits });
  const stop = new AbortController();
  const url = parts.newsroom.url('odd.example', '/');
  const first = parts.web.visit(url, { as: 'feed' });
  const second = parts.web.visit(url, { as: 'feed', signal: stop.signal });
  stop.abort();
  expect((await second).kind).toBe('failed');
  expect((await first).kind).toBe('failed');
  expect(parts.newsroom.requests).toHaveLength(1);
});
