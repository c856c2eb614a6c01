import { expect, onTestFinished, test } from 'vitest';
import { feedsHealth, feedView, listFeeds } from '../../../bot/feeds/feeds.ts';
import { startFeedRefresh, refreshFeeds, type RefreshParts } from '../../../bot/feeds/refresh.ts';
import type { Found } from '../../../corpus/article-source.ts';
import { type Feed, type FeedList, newFeed } from '../../../corpus/following/feed.ts';
import type { Followed } from '../../../corpus/following/follow-feed.ts';
import { openFeedDatabase } from '../../../bot/state/database.ts';
import { sqlFeedList } from '../../../bot/state/feed-list.ts';
import { type RecordedLog, recordLog } from '../../support/record-log.ts';

const now = '2026-03-02T12:00:00.000Z';
const later = '2026-03-02T13:00:00.000Z';
const daily = newFeed('https://daily.example/rss.xml', now);
const wire = newFeed('https://wire.example/rss.xml', now);
const ferry: Found = { input: 'ferry', line: { title: 'Ferry', text: 'It sails.' } };

test('the articles of a due feed are stored, and the feed’s new state is saved', async () => {
  const { parts, stored, log } = await refreshing([daily], (feed) => read(feed, [ferry]));
  await refreshFeeds(parts, new AbortController().signal);
  expect(stored).toEqual([ferry]);
  expect(await parts.feeds.list.all()).toMatchObject([{ lastSuccess: now, nextVisit: later }]);
  expect(log.lines).toMatchObject([{ level: 'info', facts: { feed: daily.url, added: 1 } }]);
});

test('a feed that fails or ends is logged, and does not stop others', async () => {
  const { parts, log } = await refreshing([daily, wire], (feed) =>
    feed.url === daily.url
      ? { feed: { ...feed, failures: 1, reason: 'no answer', nextVisit: later }, found: [] }
      : { feed: { ...feed, isEnded: true, reason: 'gone' }, found: [] },
  );
  await refreshFeeds(parts, new AbortController().signal);
  expect(log.lines.map(({ level, sentence }) => `${level}: ${sentence}`).toSorted()).toEqual([
    'warn: A feed cannot be read.',
    'warn: A feed has ended.',
  ]);
  expect(feedsHealth(await parts.feeds.list.all())).toEqual({
    followed: 1,
    failing: 1,
    lastRefresh: null,
  });
});

test('a feed whose articles could not be stored stays unread, says why, and is due soon', async () => {
  const { parts, stored, log } = await refreshing([daily], (feed) => read(feed, [ferry]));
  await refreshFeeds({ ...parts, ingest: fullDisk }, new AbortController().signal);
  const [listed] = await listFeeds(parts.feeds);
  expect(listed).toMatchObject({
    health: 'failing',
    failures: 1,
    reason: expect.stringContaining('The disk is full: free some space'),
    next_visit: minutesLater(1),
  });
  const after = await parts.feeds.list.all();
  expect(after).toMatchObject([{ seen: daily.seen, validators: daily.validators }]);
  expect(after.map(feedView)).toMatchObject([{ health: 'failing', reason: listed?.reason }]);
  expect(log.lines).toMatchObject([{ level: 'error', sentence: expect.stringContaining('disk') }]);
  const next = { ...parts, now: () => new Date(minutesLater(1)) };
  await refreshFeeds({ ...next, ingest: fullDisk }, new AbortController().signal);
  expect(await listFeeds(parts.feeds)).toMatchObject([{ next_visit: minutesLater(3) }]);
  const mended = { ...parts, now: () => new Date(minutesLater(3)) };
  await refreshFeeds(mended, new AbortController().signal);
  expect(stored).toEqual([ferry]);
  expect(await listFeeds(parts.feeds)).toMatchObject([{ health: 'fine', reason: null }]);
});

