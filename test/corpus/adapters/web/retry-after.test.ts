import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseRetryAfter } from '../../../../corpus/adapters/web/retry-after.ts';

const now = new Date('2026-03-02T08:00:00Z');

test('seconds are read as milliseconds', () => {
  fc.assert(
    fc.property(fc.nat(), (seconds) => {
      expect(parseRetryAfter(String(seconds), now)).toBe(seconds * 1_000);
    }),
  );
});

test('a date is read as the time left until then, and one that has passed as none', () => {
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
])('the date forms of HTTP are read, old ones too: %s', (date) => {
  expect(parseRetryAfter(date, now)).toBe(300_000);
});

test('what is neither is null, and nothing is ever negative', () => {
  fc.assert(
    fc.property(fc.string(), (header) => {
      const wait = parseRetryAfter(header, now);
      expect(wait === null || (wait >= 0 && /\d/u.test(header))).toBe(true);
    }),
  );
  expect(
    ['-5', '1.5', 'soon', '', undefined, '2026-03-03'].map((text) => parseRetryAfter(text, now)),
  ).toEqual(Array.from({ length: 6 }, () => null));
});
