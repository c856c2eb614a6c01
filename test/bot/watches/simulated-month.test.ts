import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SnowflakeUtil } from 'discord.js';
import { expect, onTestFinished, test } from 'vitest';
import type { NewWatch, Rhythm } from '../../../bot/ports/watches.ts';
import { lookBack } from '../../../bot/watches/look-back.ts';
import { nextTime } from '../../../bot/watches/next-time.ts';
import { randomNumbers } from '../../../scripts/random.ts';
import {
  type LoopbackDiscord,
  startLoopbackDiscord,
} from '../../support/discord/loopback-discord.ts';
import { type SimulatedClock, simulatedClock } from '../../support/simulated-clock.ts';
import { watchOf } from './example-watches.ts';
import {
  latestOf,
  monthEnd,
  monthOfNews,
  monthStart,
  quotedIn,
  type StreamedArticle,
} from './month-of-news.ts';
import { hoursOnTheWall } from './wall-clock.ts';
import { type Weather, watchingBot, type WatchingBot } from './watching-bot.ts';

const minute = 60_000;
const quarter = 15 * minute;
const hour = 60 * minute;
const begin = Date.parse(monthStart);
const end = Date.parse(monthEnd);

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
  return { kind: 'hours', hour: at, minute: past, zone, days: [] };
}

type Kept = NewWatch & { id: number };
type Month = {
  discord: LoopbackDiscord;
  clock: SimulatedClock;
  bot: WatchingBot;
  stream: readonly StreamedArticle[];
  watches: readonly Kept[];
};

/** Six channels with a daily watch each, some with a second one, and two that wait for breaking news. */
async function startMonth(weather: Weather): Promise<Month> {
  const clock = simulatedClock(monthStart);
  const discord = await startLoopbackDiscord({ now: () => clock.now().getTime() });
  const stream = monthOfNews(7);
  const folder = mkdtempSync(join(tmpdir(), 'dateline-month-'));
  const latest = latestOf(stream);
  const bot = watchingBot(discord, { folder, weather, latest, now: clock.now });
  onTestFinished(async () => {
    await bot.close();
    await discord.close();
    expect(discord.unexpected).toEqual([]);
  });
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
  return { discord, clock, bot, stream, watches };
}

/** How often each article is told in a channel. */
function tellings({ discord }: Month, channelId: string): Map<string, number> {
  const told = discord.messages(channelId).flatMap(({ text }) => quotedIn(text));
  return new Map([...Map.groupBy(told, (id) => id)].map(([id, times]) => [id, times.length]));
}

/** What a channel has to be told by the end of the month: what came in while it was watched. */
function expected({ stream, watches, bot }: Month, channelId: string): Set<string> {
  const own = watches.filter((watch) => watch.channelId === channelId);
  const wanted = stream.filter((article) =>
    own.some(({ id, topic, ...watch }) => {
      const last = bot.checks.findLast((check) => check.id === id)?.at ?? 0;
      const fresh = { ...watch, id, topic, checkedAt: null, paused: null };
      const since = Date.parse(lookBack(fresh, monthStart));
      const { publishedAt, arrivedAt, isCopy } = article;
      return article.topics.includes(topic) && !isCopy && publishedAt > since && arrivedAt <= last;
    }),
  );
  return new Set(wanted.map(({ id }) => id));
}

/** Fails where a channel was told something twice, or not at all; returns how much it was told. */
function expectToldOnce(month: Month): number {
  const channels = [...new Set(month.watches.map(({ channelId }) => channelId))];
  const counts = channels.map((channelId) => {
    const told = tellings(month, channelId);
    expect([...told].filter(([, times]) => times !== 1)).toEqual([]);
    expect([...expected(month, channelId)].filter((id) => !told.has(id))).toEqual([]);
    return told.size;
  });
  return counts.reduce((sum, count) => sum + count, 0);
}

function checksOf({ bot }: Month, { id }: Kept): number[] {
  return bot.checks.filter((check) => check.id === id).map(({ at }) => at);
}

