import { expect, test } from 'vitest';
import type { Announcement } from '../../../bot/state/announcements.ts';
import { openStateDatabase } from '../../../bot/state/database.ts';
import { type FeedRule, type NewWatch, sqlWatches } from '../../../bot/state/watches.ts';
import { decideFeeds, type FeedParts } from '../../../bot/watches/feeds.ts';
import { arrivedArticle, eight, feedWatchOf, minutesAfter } from './example-watches.ts';

type Example = ReturnType<typeof arrivedArticle>;

/** Feeds over a list of articles, which a test may add to, with a clock that it sets. */
function startFeeds(articles: Example[] = [], changes: Partial<FeedParts> = {}) {
  const { watches = sqlWatches(openStateDatabase(':memory:')) } = changes;
  const time = { at: eight };
  const failed: string[] = [];
  const parts: FeedParts = {
    watches,
    arrived: async (since) =>
      articles.map(({ arrived }) => arrived).filter(({ seenAt }) => seenAt > since),
    stored: async (ids) =>
      articles.map(({ stored }) => stored).filter(({ article }) => ids.includes(article.id)),
    publishersOf: async () => new Map(),
    allowedSources: async () => [],
    looked: new Map(),
    now: () => new Date(time.at),
    ...changes,
  };
  const check = async (): Promise<Announcement[]> => {
    await decideFeeds(parts, async (channelId, work) => {
      await work().catch(() => failed.push(channelId));
    });
    return await watches.pending(time.at);
  };
  return {
    watches,
    articles,
    time,
    failed,
    check,
    add: async (watch: Partial<NewWatch> = {}, rule: Partial<FeedRule> = {}) => {
      const createdAt = '2025-12-01T07:00:00.000Z';
      const added = await watches.add(feedWatchOf({ createdAt, ...watch }, rule));
      return typeof added === 'string' ? -1 : added.id;
    },
    /** Everything pending is sent. */
    send: async () => {
      for (const { channelId, payload } of await watches.pending('9999'))
        await watches.markSent({ channelId, nonce: payload.nonce }, time.at);
    },
  };
}

function textOf({ payload }: Announcement): string {
  return JSON.stringify(payload);
}

const few = (count: number): Example[] =>
  Array.from({ length: count }, (_, index) => arrivedArticle(`article-${index}`));

test('each new article of the publisher is posted once, in the order of arrival', async () => {
  const feeds = startFeeds(
    [
      arrivedArticle('later', { seenAt: '2025-12-01T07:50:00.000Z' }),
      arrivedArticle('first'),
      arrivedArticle('other', { source: 'Northern Wire' }),
    ].toSorted((one, two) => one.arrived.seenAt.localeCompare(two.arrived.seenAt)),
  );
  await feeds.add();
  const [first, second, ...more] = await feeds.check();
  expect(more).toEqual([]);
  expect(textOf(first ?? never())).toContain(
    '[The headline of first](https://coast.example/first)',
  );
  expect(textOf(first ?? never())).toContain('> The first sentence of first.');
  expect(textOf(second ?? never())).toContain('The headline of later');
  await feeds.send();
  expect(await feeds.check()).toEqual([]);
});

test('nothing is posted that was stored before the watch was added, or published long before', async () => {
  const feeds = startFeeds([
    arrivedArticle('stored-before', { seenAt: '2025-12-01T06:59:00.000Z' }),
    arrivedArticle('old-news', { publishedAt: '2025-11-20T08:00:00.000Z' }),
    arrivedArticle('undated', { publishedAt: null }),
  ]);
  await feeds.add();
  const texts = (await feeds.check()).map(textOf);
  expect(texts).toHaveLength(1);
  expect(texts[0]).toContain('undated');
});

test('after a restart nothing is posted twice, and what arrived meanwhile is posted', async () => {
  const articles = few(1);
  const feeds = startFeeds(articles);
  await feeds.add();
  const [posted] = await feeds.check();
  await feeds.send();
  articles.push(arrivedArticle('meanwhile', { seenAt: '2025-12-01T09:30:00.000Z' }));
  const again = startFeeds(articles, { watches: feeds.watches });
  again.time.at = minutesAfter(eight, 120);
  const texts = (await again.check()).map(textOf);
  expect(texts).toHaveLength(1);
  expect(texts[0]).toContain('meanwhile');
  expect(texts[0]).not.toContain(posted?.payload.nonce);
});

test('an article gets the same nonce whenever it is planned for a watch', async () => {
  const [one, other] = [startFeeds(few(1)), startFeeds(few(1))];
  await one.add();
  await other.add();
  other.time.at = minutesAfter(eight, 30);
  const [first] = await one.check();
  const [second] = await other.check();
  expect(first?.payload.nonce).toBe(second?.payload.nonce);
  expect(first?.payload.nonce).toMatch(/^[0-9a-f]{24}$/u);
});

