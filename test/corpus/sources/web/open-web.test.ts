import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Visit, VisitOptions } from '../../../../corpus/web.ts';
import { conditional } from '../../../support/newsroom/conditional.ts';
import type { NewsroomReply } from '../../../support/newsroom/newsroom-request.ts';
import { inTurn, sends, serves } from '../../../support/newsroom/replies.ts';
import {
  cutsConnection,
  cutsShort,
  drips,
  hangs,
  packings,
  servesBomb,
  servesPacked,
  speaksNonsense,
  stalls,
} from '../../../support/newsroom/troubled-replies.ts';
import { webForTest } from '../../../support/web-for-test.ts';

const feed = '<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>';

test.each(packings)('an answer compressed with %s is decompressed', async (packing) => {
  expect(textOf(await visitTo(servesPacked(packing, 'text/xml', feed)))).toBe(feed);
});

test('an answer compressed twice is decompressed twice, and one compressed ten times is refused', async () => {
  const packed = (codings: string[]): NewsroomReply => {
    const body = codings.reduce<Buffer>((bytes) => gzipSync(bytes), Buffer.from(feed));
    return serves('text/xml', body, { 'content-encoding': codings.join(', ') });
  };
  expect(textOf(await visitTo(packed(['gzip', 'gzip'])))).toBe(feed);
  const often = Array.from({ length: 10 }, () => 'gzip');
  expect(reasonOf(await visitTo(packed(often)))).toMatch(/packed too many times/u);
});

test('a body that is a gzip file is decompressed', async () => {
  expect(textOf(await visitTo(serves('application/x-gzip', gzipSync(feed))))).toBe(feed);
});

test('unsupported and damaged compression are failed visits', async () => {
  const odd = serves('text/xml', feed, { 'content-encoding': 'compress' });
  expect(reasonOf(await visitTo(odd))).toMatch(/\(compress\)/u);
  for (const coding of ['gzip', 'br', 'deflate', 'zstd']) {
    const damaged = serves('text/xml', feed, { 'content-encoding': coding });
    expect(reasonOf(await visitTo(damaged))).toMatch(/damaged/u);
  }
  const torn = serves('text/xml', gzipSync(feed).subarray(0, 40), { 'content-encoding': 'gzip' });
  expect(reasonOf(await visitTo(torn))).toMatch(/damaged or ends early/u);
});

test.each(['', 'nonsense', 'text/plain', 'application/octet-stream', 'text/html; charset=latin1'])(
  'a feed may have the media type "%s"',
  async (mediaType) => {
    expect(textOf(await visitTo(serves(mediaType, feed)))).toBe(feed);
  },
);

test.each([
  { as: 'feed', type: 'image/png', body: '\u0089PNG', reason: /feed was .* this is image\/png/u },
  { as: 'feed', type: 'text/xml', body: '\u0000\u0001', reason: /feed was .* not even text/u },
  { as: 'page', type: 'application/pdf', body: '%PDF-1.7', reason: /page was .* is application/u },
  { as: 'page', type: 'application/json', body: '{}', reason: /page was .* is application/u },
  { as: 'page', type: 'text/html', body: '', reason: /empty/u },
] as const)(
  'a $as with the type $type and the body "$body" is refused',
  async ({ as, type, body, reason }) => {
    expect(reasonOf(await visitTo(serves(type, body), { as }))).toMatch(reason);
  },
);

test('a feed in UTF-16 is text, with and without a byte order mark', async () => {
  for (const mark of ['\uFEFF', '']) {
    const visit = await visitTo(serves('text/xml', Buffer.from(mark + feed, 'utf16le')));
    expect(visit.kind).toBe('fetched');
  }
});

test('a control character in a headline does not make a feed binary', async () => {
  const visit = await visitTo(serves('text/xml', feed.replace('<channel>', '<channel>\u0007')));
  expect(visit.kind).toBe('fetched');
});

