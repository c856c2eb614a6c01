import { SnowflakeUtil } from 'discord.js';
import { expect, test } from 'vitest';
import { describeOnPostgres } from '../../support/postgres.ts';
import { monthEnd, monthStart } from './month-of-news.ts';
import { storm } from './storm.ts';
import { dueTimes } from './wall-clock.ts';
import { checksOf, expectAnnouncedOnce, messagesOf, startMonth } from './watched-month.ts';

const quarter = 15 * 60_000;
const day = 96 * quarter;
const begin = Date.parse(monthStart);
const end = Date.parse(monthEnd);

test('in a calm month in six zones, every check is on time and every article announced once', async () => {
  const month = await startMonth({ diesBeforeSending: () => false, diesBeforeNoting: () => false });
  const { clock, bot, watches, discord } = month;
  for (; clock.now().getTime() < end; clock.advance(quarter)) await bot.tick();

  const counts = watches.flatMap((watch) => {
    const { rhythm } = watch;
    if (rhythm.kind !== 'hours') return [];
    const wall = dueTimes(rhythm, begin, end);
    expect(checksOf(month, watch)).toEqual(wall);
    return [wall.length];
  });
  expect(counts).toEqual([31, 31, 31, 31, 31, 31, 9, 31]);
  expect(bot.log.lines).toEqual([]);
  expect({ announced: expectAnnouncedOnce(month), messages: messagesOf(month) })
    .toMatchInlineSnapshot(`
    {
      "announced": 722,
      "messages": 367,
    }
  `);
  const times = discord
    .messages(discord.channelId)
    .map(({ id }) => SnowflakeUtil.timestampFrom(id));
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  expect(gaps.filter((gap) => gap < quarter)).toEqual([]);
}, 120_000);

describeOnPostgres('on a state in PostgreSQL', (server) => {
  test('two processes that both believe to lead announce every article once', async () => {
    const calm = { diesBeforeSending: () => false, diesBeforeNoting: () => false };
    const month = await startMonth(calm, await server().freshAddress());
    const { clock, bot } = month;
    const rival = month.rival(1234);
    for (const last = begin + 4 * day; clock.now().getTime() < last; clock.advance(quarter))
      await Promise.all([bot.tick(), rival.tick()]);
    expect([...bot.log.lines, ...rival.log.lines]).toEqual([]);
    expect(expectAnnouncedOnce(month)).toBeGreaterThan(50);
  });
});

test('in a month of restarts, outages, lost replies and kills, nothing is announced twice or lost', async () => {
  const bad = storm(11);
  const { damage, downs } = bad;
  const month = await startMonth(bad.weather);
  const { clock, watches, discord } = month;
  while (clock.now().getTime() < end) await bad.step(month);
  // What was in flight at midnight arrives.
  for (let steps = 0; steps < 40; steps += 1) await bad.step(month);

  const reads = discord.requests.filter(({ method }) => method === 'GET').length;
  const counts = { announced: expectAnnouncedOnce(month), messages: messagesOf(month) };
  expect({ ...damage, reads, ...counts }).toMatchInlineSnapshot(`
    {
      "announced": 739,
      "faults": 111,
      "kills": 41,
      "messages": 345,
      "outages": 6,
      "reads": 218,
      "restarts": 36,
    }
  `);
  const wasAway = (at: number): boolean => downs.some(([from, to]) => at >= from && at <= to);
  for (const watch of watches) {
    if (watch.rhythm.kind !== 'hours') continue;
    const wall = dueTimes(watch.rhythm, begin, end);
    const checks = checksOf(month, watch);
    // One check makes up for any number of missed times.
    const times = wall.map((from, index) => {
      const to = wall[index + 1] ?? end;
      return { to, count: checks.filter((at) => at >= from && at < to).length };
    });
    expect(times.filter(({ count }) => count > 1)).toEqual([]);
    expect(times.filter(({ count, to }) => count === 0 && !wasAway(to - quarter))).toEqual([]);
  }
}, 120_000);
