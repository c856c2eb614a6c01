import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import type { DiscordBot, DiscordBotOptions } from '../../../bot/discord/bot.ts';
import type { Connection } from '../../../bot/discord/connection.ts';
import { openStateDatabase } from '../../../bot/state/database.ts';
import { sqlIdentifyTurns } from '../../../bot/state/identify-turns.ts';
import { sqlDepartures } from '../../../bot/state/departures.ts';
import { sqlSettings } from '../../../bot/state/settings.ts';
import {
  type LoopbackDiscord,
  type LoopbackOptions,
  startLoopbackDiscord,
} from '../../support/discord/loopback-discord.ts';
import { recordLog } from '../../support/record-log.ts';
import { startOn } from './bot-under-test.ts';

/** A Discord with four servers, each on another one of four shards. */
async function fourServers(
  gateway: NonNullable<LoopbackOptions['gateway']> = {},
): Promise<{ discord: LoopbackDiscord; channels: string[]; servers: string[] }> {
  const discord = await startLoopbackDiscord({
    gateway: { shards: 4, maxConcurrency: 4, ...gateway },
  });
  onTestFinished(async () => {
    await discord.close();
    expect(discord.unexpected).toEqual([]);
  });
  const more = ['North', 'East', 'South'].map((name) => discord.addServer(name));
  return {
    discord,
    channels: [discord.channelId, ...more.map(({ channelId }) => channelId)],
    servers: [discord.guildId, ...more.map(({ guildId }) => guildId)],
  };
}

/** Asks in each channel; returns how many messages answer each question. */
async function askIn(discord: LoopbackDiscord, channels: readonly string[]): Promise<number[]> {
  const asked = channels.map((channel) =>
    discord.sendMessage({ channel, content: 'Who won?', mentions: [discord.botUserId] }),
  );
  await Promise.all(asked.map(async (reply) => await reply.settled()));
  return asked.map(({ messages }) => messages.length);
}

const identified = ({ identifies }: LoopbackDiscord): [number, number][] =>
  identifies
    .map(({ shard, count }): [number, number] => [shard, count])
    .toSorted(([one], [other]) => one - other);
const ids = ({ shards }: Connection): number[] => shards.map(({ id }) => id);
const isReady = ({ shards }: Connection): boolean => shards.every((shard) => shard.isReady);

test('connects as many shards as Discord recommends, and answers once in the servers of each', async () => {
  const { discord, channels } = await fourServers();
  const bot = await startOn(discord, {});
  expect(identified(discord)).toEqual([
    [0, 4],
    [1, 4],
    [2, 4],
    [3, 4],
  ]);
  const connection = bot.connection();
  expect(connection).toMatchObject({ servers: 4, shardCount: 4, sessionStarts: 996 });
  expect([ids(connection), isReady(connection)]).toEqual([[0, 1, 2, 3], true]);
  expect(await askIn(discord, channels)).toEqual([1, 1, 1, 1]);
  expect(await askIn(discord, [discord.directChannel()])).toEqual([1]);
});

test('two processes share the shards, and each question is answered once', async () => {
  const { discord, channels } = await fourServers();
  const bots = [
    await startOn(discord, { shards: { first: 0, last: 1, count: 4 } }),
    await startOn(discord, { shards: { first: 2, last: 3, count: 4 } }),
  ];
  expect(bots.map((bot) => ids(bot.connection()))).toEqual([
    [0, 1],
    [2, 3],
  ]);
  expect(bots.map((bot) => bot.connection().servers)).toEqual([2, 2]);
  expect(await askIn(discord, channels)).toEqual([1, 1, 1, 1]);
  expect(await askIn(discord, [discord.directChannel()])).toEqual([1]);
});

test('the status names the shard of the server that asks, and below the name stands its shard', async () => {
  const { discord, channels } = await fourServers();
  await startOn(discord, { shards: { first: 0, last: 3, count: 4 } });
  const replies = channels.map((channel) =>
    discord.runCommand({ name: 'status', channel, user: discord.addPerson({ name: channel }) }),
  );
  const texts = await Promise.all(replies.map(async (reply) => (await reply.settled()).text));
  const shown = texts.map((text) => /shard \d of 4/u.exec(text)?.[0]);
  expect(new Set(shown)).toEqual(new Set([0, 1, 2, 3].map((id) => `shard ${id} of 4`)));
  await expect
    .poll(() => discord.presences.toSorted())
    .toEqual([0, 1, 2, 3].map((id) => `6,028 articles · /ask · shard ${id} of 4`));
});

test('shards identify one after the other in each bucket, as Discord asks for', async () => {
  const { discord } = await fourServers({ maxConcurrency: 2, identifyEvery: 400 });
  const log = recordLog();
  await startOn(discord, { log, timing: { identifyEvery: 700, readyWithin: 1500 } });
  expect(discord.identifies.map(({ refused }) => refused)).toEqual([null, null, null, null]);
  expect(log.lines.filter(({ sentence }) => sentence.startsWith('A shard'))).toHaveLength(4);
});

test('processes that share their turns do not identify at the same time', async () => {
  const { discord } = await fourServers({ maxConcurrency: 1, identifyEvery: 400 });
  const shared = {
    identifyTurns: sqlIdentifyTurns(openStateDatabase(':memory:')),
    timing: { identifyEvery: 700, readyWithin: 1500 },
  } satisfies Partial<DiscordBotOptions>;
  await Promise.all([
    startOn(discord, { ...shared, shards: { first: 0, last: 1, count: 4 } }),
    startOn(discord, { ...shared, shards: { first: 2, last: 3, count: 4 } }),
  ]);
  expect(discord.identifies.map(({ refused }) => refused)).toEqual([null, null, null, null]);
});

