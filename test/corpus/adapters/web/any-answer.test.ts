import * as fc from 'fast-check';
import { expect, test } from 'vitest';
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

test('no answer of a server makes a visit throw, nor the visit after it', async () => {
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
