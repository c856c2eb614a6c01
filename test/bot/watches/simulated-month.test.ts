import { SnowflakeUtil } from 'discord.js';
import { expect, test } from 'vitest';
import { monthEnd, monthStart } from './month-of-news.ts';
import { storm } from './storm.ts';
import { hoursOnTheWall } from './wall-clock.ts';
import { checksOf, expectToldOnce, messagesOf, startMonth } from './watched-month.ts';

const quarter = 15 * 60_000;
const begin = Date.parse(monthStart);
const end = Date.parse(monthEnd);

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
      "messages": 367,
      "told": 722,
    }
  `);
  const times = discord
    .messages(discord.channelId)
    .map(({ id }) => SnowflakeUtil.timestampFrom(id));
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  expect(gaps.filter((gap) => gap < quarter)).toEqual([]);
}, 120_000);

test('a month of storms: restarts, outages, lost answers, kills, and still nothing twice, nothing lost', async () => {
  const bad = storm(11);
  const { damage, downs } = bad;
  const month = await startMonth(bad.weather);
  const { clock, watches, discord } = month;
  while (clock.now().getTime() < end) await bad.step(month);
  // What was on its way at midnight arrives.
  for (let steps = 0; steps < 40; steps += 1) await bad.step(month);

  const looks = discord.requests.filter(({ method }) => method === 'GET').length;
  const told = { told: expectToldOnce(month), messages: messagesOf(month) };
  expect({ ...damage, looks, ...told }).toMatchInlineSnapshot(`
    {
      "faults": 111,
      "kills": 41,
      "looks": 218,
      "messages": 345,
      "outages": 6,
      "restarts": 36,
      "told": 739,
    }
  `);
  const wasAway = (at: number): boolean => downs.some(([from, to]) => at >= from && at <= to);
  for (const watch of watches) {
    if (watch.rhythm.kind === 'breaking') continue;
    const wall = hoursOnTheWall(watch.rhythm, begin, end);
    const checks = checksOf(month, watch);
    // However many hours were missed, one message makes up for them.
    const times = wall.map((from, index) => {
      const to = wall[index + 1] ?? end;
      return { to, count: checks.filter((at) => at >= from && at < to).length };
    });
    expect(times.filter(({ count }) => count > 1)).toEqual([]);
    expect(times.filter(({ count, to }) => count === 0 && !wasAway(to - quarter))).toEqual([]);
  }
}, 120_000);