test('a shard answers while others still wait for their turn', async () => {
  const { discord, channels } = await fourServers({ maxConcurrency: 1, identifyEvery: 500 });
  const connecting = Promise.withResolvers<() => Connection>();
  const starting = startOn(discord, {
    timing: { identifyEvery: 700, readyWithin: 1500 },
    onConnecting: connecting.resolve,
  });
  const connection = await connecting.promise;
  await expect.poll(() => connection().shards.filter((shard) => shard.isReady).length).toBe(1);
  // Whichever server is on the first shard.
  await expect.poll(async () => await answersSoon(discord, channels)).toBe(true);
  expect(isReady(connection())).toBe(false);
  await starting;
  expect(isReady(connection())).toBe(true);
});

async function answersSoon(
  discord: LoopbackDiscord,
  channels: readonly string[],
): Promise<boolean> {
  const replies = channels.map((channel) =>
    discord.sendMessage({ channel, content: 'Who won?', mentions: [discord.botUserId] }),
  );
  const first = Promise.any(replies.map(async (reply) => await reply.answered({ within: 400 })));
  return await first.then(
    () => true,
    () => false,
  );
}

test('a start is not given up while Discord is slow to make sessions ready', async () => {
  const { discord } = await fourServers({ maxConcurrency: 1, readyDelay: 900 });
  const bot = await startOn(discord, { timing: { identifyEvery: 600, readyWithin: 1500 } });
  expect(isReady(bot.connection())).toBe(true);
  expect(discord.identifies).toHaveLength(4);
});

test('waits with one line while no session start is left, and starts when there are new ones', async () => {
  const { discord, channels } = await fourServers({ remaining: 3, total: 1000 });
  discord.resetSessionStarts(1500);
  const log = recordLog();
  const connecting = Promise.withResolvers<() => Connection>();
  const starting = startOn(discord, { log, onConnecting: connecting.resolve });
  const connection = await connecting.promise;
  await expect
    .poll(() => connection().reason)
    .toMatch(/^it allows no further session before 20\d\d-/u);
  expect(discord.identifies).toEqual([]);
  await starting;
  expect(log.lines.filter(({ level }) => level === 'warn')).toMatchObject([
    { facts: { remaining: 3, needed: 4 } },
  ]);
  expect(connection().reason).toBeNull();
  expect(await askIn(discord, channels)).toEqual([1, 1, 1, 1]);
});

test('a session that ends is not started anew while no start is left', async () => {
  const { discord } = await fourServers({ remaining: 4, total: 1000 });
  const log = recordLog();
  const bot = await startOn(discord, { log, timing: { identifyEvery: 1 } });
  expect(bot.connection().sessionStarts).toBe(0);
  discord.resetSessionStarts(4000);
  discord.dropGateway({ how: 'invalid', resumable: false, shard: 2 });
  await expect
    .poll(() => bot.connection().reason, { timeout: 10_000 })
    .toMatch(/^it allows no further session before/u);
  expect(discord.identifies).toHaveLength(4);
  await expect.poll(() => isReady(bot.connection()), { timeout: 15_000 }).toBe(true);
  expect(discord.identifies.map(({ refused }) => refused)).toEqual([null, null, null, null, null]);
});

test('one lost shard leaves the others as they are', async () => {
  const { discord } = await fourServers();
  const log = recordLog();
  const bot = await startOn(discord, { log });
  discord.dropGateway({ how: 'close', code: 4009, shard: 1 });
  await expect.poll(() => discord.resumes, { timeout: 10_000 }).toBe(1);
  expect(bot.connection()).toMatchObject({ losses: 1 });
  expect(log.lines).toContainEqual({
    level: 'warn',
    facts: { shard: 1, reason: 'SessionTimedOut (4009)' },
    sentence: 'The connection to Discord was lost; reconnecting.',
  });
});

test('closes all shards, also those that still wait for their turn', async () => {
  const { discord } = await fourServers({ maxConcurrency: 1 });
  const bot = await startOn(discord, { timing: { identifyEvery: 250 } });
  await expect.poll(() => discord.presences).toHaveLength(4);
  const before = discord.identifies.length;
  discord.dropGateway({ how: 'invalid', resumable: false });
  await expect.poll(() => discord.identifies.length, { timeout: 10_000 }).toBe(before + 1);
  await bot.close();
  await expect.poll(() => discord.connections).toBe(0);
  const after = discord.identifies.length;
  await sleep(1000);
  expect([discord.connections, discord.identifies.length]).toEqual([0, after]);
});

test('the servers of another process have not removed the bot', async () => {
  const { discord, servers } = await fourServers();
  const state = openStateDatabase(':memory:');
  const departures = sqlDepartures(state);
  const settings = sqlSettings(state);
  for (const id of [...servers, '7']) await settings.put(id, await settings.of(id));
  const parts: Partial<DiscordBotOptions> = { departures, settings };
  const bots: DiscordBot[] = [];
  for (const [first, last] of [
    [0, 1],
    [2, 3],
  ] as const)
    bots.push(await startOn(discord, { ...parts, shards: { first, last, count: 4 } }));
  for (const bot of bots) await bot.close();
  expect(await departures.before('9999-01-01T00:00:00.000Z')).toEqual(['7']);
});
