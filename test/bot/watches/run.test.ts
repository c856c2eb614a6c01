import { expect, onTestFinished, test } from 'vitest';
import { sqlAnswerLog } from '../../../bot/state/answer-log.ts';
import { openStateDatabase } from '../../../bot/state/database.ts';
import { type NewWatch, sqlWatches } from '../../../bot/state/watches.ts';
import { startWatches, type WatchParts } from '../../../bot/watches/run.ts';
import type { ArrivedArticle } from '../../../retrieval/store/store.ts';
import { recordLog } from '../../support/record-log.ts';
import { harbourDigest } from '../examples/example-answers.ts';
import { arrivedArticle, dailyAtEight, eight, minutesAfter, watchOf } from './example-watches.ts';

/** Checks of watches at times that a test sets, over articles that it makes arrive. */
function startChecks(changes: Partial<WatchParts> = {}) {
  const watches = sqlWatches(openStateDatabase(':memory:'));
  const log = recordLog();
  const time = { at: eight };
  const arrivals: ArrivedArticle[] = [];
  const searched: string[] = [];
  const looked: string[][] = [];
  let ended = Promise.withResolvers<void>();
  const parts: WatchParts = {
    watches: {
      ...watches,
      // The last step of each check.
      pending: async (at) => {
        const pending = await watches.pending(at);
        setImmediate(() => ended.resolve());
        return pending;
      },
    },
    answerLog: sqlAnswerLog(openStateDatabase(':memory:')),
    channelSender: {
      send: async () => ({ kind: 'sent', messageId: '1' }),
      find: async () => null,
    },
    latest: async ({ topic, at, since = '' }) => {
      searched.push(topic ?? '');
      return { ...harbourDigest, topic, at, since, stories: [], sources: [] };
    },
    arrived: async (since) => arrivals.filter(({ seenAt }) => seenAt > since),
    // An article is about the topics that its id names.
    touched: async (topics, ids) => {
      looked.push([...ids]);
      return new Set(topics.filter((topic) => ids.some((id) => id.includes(topic))));
    },
    stored: async () => [],
    publishersOf: async () => new Map(),
    allowedSources: async () => [],
    digestScope: async () => '',
    leads: () => true,
    log,
    now: () => new Date(time.at),
    ...changes,
  };
  let running: ReturnType<typeof startWatches> | null = null;
  onTestFinished(async () => await running?.stop());
  return {
    watches,
    log,
    looked,
    add: async (topic: string, watch: Partial<NewWatch> = {}) => {
      const rhythm = { kind: 'breaking' as const };
      await watches.add(watchOf(topic, { rhythm, channelId: `1${topic.length}`, ...watch }));
    },
    arrive: (id: string, article: Partial<ArrivedArticle> = {}) =>
      void arrivals.push(arrivedArticle(id, { seenAt: time.at, ...article }).arrived),
    /** Checks once, some minutes later; returns the topics that were searched for. */
    check: async (minutes = 1) => {
      time.at = minutesAfter(time.at, minutes);
      ended = Promise.withResolvers();
      searched.length = 0;
      if (running === null) running = startWatches(parts, { every: 3_600_000 });
      else running.wake();
      await ended.promise;
      return [...searched];
    },
  };
}

test('a topic is searched for at first, and then only when an article may be about it', async () => {
  const { add, arrive, check } = startChecks();
  await add('storms');
  await add('ferries!');
  expect(await check()).toEqual(['storms', 'ferries!']);
  expect(await check()).toEqual([]);
  arrive('on-storms');
  expect(await check()).toEqual(['storms']);
  expect(await check()).toEqual([]);
});

test('each new article is looked at once, whatever number of watches there is', async () => {
  const { add, arrive, check, looked } = startChecks();
  for (const topic of ['a', 'bb', 'ccc', 'dddd']) await add(topic);
  await check();
  arrive('one');
  arrive('two');
  await check();
  await check();
  arrive('three');
  await check();
  expect(looked).toEqual([['one', 'two'], ['three']]);
});

test('a daily watch is searched for only if something may be about it, and moves on in any case', async () => {
  const { add, arrive, check, watches } = startChecks();
  await add('storms', { rhythm: dailyAtEight, nextAt: eight });
  const day = 24 * 60;
  expect(await check(0)).toEqual(['storms']);
  expect(await check(day)).toEqual([]);
  expect((await watches.find(1))?.nextAt).toBe(minutesAfter(eight, 2 * day));
  arrive('on-storms');
  expect(await check(1)).toEqual([]);
  expect(await check(day - 1)).toEqual(['storms']);
});

test('an article that claims to be published later stirs its watches then', async () => {
  const { add, arrive, check } = startChecks();
  await add('storms');
  await check();
  arrive('on-storms', { publishedAt: minutesAfter(eight, 120) });
  expect(await check()).toEqual([]);
  expect(await check(90)).toEqual([]);
  expect(await check(60)).toEqual(['storms']);
  expect(await check()).toEqual([]);
});

test('a watch that is changed is searched for again', async () => {
  const { add, check, watches } = startChecks();
  await add('storms');
  await check();
  await watches.change(1, { roleId: '77' });
  expect(await check()).toEqual(['storms']);
});

test('where the arrived articles cannot be read, messages are sent all the same', async () => {
  const { add, check, log } = startChecks({
    arrived: async () => await Promise.reject(new Error('The store is gone.')),
  });
  await add('storms');
  expect(await check()).toEqual(['storms']);
  expect(log.lines.map(({ sentence }) => sentence)).toEqual([
    'The watches could not look at the articles that arrived: The store is gone.',
  ]);
});

test('watches of one topic that are checked together share one search', async () => {
  const { add, arrive, check } = startChecks();
  for (const channelId of ['1', '2', '3']) await add('storms', { channelId });
  await add('ferries!', { channelId: '3' });
  expect((await check()).toSorted(alphabetically)).toEqual(['ferries!', 'storms']);
  arrive('on-storms');
  expect(await check()).toEqual(['storms']);
});

test('servers with other settings have digests of their own', async () => {
  const { add, check } = startChecks({
    digestScope: async (serverId) => (serverId === '5' ? 'Coast Herald' : ''),
  });
  await add('storms', { channelId: '1', guildId: '5' });
  await add('storms', { channelId: '2', guildId: '6' });
  await add('storms', { channelId: '3', guildId: '7' });
  expect(await check()).toEqual(['storms', 'storms']);
});

test('messages go to 25 channels at a time, to each once', async () => {
  const sent: string[] = [];
  let [sending, most] = [0, 0];
  const done = Promise.withResolvers<void>();
  const { add, check } = startChecks({
    latest: async ({ topic, at, since = '' }) => ({ ...harbourDigest, topic, at, since }),
    channelSender: {
      send: async ({ channelId }) => {
        sending += 1;
        most = Math.max(most, sending);
        await new Promise(setImmediate);
        sending -= 1;
        sent.push(channelId);
        if (sent.length === 60) done.resolve();
        return { kind: 'sent', messageId: channelId };
      },
      find: async () => null,
    },
  });
  const channels = Array.from({ length: 60 }, (_, index) => String(100 + index));
  for (const channelId of channels) await add('storms', { channelId, createdAt: longAgo });
  await check();
  await done.promise;
  await check();
  expect(sent.toSorted(alphabetically)).toEqual(channels);
  expect(most).toBe(25);
});

const longAgo = '2025-11-01T00:00:00.000Z';

function alphabetically(one: string, other: string): number {
  return one.localeCompare(other);
}