test('a second visit makes a conditional request', async () => {
  let words = 'old words';
  const page = conditional('text/html', () => words, '2026-03-01T08:00:00Z');
  await using parts = await webForTest({ 'daily.example': { '/': page } });
  const url = parts.newsroom.url('daily.example', '/');
  const first = await parts.web.visit(url, { as: 'feed' });
  const validators = first.kind === 'fetched' ? first.validators : undefined;
  expect(validators).toMatchObject({ lastModified: 'Sun, 01 Mar 2026 08:00:00 GMT' });
  const again = {
    as: 'feed',
    validators: validators ?? { etag: null, lastModified: null },
  } as const;
  expect(await parts.web.visit(url, again)).toEqual({ kind: 'unchanged', movedTo: null });
  words = 'new words';
  expect(textOf(await parts.web.visit(url, again))).toBe('new words');
  const byDate = { etag: null, lastModified: again.validators.lastModified };
  expect(await parts.web.visit(url, { as: 'feed', validators: byDate })).toMatchObject({
    kind: 'unchanged',
  });
});

test.each([
  [204, /empty/u],
  [206, /means nothing here/u],
  [304, /not asked/u],
  [403, /does not let us in/u],
  [404, /nothing at that address/u],
  [500, /trouble of its own/u],
])('status %d is a failed visit that says why', async (status, reason) => {
  expect(reasonOf(await visitTo(sends(status, '')))).toMatch(reason);
});

test('Retry-After may be a date', async () => {
  const busy = sends(503, '', { 'retry-after': 'Mon, 02 Mar 2026 09:00:00 GMT' });
  expect(await visitTo(busy)).toMatchObject({ kind: 'failed', retryAfter: 3_600_000 });
});

test('a failed visit does not affect the next one', async () => {
  const site = { '/': inTurn(sends(500, ''), serves('text/xml', feed)) };
  await using parts = await webForTest({ 'daily.example': site });
  const url = parts.newsroom.url('daily.example', '/');
  expect((await parts.web.visit(url, { as: 'feed' })).kind).toBe('failed');
  expect((await parts.web.visit(url, { as: 'feed' })).kind).toBe('fetched');
});

async function visitTo(
  reply: NewsroomReply,
  options: VisitOptions = { as: 'feed' },
): Promise<Visit> {
  await using parts = await webForTest({ 'daily.example': { '/': reply } });
  return await parts.web.visit(parts.newsroom.url('daily.example', '/'), options);
}

function textOf(visit: Visit): string {
  return visit.kind === 'fetched' ? new TextDecoder().decode(visit.bytes) : JSON.stringify(visit);
}

function reasonOf(visit: Visit): string {
  return visit.kind === 'failed' ? visit.reason : visit.kind;
}

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

test('a server that does not answer times out', async () => {
  const limits = { answerMilliseconds: 300 };
  await using parts = await webForTest({ 'odd.example': { '/': hangs() } }, { limits });
  const visit = await parts.web.visit(parts.newsroom.url('odd.example', '/'), { as: 'feed' });
  expect(visit).toMatchObject({ reason: 'the server did not answer within 1 s' });
});

test.each([
  ['stops', stalls('text/xml', '<rss>')],
  ['drips without end', drips('text/xml')],
])('an answer that %s times out', async (_, reply) => {
  const limits = { transferMilliseconds: 300 };
  await using parts = await webForTest({ 'odd.example': { '/': reply } }, { limits });
  const visit = await parts.web.visit(parts.newsroom.url('odd.example', '/'), { as: 'feed' });
  expect(visit).toMatchObject({ reason: 'the answer did not come to its end within 1 s' });
});

test.each(packings)(
  'an endless decompression bomb in %s is stopped at the limit',
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

test('a closed port is a failed visit that says so', async () => {
  const parts = await webForTest({ 'odd.example': {} });
  await parts.newsroom.close();
  const visit = await parts.web.visit(parts.newsroom.url('odd.example', '/'), { as: 'feed' });
  expect(visit).toMatchObject({ reason: 'nothing answers at that address' });
});

test('feeds and pages have their own size limits, and an exact fit is accepted', async () => {
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

test('a visit can be aborted while the server is busy', async () => {
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

test('a visit aborted in the queue never reaches the server', async () => {
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
