import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { NewWatch, Rhythm } from '../../../bot/state/watches.ts';
import { lookBack, nextTime } from '../../../bot/watches/schedule.ts';
import {
  type LoopbackDiscord,
  startLoopbackDiscord,
} from '../../support/discord/loopback-discord.ts';
import { type SimulatedClock, simulatedClock } from '../../support/simulated-clock.ts';
import { watchOf } from './example-watches.ts';
import {
  arrivalsOf,
  latestOf,
  monthOfNews,
  monthStart,
  quotedIn,
  type StreamedArticle,
} from './month-of-news.ts';
import { type Weather, watchingBot, type WatchingBot } from './watching-bot.ts';

type Hours = Extract<Rhythm, { kind: 'hours' }>;

/** In each of these zones but one the clocks change in the month, at just these hours. */
const hours: readonly Hours[] = [
  daily('America/New_York', 2, 30),
  daily('Europe/Berlin', 2, 30),
  daily('Australia/Lord_Howe', 1, 45),
  daily('America/Santiago', 23, 30),
  daily('Asia/Kolkata', 8, 0),
  daily('Pacific/Auckland', 2, 30),
];
const weekly: Hours = { ...daily('Europe/Berlin', 18, 0), days: [1, 4] };

function daily(zone: string, at: number, past: number): Hours {
  return { kind: 'hours', times: [{ hour: at, minute: past }], zone, days: [] };
}

type Kept = NewWatch & { id: number };
/** A simulated month. */
export type Month = {
  discord: LoopbackDiscord;
  clock: SimulatedClock;
  bot: WatchingBot;
  stream: readonly StreamedArticle[];
  watches: readonly Kept[];
  /** Another process on the same state, whose clock is some milliseconds ahead. */
  rival(ahead: number): WatchingBot;
};

/** Six channels with a daily watch each, some with a second one, and two that wait for breaking news. */
export async function startMonth(weather: Weather, address?: string): Promise<Month> {
  const clock = simulatedClock(monthStart);
  const discord = await startLoopbackDiscord({ now: () => clock.now().getTime() });
  const stream = monthOfNews(7);
  onTestFinished(async () => {
    await discord.close();
    expect(discord.unexpected).toEqual([]);
  });
  const newBot = (ahead = 0): WatchingBot => {
    const now = (): Date => new Date(clock.now().getTime() + ahead);
    const folder = mkdtempSync(join(tmpdir(), 'dateline-month-'));
    const news = { latest: latestOf(stream), ...arrivalsOf(stream, now), now };
    const state = address === undefined ? {} : { address };
    const started = watchingBot(discord, { folder, weather, ...news, ...state });
    onTestFinished(async () => await started.close());
    return started;
  };
  const bot = newBot();
  const channels = [...hours.keys()].map((index) => discord.addChannel(`zone-${index}`));
  const wanted: [string | undefined, string, Rhythm][] = [
    ...hours.map((rhythm, index): [string | undefined, string, Rhythm] => [
      channels[index],
      'harbour',
      rhythm,
    ]),
    [channels[1], 'storms', weekly],
    [channels[4], 'storms', daily('Asia/Kolkata', 8, 0)],
    [channels[5], 'elections', { kind: 'breaking' }],
    [discord.channelId, 'budget', { kind: 'breaking' }],
    [discord.channelId, 'storms', { kind: 'breaking' }],
  ];
  const watches: Kept[] = [];
  for (const [channelId = '', topic, rhythm] of wanted) {
    const nextAt = nextTime(rhythm, clock.now()).toISOString();
    const watch = watchOf(topic, { channelId, rhythm, createdAt: monthStart, nextAt });
    watches.push({ ...watch, id: await bot.add(watch) });
  }
  return { discord, clock, bot, stream, watches, rival: newBot };
}

/** How often each article was announced in a channel. */
function announcementCounts({ discord }: Month, channelId: string): Map<string, number> {
  const quoted = discord.messages(channelId).flatMap(({ text }) => quotedIn(text));
  return new Map([...Map.groupBy(quoted, (id) => id)].map(([id, times]) => [id, times.length]));
}

/** The articles to announce in a channel by the end of the month: those that arrived while it had a watch. */
function expected({ stream, watches, bot }: Month, channelId: string): Set<string> {
  const own = watches.filter((watch) => watch.channelId === channelId);
  const wanted = stream.filter((article) =>
    own.some(({ id, topic, ...watch }) => {
      const last = bot.checks.findLast((check) => check.id === id)?.at ?? 0;
      const fresh = {
        ...watch,
        id,
        topic,
        checkedAt: null,
        paused: null,
        isStopped: false,
        isStirred: true,
      };
      const since = Date.parse(lookBack(fresh, monthStart));
      const { publishedAt, arrivedAt, isCopy } = article;
      return article.topics.includes(topic) && !isCopy && publishedAt > since && arrivedAt <= last;
    }),
  );
  return new Set(wanted.map(({ id }) => id));
}

/** Fails if an article was announced twice in a channel, or never; returns the number of announcements. */
export function expectAnnouncedOnce(month: Month): number {
  const channels = [...new Set(month.watches.map(({ channelId }) => channelId))];
  const counts = channels.map((channelId) => {
    const announced = announcementCounts(month, channelId);
    expect([...announced].filter(([, times]) => times !== 1)).toEqual([]);
    expect([...expected(month, channelId)].filter((id) => !announced.has(id))).toEqual([]);
    return announced.size;
  });
  return counts.reduce((sum, count) => sum + count, 0);
}

/** When a watch was checked, in ms since the epoch. */
export function checksOf({ bot }: Month, { id }: Kept): number[] {
  return bot.checks.filter((check) => check.id === id).map(({ at }) => at);
}

/** How many messages all channels got. */
export function messagesOf({ discord, watches }: Month): number {
  const channels = [...new Set(watches.map(({ channelId }) => channelId))];
  return channels.reduce((sum, id) => sum + discord.messages(id).length, 0);
}