function messagesOf({ discord, watches }: Month): number {
  const channels = [...new Set(watches.map(({ channelId }) => channelId))];
  return channels.reduce((sum, id) => sum + discord.messages(id).length, 0);
}

test('a calm month in six zones: every hour kept, every item told once', async () => {
  const month = await startMonth({ diesBeforeSending: () => false, diesBeforeNoting: () => false });
  const { clock, bot, watches, discord } = month;
  for (; clock.now().getTime() < end; clock.advance(quarter)) await bot.tick();

  const counts = watches.flatMap((watch) => {
    const { rhythm } = watch;
    if (rhythm.kind === 'breaking') return [];
    const wall = hoursOnTheWall(rhythm, begin, end);
    expect(checksOf(month, watch)).toEqual(wall);
    return [wall.length];
  });
  expect(counts).toEqual([31, 31, 31, 31, 31, 31, 9, 31]);
  expect(bot.log.lines).toEqual([]);
  expect({ told: expectToldOnce(month), messages: messagesOf(month) }).toMatchInlineSnapshot(`
    {
      "messages": 383,
      "told": 754,
    }
  `);
  const times = discord
    .messages(discord.channelId)
    .map(({ id }) => SnowflakeUtil.timestampFrom(id));
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  expect(gaps.filter((gap) => gap < quarter)).toEqual([]);
});

test('a month of storms: restarts, outages, lost answers, kills, and still nothing twice, nothing lost', async () => {
  const random = randomNumbers(11);
  const month = await startMonth({
    diesBeforeSending: () => random() < 0.04,
    diesBeforeNoting: () => random() < 0.06,
  });
  const { clock, bot, watches, discord } = month;
  const counts = { kills: 0, restarts: 0, faults: 0, outages: 0 };
  const downs: [number, number][] = [];
  const isDown = (at: number): boolean => downs.some(([from, to]) => at >= from && at <= to);
  while (clock.now().getTime() < end) {
    if (random() < 0.03) {
      counts.faults += 1;
      const route = '/channels/:id/messages';
      const fault = [
        { method: 'POST', route, status: 502, times: 1 + Math.floor(random() * 8) },
        { method: 'POST', route, drop: 'after' as const, times: 1 + Math.floor(random() * 4) },
        { method: 'POST', route, drop: 'before' as const },
        { method: 'GET', route, status: 500 },
        { method: 'POST', route, status: 403, code: 50_013 },
      ][Math.floor(random() * 5)];
      if (fault !== undefined) discord.failNext(fault);
    }
    const from = clock.now().getTime();
    const lives = await bot.tick();
    if (!lives) counts.kills += 1;
    const stays = lives && random() > 0.002;
    if (!stays) {
      // A quick restart, or an outage of up to two days.
      const long = random() < 0.1 ? 48 * hour : hour;
      if (long > hour) counts.outages += 1;
      counts.restarts += 1;
      clock.advance(Math.ceil((random() * long) / quarter) * quarter);
      downs.push([from, clock.now().getTime()]);
      await bot.restart();
    } else clock.advance(quarter);
  }
  // What was on its way at midnight arrives.
  for (let tick = 0; tick < 40; tick += 1) {
    if (!(await bot.tick())) await bot.restart();
    clock.advance(quarter);
  }

  expect({
    ...counts,
    told: expectToldOnce(month),
    messages: messagesOf(month),
  }).toMatchInlineSnapshot(`
    {
      "faults": 81,
      "kills": 38,
      "messages": 384,
      "outages": 2,
      "restarts": 45,
      "told": 774,
    }
  `);
  for (const watch of watches) {
    if (watch.rhythm.kind === 'breaking') continue;
    const wall = hoursOnTheWall(watch.rhythm, begin, end);
    const checks = checksOf(month, watch);
    // However many hours were missed, one message makes up for them, at the first chance.
    for (const [index, from] of wall.entries()) {
      const to = wall[index + 1] ?? end;
      const within = checks.filter((at) => at >= from && at < to);
      expect(within.length).toBeLessThanOrEqual(1);
      if (within.length === 0) expect(isDown(from) || isDown(to - quarter)).toBe(true);
    }
  }
});