test('of a burst the first five are posted one by one, and the rest as one list', async () => {
  const feeds = startFeeds(few(40));
  await feeds.add({ roleId: '77' });
  const announcements = await feeds.check();
  expect(announcements).toHaveLength(6);
  const texts = announcements.map(textOf);
  expect(texts.slice(0, 5).map((text) => text.match(/The headline of/gu)?.length)).toEqual([
    1, 1, 1, 1, 1,
  ]);
  expect(texts[5]).toContain('35 more articles from Coast Herald');
  expect(announcements.map(({ payload }) => payload.allowed_mentions.roles)).toEqual([
    ...Array.from({ length: 5 }, () => ['77']),
    [],
  ]);
  await feeds.send();
  expect(await feeds.check()).toEqual([]);
});

test('while messages of a channel wait, nothing further is planned, and nothing is lost', async () => {
  const articles = few(2);
  const feeds = startFeeds(articles);
  await feeds.add();
  await feeds.check();
  articles.push(arrivedArticle('next', { seenAt: '2025-12-01T07:55:00.000Z' }));
  expect(await feeds.check()).toHaveLength(2);
  await feeds.send();
  expect((await feeds.check()).map(textOf).join('')).toContain('The headline of next');
});

test('words and phrases choose the articles, and a server its publishers', async () => {
  const articles = [
    arrivedArticle('flood', {}, 'A storm surge hit the coast.'),
    arrivedArticle('sport', {}, 'The storm of goals went on.'),
    arrivedArticle('calm', {}, 'Nothing happened.'),
  ];
  const feeds = startFeeds(articles);
  await feeds.add({}, { filter: { only: ['storm surge', 'goals'], without: ['Storm of Goals'] } });
  expect((await feeds.check()).map(textOf)).toEqual([expect.stringContaining('flood')]);
  const closed = startFeeds(articles, { allowedSources: async () => ['Northern Wire'] });
  await closed.add();
  expect(await closed.check()).toEqual([]);
});

test('what a filter rejects is read once', async () => {
  const read: string[] = [];
  const articles = few(2);
  const feeds = startFeeds(articles, {
    stored: async (ids) => {
      read.push(...ids);
      return articles.map(({ stored }) => stored);
    },
  });
  await feeds.add({}, { filter: { only: ['nothing'], without: [] } });
  await feeds.check();
  await feeds.check();
  expect(read).toEqual(['article-0', 'article-1']);
});

test('a site brings the articles of all publishers that its feeds bring', async () => {
  const origin = {
    kind: 'summary' as const,
    site: 'aggregator.example',
    feed: 'aggregator.example',
  };
  const feeds = startFeeds([
    arrivedArticle('one', { source: 'Hill Post', origin }),
    arrivedArticle('two'),
    arrivedArticle('three', { origin: null }),
  ]);
  await feeds.add({}, { of: { site: 'aggregator.example' } });
  expect((await feeds.check()).map(textOf)).toEqual([expect.stringContaining('Hill Post')]);
});

test('two watches of a channel post an article once', async () => {
  const feeds = startFeeds(few(1));
  await feeds.add();
  await feeds.add({}, { of: { site: 'coast.example' } });
  await feeds.add({ channelId: '2' });
  expect((await feeds.check()).map(({ channelId }) => channelId)).toEqual(['1', '2']);
});

const five = ['Coast Herald', 'Hill Post', 'The Quay', 'Daily Ferry', 'Northern Wire'];
const publishersOf = async (): Promise<Map<string, string[]>> => new Map([['harbour', five]]);

test('what is shown is chosen part by part', async () => {
  const articles = [arrivedArticle('one', { story: 'harbour' })];
  const shown = async (show: FeedRule['show']): Promise<string> => {
    const feeds = startFeeds(articles, { publishersOf });
    await feeds.add({}, { show });
    return textOf((await feeds.check())[0] ?? never());
  };
  const none = { sentence: false, picture: false, publisher: false, story: false };
  const bare = await shown(none);
  expect(bare).toContain('The headline of one');
  expect(bare).not.toMatch(/first sentence|Coast Herald|Hill Post/u);
  const all = await shown({ sentence: true, picture: true, publisher: true, story: true });
  expect(all).toContain('> The first sentence of one.');
  expect(all).toContain('Coast Herald · <t:');
  expect(all).toContain('also in Hill Post, The Quay, Daily Ferry, and 1 other');
  expect(all).toContain('"content":');
});

test('a failure in one channel does not affect another', async () => {
  const feeds = startFeeds(few(1), {
    allowedSources: async (serverId) => {
      if (serverId === 'closed') throw new Error('The settings cannot be read.');
      return [];
    },
  });
  await feeds.add({ channelId: '1', guildId: 'closed' });
  await feeds.add({ channelId: '2' });
  expect((await feeds.check()).map(({ channelId }) => channelId)).toEqual(['2']);
  expect(feeds.failed).toEqual(['1']);
});

function never(): never {
  throw new Error('A message is planned.');
}