test('a visit that a crash interrupted is made at once after a restart', async () => {
  const { parts, stored } = await refreshing([daily], (feed) => read(feed, [ferry]));
  const until = minutesLater(15);
  expect(await parts.feeds.list.takeDue(now, until)).toEqual(daily);
  expect(await parts.feeds.list.takeDue(now, until)).toBeNull();
  const keeping = startFeedRefresh(parts);
  await expect.poll(() => stored).toEqual([ferry]);
  await keeping.stop();
  expect(await parts.feeds.list.all()).toMatchObject([{ lastSuccess: now, nextVisit: later }]);
});

function minutesLater(minutes: number): string {
  return new Date(Date.parse(now) + minutes * 60_000).toISOString();
}

test('one feed at a time writes to the store', async () => {
  const feeds = Array.from({ length: 9 }, (_, index) => newFeed(`https://${index}.example/`, now));
  const { parts } = await refreshing(feeds, (feed) => read(feed, [ferry]));
  let writers = 0;
  const most: number[] = [];
  const ingest: RefreshParts['ingest'] = async () => {
    most.push((writers += 1));
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    writers -= 1;
    return { added: 1, updated: 0, rejected: [] };
  };
  await refreshFeeds({ ...parts, ingest }, new AbortController().signal);
  expect(most).toEqual(feeds.map(() => 1));
});

test('a feed that becomes due is visited at once, whatever fifty slow ones do', async () => {
  const slow = Array.from({ length: 50 }, (_, index) => newFeed(`https://${index}.example/`, now));
  const { parts } = await refreshing(slow, (feed) => ({ feed, found: [] }));
  const begun = new Map(
    [...slow, daily].map(({ url }) => [url, Promise.withResolvers<undefined>()]),
  );
  const follow: RefreshParts['feeds']['follow'] = async (feed, signal) => {
    begun.get(feed.url)?.resolve(undefined);
    if (feed.url === daily.url) return read(feed, [ferry]);
    await new Promise((resolve) => {
      signal?.addEventListener('abort', resolve);
    });
    return { feed, found: [] };
  };
  const keeping = startFeedRefresh({ ...parts, feeds: { ...parts.feeds, follow } });
  await Promise.all(slow.map(async ({ url }) => await begun.get(url)?.promise));
  await parts.feeds.list.add(daily);
  keeping.wake();
  await begun.get(daily.url)?.promise;
  await keeping.stop();
  const stored = (await parts.feeds.list.all()).find(({ url }) => url === daily.url);
  expect(stored).toMatchObject({ lastSuccess: now });
});

test('visits that wait for their hosts leave their places to others', async () => {
  const patient = Array.from({ length: 110 }, (_, index) =>
    newFeed(`https://${index}.example/`, now),
  );
  const { parts } = await refreshing([...patient, daily], (feed) => ({ feed, found: [] }));
  const follow: RefreshParts['feeds']['follow'] = async (feed, signal, onPause) => {
    if (feed.url === daily.url) return read(feed, [ferry]);
    onPause?.(true);
    await new Promise((resolve) => {
      signal?.addEventListener('abort', resolve);
    });
    onPause?.(false);
    return { feed, found: [] };
  };
  const keeping = startFeedRefresh({ ...parts, feeds: { ...parts.feeds, follow } });
  const stored = async (): Promise<unknown> =>
    (await parts.feeds.list.all()).find(({ url }) => url === daily.url)?.lastSuccess;
  await expect.poll(stored).toBe(now);
  await keeping.stop();
});

test('it can be stopped, and logs nothing about an aborted visit', async () => {
  const { parts, log } = await refreshing([daily], (feed) => ({ feed, found: [] }));
  const started = Promise.withResolvers<undefined>();
  const follow: RefreshParts['feeds']['follow'] = async (feed, signal) => {
    started.resolve(undefined);
    await new Promise((resolve) => {
      signal?.addEventListener('abort', resolve);
    });
    return { feed, found: [] };
  };
  const keeping = startFeedRefresh({ ...parts, feeds: { ...parts.feeds, follow } });
  await started.promise;
  await keeping.stop();
  expect(log.lines).toEqual([]);
  expect(await parts.feeds.list.takeDue(now, later)).toEqual(daily);
});

