import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseRetryAfter } from '../../../../corpus/sources/web/read-answer.ts';
import { gone } from '../../../support/newsroom/replies.ts';
import { webForTest } from '../../../support/web-for-test.ts';

/** Values that headers of bad servers have, and any printable text. */
const value = fc.oneof(
  fc.constantFrom(
    '',
    '0',
    '-1',
    'gzip',
    'br, gzip',
    '/',
    'http://',
    'text/xml; charset=',
    ';',
    '"é"',
  ),
  fc.string({ unit: fc.constantFrom('a', '7', ' ', '/', ':', '"', ';', '=', ',', '%', 'é') }),
);
const header = fc.tuple(
  fc.constantFrom(
    'content-type',
    'content-encoding',
    'location',
    'retry-after',
    'etag',
    'last-modified',
    'cache-control',
  ),
  fc.oneof(value, fc.array(value, { minLength: 2, maxLength: 3 })),
);
const answer = fc.record({
  status: fc.oneof(
    fc.constantFrom(200, 301, 302, 304, 410, 429, 503),
    fc.integer({ min: 200, max: 599 }),
  ),
  headers: fc.array(header),
  body: fc.uint8Array({ maxLength: 50 }),
});

test('no answer of a server makes a visit throw, or breaks the next visit', async () => {
  let reply = gone();
  await using parts = await webForTest({ 'odd.example': () => reply }, { lookup });
  const url = parts.newsroom.url('odd.example', '/');
  const visited = fc.asyncProperty(answer, fc.constantFrom('feed', 'page'), async (odd, as) => {
    reply = (_, response) => {
      for (const [name, values] of odd.headers) response.setHeader(name, values);
      response.writeHead(odd.status).end(odd.body);
    };
    const visit = await parts.web.visit(url, { as });
    const validators =
      visit.kind === 'fetched' ? visit.validators : { etag: null, lastModified: null };
    const again = await parts.web.visit(url, { as, validators });
    expect(again.kind === 'failed' ? again.reason : '').not.toMatch(/invalid/iu);
    parts.clock.advance(2 * 86_400_000);
  });
  await fc.assert(visited, { numRuns: 200 });
});

/** Redirects of all kinds lead nowhere else. */
async function lookup(host: string): Promise<string[]> {
  return host === 'odd.example' ? ['127.0.0.1'] : [];
}

const now = new Date('2026-03-02T08:00:00Z');

test('seconds are read as milliseconds', () => {
  fc.assert(
    fc.property(fc.nat(), (seconds) => {
      expect(parseRetryAfter(String(seconds), now)).toBe(seconds * 1_000);
    }),
  );
});

test('a date is read as the time until then, and a past one as zero', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000, max: 100_000_000 }), (seconds) => {
      const date = new Date(now.getTime() + seconds * 1_000).toUTCString();
      expect(parseRetryAfter(date, now)).toBe(Math.max(0, seconds * 1_000));
    }),
  );
});

test.each([
  'Mon, 02 Mar 2026 08:05:00 GMT',
  'Monday, 02-Mar-26 08:05:00 GMT',
  'Mon Mar  2 08:05:00 2026',
])('all date forms of HTTP are read: %s', (date) => {
  expect(parseRetryAfter(date, now)).toBe(300_000);
});

test('anything else is null, and nothing is ever negative', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const wait = parseRetryAfter(text, now);
      expect(wait === null || (wait >= 0 && /\d/u.test(text))).toBe(true);
    }),
  );
  expect(
    ['-5', '1.5', 'soon', '', undefined, '2026-03-03'].map((text) => parseRetryAfter(text, now)),
  ).toEqual(Array.from({ length: 6 }, () => null));
});
