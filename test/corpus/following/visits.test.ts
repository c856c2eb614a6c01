import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Feed, type FeedItem, healthOf, newFeed } from '../../../corpus/following/feed.ts';
import { afterVisit, type FeedVisit } from '../../../corpus/following/visits.ts';

const minute = 60_000;
const now = '2026-03-02T12:00:00.000Z';
const moment = { now, random: 0 };
const feed = newFeed('https://daily.example/rss.xml', '2026-03-01T12:00:00.000Z');
const refused: FeedVisit = { kind: 'failed', reason: 'no answer', retryAfter: null };

test('a feed is new, then fine, then failing, and fine again', () => {
  expect(healthOf(feed)).toBe('new');
  const read = afterVisit(feed, reading([]), moment);
  expect(healthOf(read)).toBe('fine');
  const failing = afterVisit(read, refused, moment);
  expect(failing).toMatchObject({ failures: 1, reason: 'no answer', lastSuccess: now });
  expect(healthOf(failing)).toBe('failing');
  const well = afterVisit(failing, { kind: 'unchanged', movedTo: null }, moment);
  expect(well).toMatchObject({ failures: 0, reason: null });
});

test('the retry delays of a failing feed double up to a day', () => {
  let failing = feed;
  const gaps = Array.from({ length: 10 }, () => {
    failing = afterVisit(failing, refused, moment);
    return gapOf(failing);
  });
  expect(gaps.slice(0, 5)).toEqual([15, 30, 60, 120, 240]);
  expect(gaps.at(-1)).toBe(24 * 60);
});

test('the Retry-After of a server is kept', () => {
  const busy = { ...refused, retryAfter: 5 * 60 * minute };
  expect(gapOf(afterVisit(feed, busy, moment))).toBe(5 * 60);
});

test('a feed that is gone has ended', () => {
  const ended = afterVisit(feed, { kind: 'gone' }, moment);
  expect(healthOf(ended)).toBe('ended');
  expect(ended.reason).toContain('410');
});

test('a permanent redirect changes the address, also without new content', () => {
  const movedTo = 'https://daily.example/feed';
  expect(afterVisit(feed, { ...reading([]), movedTo }, moment).url).toBe(movedTo);
  expect(afterVisit(feed, { kind: 'unchanged', movedTo }, moment).url).toBe(movedTo);
});

test('a busy feed is visited more often than a quiet one, between 5 minutes and 6 hours', () => {
  const gaps = [1, 20, 90, 3_000].map((every) =>
    gapOf(afterVisit(feed, reading(datesEvery(every)), moment)),
  );
  expect(gaps).toEqual([5, 20, 90, 360]);
});

test('a feed without new items is visited less and less', () => {
  const read = afterVisit(feed, reading(datesEvery(10)), moment);
  const later = { now: '2026-03-02T20:00:00.000Z', random: 0 };
  const unchanged = afterVisit(read, { kind: 'unchanged', movedTo: null }, later);
  expect(Date.parse(unchanged.nextVisit) - Date.parse(later.now)).toBeGreaterThan(50 * minute);
});

test('a document with unread items is fetched again soon, without validators', () => {
  const after = afterVisit(feed, { ...reading(datesEvery(600)), isComplete: false }, moment);
  expect(after.validators).toEqual({ etag: null, lastModified: null });
  expect(gapOf(after)).toBe(5);
});

test('present items are never forgotten, and past ones after a while', () => {
  const before = afterVisit(feed, readingOf(0, 2_000), moment);
  expect(before.seen).toHaveLength(2_000);
  const after = afterVisit(before, readingOf(1_990, 20), moment);
  expect(after.seen).toHaveLength(320);
  expect(new Set(after.seen.map(({ key }) => key)).size).toBe(320);
});

test('the next visit is never early, and late by a fifth of the interval at most', () => {
  const any = fc.record({
    failures: fc.nat(60),
    random: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(any, ({ failures, random }) => {
      const plain = gapOf(afterVisit({ ...feed, failures }, refused, moment));
      const spread = gapOf(afterVisit({ ...feed, failures }, refused, { now, random }));
      expect(spread).toBeGreaterThanOrEqual(plain);
      expect(spread).toBeLessThanOrEqual(plain * 1.2 + 1);
    }),
  );
});

/** Minutes until the next visit. */
function gapOf({ nextVisit }: Feed): number {
  return (Date.parse(nextVisit) - Date.parse(now)) / minute;
}

/** Ten dates with so many minutes in between, the last of them one gap ago. */
function datesEvery(minutes: number): string[] {
  return Array.from({ length: 10 }, (_, index) =>
    new Date(Date.parse(now) - (index + 1) * minutes * minute).toISOString(),
  );
}

function reading(dates: readonly string[]): Extract<FeedVisit, { kind: 'read' }> {
  const items = dates.map((date): FeedItem => ({
    key: date,
    guid: null,
    feedSite: null,
    line: { title: 'Ferry', text: 'It sails.', published_at: date },
    isSummary: false,
  }));
  const validators = { etag: '"1"', lastModified: null };
  return {
    kind: 'read',
    movedTo: null,
    validators,
    title: 'Daily',
    items,
    seen: [],
    isComplete: true,
  };
}

function readingOf(from: number, length: number): FeedVisit {
  const seen = Array.from({ length }, (_, index) => ({
    key: `${from + index}`,
    mark: '',
    misses: 0,
  }));
  return { ...reading([]), seen };
}