const seen = [{ key: 'ferry', mark: 'ferry', misses: 0 }];
const validators = { etag: '"1"', lastModified: null };

test.each([
  ['another store', { id: 'lost', version: 1 }],
  ['an earlier state of the store', { id: 'store', version: 4 }],
])(
  'a feed that was stored in %s is read again at once, from its beginning',
  async (_, storedIn) => {
    const known = { ...daily, seen, validators, nextVisit: later, storedIn };
    const { parts, stored, log } = await refreshing([known], (feed) =>
      read(
        feed,
        feed.seen.length + Object.values(feed.validators).join('').length > 0 ? [] : [ferry],
      ),
    );
    const keeping = startFeedRefresh(parts);
    await expect.poll(() => stored).toEqual([ferry]);
    await keeping.stop();
    expect(await parts.feeds.list.all()).toMatchObject([{ storedIn: { id: 'store', version: 3 } }]);
    expect(log.lines[0]).toMatchObject({ level: 'warn', facts: { feeds: 1 } });
  },
);

test('a feed whose articles could not be stored is due again when the bot is started', async () => {
  const { parts } = await refreshing([daily], (feed) => read(feed, [ferry]));
  await refreshFeeds({ ...parts, ingest: fullDisk }, new AbortController().signal);
  expect(await listFeeds(parts.feeds)).toMatchObject([{ health: 'failing' }]);
  const keeping = startFeedRefresh(parts);
  await expect.poll(async () => await listFeeds(parts.feeds)).toMatchObject([{ health: 'fine' }]);
  await keeping.stop();
});

test('a feed whose articles the store holds is not read again', async () => {
  const held = { ...daily, seen, nextVisit: later, storedIn: { id: 'store', version: 2 } };
  const older = { ...wire, seen, nextVisit: later };
  const { parts, log } = await refreshing([held, older], () => {
    throw new Error('it is not due');
  });
  const looked = Promise.withResolvers<undefined>();
  const takeDue: FeedList['takeDue'] = async (...times) => {
    looked.resolve(undefined);
    return await parts.feeds.list.takeDue(...times);
  };
  const list = { ...parts.feeds.list, takeDue };
  const keeping = startFeedRefresh({ ...parts, feeds: { ...parts.feeds, list } });
  await looked.promise;
  await keeping.stop();
  expect(await parts.feeds.list.all()).toEqual([held, older]);
  expect(log.lines).toEqual([]);
});

type Refreshing = { parts: RefreshParts; stored: Found[]; log: RecordedLog };

async function refreshing(
  feeds: readonly Feed[],
  follow: (feed: Feed) => Followed,
): Promise<Refreshing> {
  const list = sqlFeedList(openFeedDatabase(':memory:'));
  onTestFinished(async () => await list.close());
  for (const feed of feeds) await list.add(feed);
  const stored: Found[] = [];
  const log = recordLog();
  const parts: RefreshParts = {
    feeds: { list, follow: async (feed) => follow(feed) },
    ingest: async (source) => {
      const before = stored.length;
      for await (const found of source.articles()) stored.push(found);
      return { added: stored.length - before, updated: 0, rejected: [] };
    },
    mark: async () => ({ id: 'store', version: 3 }),
    log,
    now: () => new Date(now),
  };
  return { parts, stored, log };
}

function read(feed: Feed, found: Found[]): Followed {
  return {
    feed: { ...feed, lastSuccess: now, failures: 0, reason: null, nextVisit: later },
    found,
  };
}

async function fullDisk(): Promise<never> {
  throw new Error('the disk is full');
}
