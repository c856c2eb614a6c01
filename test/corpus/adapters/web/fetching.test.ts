import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { conditional } from '../../../support/newsroom/conditional.ts';
import type { NewsroomReply } from '../../../support/newsroom/newsroom-request.ts';
import { inTurn, sends, serves } from '../../../support/newsroom/replies.ts';
import { packings, servesPacked } from '../../../support/newsroom/troubled-replies.ts';
import { webForTest } from '../../../support/web-for-test.ts';
import type { Visit, VisitOptions } from '../../../../corpus/ports/web.ts';

const feed = '<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>';

test.each(packings)('an answer packed with %s is unpacked', async (packing) => {
  expect(textOf(await visitTo(servesPacked(packing, 'text/xml', feed)))).toBe(feed);
});

test('an answer packed twice is unpacked twice, and one packed ten times is refused', async () => {
  const packed = (codings: string[]): NewsroomReply => {
    const body = codings.reduce<Buffer>((bytes) => gzipSync(bytes), Buffer.from(feed));
    return serves('text/xml', body, { 'content-encoding': codings.join(', ') });
  };
  expect(textOf(await visitTo(packed(['gzip', 'gzip'])))).toBe(feed);
  const often = Array.from({ length: 10 }, () => 'gzip');
  expect(reasonOf(await visitTo(packed(often)))).toMatch(/packed too many times/u);
});

test('a feed that is a gzip file is unpacked, as sitemaps often are', async () => {
  expect(textOf(await visitTo(serves('application/x-gzip', gzipSync(feed))))).toBe(feed);
});

test('a packing that nobody asked for, and a damaged one, are failed visits', async () => {
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
  'a feed may call itself "%s"',
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
] as const)('a $as does not come as $type with "$body"', async ({ as, type, body, reason }) => {
  expect(reasonOf(await visitTo(serves(type, body), { as }))).toMatch(reason);
});

test('a feed in UTF-16 is text, with and without a mark', async () => {
  for (const mark of ['\uFEFF', '']) {
    const visit = await visitTo(serves('text/xml', Buffer.from(mark + feed, 'utf16le')));
    expect(visit.kind).toBe('fetched');
  }
});

test('a control character in a headline costs nobody the feed', async () => {
  const visit = await visitTo(serves('text/xml', feed.replace('<channel>', '<channel>\u0007')));
  expect(visit.kind).toBe('fetched');
});

test('what was brought once is asked for only if it changed', async () => {
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

test('a server may ask to be left alone until a date', async () => {
  const busy = sends(503, '', { 'retry-after': 'Mon, 02 Mar 2026 09:00:00 GMT' });
  expect(await visitTo(busy)).toMatchObject({ kind: 'failed', retryAfter: 3_600_000 });
});

test('a failed visit takes nothing from the next one', async () => {
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
