import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readConfig } from '../../bot/config.ts';
import { deployCommands } from '../../bot/discord/deploy.ts';
import { openFeedDatabase, openStateDatabase } from '../../bot/state/database.ts';
import { sqlFeedList } from '../../bot/state/feed-list.ts';
import { sqlWatches } from '../../bot/state/watches.ts';
import { openEngine } from '../../bot/wire.ts';
import { newFeed } from '../../corpus/following/feed.ts';
import { latency, type Latency, pick, randomNumbers } from '../../scripts/evaluation/statistics.ts';
import { shardOf } from '../support/discord/gateway-limits.ts';
import { type LoopbackDiscord, startLoopbackDiscord } from '../support/discord/loopback-discord.ts';
import type { Reply } from '../support/discord/seen.ts';
import {
  type ClusterEvent,
  clusterEvents,
  type EventFeeds,
  serveEventFeeds,
} from './cluster-news.ts';

type ClusterOptions = {
  /** The address of the state: a PostgreSQL server. */
  state: string;
  /** The store that all processes share. */
  store: string;
  /** The ranges of shards of the processes, such as `0-5/16`. */
  ranges: readonly string[];
  shards: number;
  /** The shards are spread over the servers; each has a channel with a watch. */
  servers: number;
  /** How long questions are asked, in seconds; a process is killed after a third of it. */
  seconds: number;
  questionsPerSecond: number;
  /** Holds the data of the processes. */
  folder: string;
  /** Gets their logs. */
  logs: string;
  /** Ends a node of the store, after the process is back; where the store has several. */
  killNode?: () => Promise<void>;
  onStep?: (sentence: string) => void;
};

export type ClusterReport = {
  processes: number;
  shards: number;
  servers: number;
  seconds: number;
  questions: {
    asked: number;
    answered_once: number;
    answered_twice: number;
    /** Not answered, although their process was not killed. */
    failed: number;
    /** Asked of the killed process, and not answered before it was killed. */
    in_flight_when_killed: number;
  } & Latency;
  /** Each watch is of one event, which one digest tells. */
  digests: { expected: number; sent_once: number; missing: number; sent_twice: number };
  feeds: {
    added: number;
    visited_once: number;
    not_visited: number;
    visited_again: number;
    /** Their visit was under way when the process was killed. */
    interrupted: number;
  };
  /** Whether a node of the store was killed, too. */
  node_killed: boolean;
  /** From the kill of the leading process to the first visit of a feed by another one. */
  takeover_seconds: number;
  /** From the restart of the killed process until its shards were ready. */
  back_seconds: number;
  session_starts: number;
  refused_starts: number;
};

/** Before the next feed is added. */
const FEED_EVERY = 4000;
/** The killed process is started again after so long, as by a supervisor. */
const RESTART_AFTER = 5000;
const MOST_MILLISECONDS = 180_000;
/** How long the last digests and answers are waited for. */
const LAST_WAIT = 90_000;

/**
 * Starts bot processes that share a state, a store and the shards of a loopback Discord. Asks, adds feeds
 * and watches all along, kills the leading process with SIGKILL, starts it again, and counts what was
 * done twice and what was not done.
 */
export async function runCluster(options: ClusterOptions): Promise<ClusterReport> {
  const { shards, ranges, servers, seconds, onStep } = options;
  const discord = await startLoopbackDiscord({
    patience: MOST_MILLISECONDS,
    gateway: { shards, maxConcurrency: shards, identifyEvery: 5000 },
  });
  const places = [
    { guildId: discord.guildId, channelId: discord.channelId },
    ...Array.from({ length: servers - 1 }, (_, index) => discord.addServer(`Server ${index + 1}`)),
  ];
  const events = clusterEvents(SEEDED + servers, new Date(Date.now() - HOUR));
  const [seeded, coming] = [events.slice(0, SEEDED), events.slice(SEEDED)];
  await using feeds = await serveEventFeeds(coming);
  await deployCommands({ token: discord.token, apiUrl: discord.apiUrl });
  await fillStore(seeded, options);
  onStep?.('The store is filled.');
  const bots = ranges.map((range, index) => startBot({ ...options, range, index }, discord));
  try {
    await Promise.all(bots.map(async (bot) => await ready(bot)));
    onStep?.(`${ranges.length} processes are ready.`);
    const shop = { discord, places, feeds, seeded, coming, bots, options };
    const { asked, killedAt, takeover, back, added } = await trade(shop);
    onStep?.('Waiting for the last digests.');
    await until(
      () => digestsIn(discord, places.slice(0, added)).every((count) => count > 0),
      LAST_WAIT,
    );
    return {
      processes: ranges.length,
      shards,
      servers,
      seconds,
      questions: await questionCounts(asked),
      digests: digestCounts(digestsIn(discord, places.slice(0, added))),
      feeds: visitCounts(feeds, { added, killedAt }),
      node_killed: options.killNode !== undefined,
      takeover_seconds: inSeconds(takeover),
      back_seconds: inSeconds(back),
      session_starts: discord.identifies.length,
      refused_starts: discord.identifies.filter(({ refused }) => refused !== null).length,
    };
  } finally {
    await Promise.all(bots.map(async ({ child }) => await end(child)));
    await discord.close();
  }
}

const HOUR = 3_600_000;

type Place = { guildId: string; channelId: string };
type Bot = { range: string; index: number; child: ChildProcess; lines: string[]; start(): void };
type Asked = { reply: Reply; shard: number; at: number; lost: boolean };
type Shop = {
  discord: LoopbackDiscord;
  places: readonly Place[];
  feeds: EventFeeds;
  /** The events in the store, which are asked about, and those that feeds will tell. */
  seeded: readonly ClusterEvent[];
  coming: readonly ClusterEvent[];
  bots: readonly Bot[];
  options: ClusterOptions;
};

/** What people do all along, and the kill in the middle of it. */
async function trade(shop: Shop): Promise<{
  asked: readonly Asked[];
  killedAt: number;
  takeover: number;
  back: number;
  added: number;
}> {
  const { bots, options, feeds } = shop;
  const stopping = new AbortController();
  const asked: Asked[] = [];
  const down = new Set<number>();
  const asking = ask(shop, { asked, down, signal: stopping.signal });
  const adding = addFeeds(shop, stopping.signal);
  await sleep((options.seconds * 1000) / 3);
  const leader = leaderOf(bots);
  for (const shard of shardsIn(leader.range)) down.add(shard);
  const killedAt = Date.now();
  leader.child.kill('SIGKILL');
  for (const question of asked)
    if (down.has(question.shard) && question.reply.messages.length === 0) question.lost = true;
  options.onStep?.(`The leading process, with the shards ${leader.range}, is killed.`);
  const takingOver = until(() => lastVisit(feeds) > killedAt, MOST_MILLISECONDS);
  await sleep(RESTART_AFTER);
  const restartedAt = Date.now();
  leader.start();
  await ready(leader);
  const back = Date.now() - restartedAt;
  down.clear();
  await takingOver;
  const takeover = firstVisitAfter(feeds, killedAt) - killedAt;
  options.onStep?.(`Another process leads after ${inSeconds(takeover)} s.`);
  if (options.killNode !== undefined) {
    await options.killNode();
    options.onStep?.('One of two nodes of the store is killed.');
  }
  await sleep((options.seconds * 1000) / 3);
  stopping.abort();
  await asking;
  return { asked, killedAt, takeover, back, added: await adding };
}

async function ask(
  { discord, places, seeded, options }: Shop,
  { asked, down, signal }: { asked: Asked[]; down: ReadonlySet<number>; signal: AbortSignal },
): Promise<void> {
  const random = randomNumbers(7);
  for (let number = 0; !signal.aborted; number += 1) {
    const place = pick(places, random);
    const shard = shardOf(place?.guildId ?? null, options.shards);
    if (place !== undefined && !down.has(shard)) {
      const reply = discord.runCommand({
        name: 'ask',
        channel: place.channelId,
        user: discord.addPerson({ name: `Person ${number}` }),
        options: { question: `What happened with ${pick(seeded, random)?.article.title}?` },
      });
      asked.push({ reply, shard, at: Date.now(), lost: false });
    }
    await sleep(1000 / options.questionsPerSecond);
  }
}

/** How many events are in the store before the processes start. */
const SEEDED = 100;

/** Adds one feed after the other, each with a watch of its event in a server of its own; returns how many. */
async function addFeeds(
  { places, feeds, coming, options }: Shop,
  signal: AbortSignal,
): Promise<number> {
  const feedState = openFeedDatabase(options.state);
  const state = openStateDatabase(options.state);
  const [list, watches] = [sqlFeedList(feedState), sqlWatches(state)];
  let added = 0;
  const at = new Date(Date.now() - 2 * HOUR).toISOString();
  while (!signal.aborted) {
    const [place, event] = [places[added], coming[added]];
    if (place === undefined || event === undefined) break;
    await watches.add({
      ...place,
      topic: event.topic,
      feed: null,
      isPublished: false,
      rhythm: { kind: 'breaking' },
      roleId: null,
      locale: 'en-US',
      createdBy: null,
      createdAt: at,
      nextAt: at,
    });
    await list.add(newFeed(feeds.addressOf(added), new Date().toISOString()));
    added += 1;
    await sleep(FEED_EVERY);
  }
  await feedState.close();
  await state.close();
  return added;
}

async function fillStore(
  seeded: readonly ClusterEvent[],
  { store, folder }: ClusterOptions,
): Promise<void> {
  const engine = await openEngine(
    readConfig({ DATELINE_DATA: join(folder, 'filling'), DATELINE_STORE: store }),
  );
  await engine.ingest({
    articles: async function* articles() {
      for (const { topic, article } of seeded) yield { input: topic, line: article };
    },
  });
  await engine.close();
}

const program = fileURLToPath(new URL('../../bot/main.ts', import.meta.url));

function startBot(
  { range, index, state, store, folder, logs }: ClusterOptions & { range: string; index: number },
  discord: LoopbackDiscord,
): Bot {
  const lines: string[] = [];
  const start = (): ChildProcess => {
    const child = spawn(process.execPath, [program], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        DATELINE_DATA: join(folder, `bot-${index}`),
        DATELINE_STATE: state,
        DATELINE_STORE: store,
        DATELINE_SHARDS: range,
        DATELINE_PRIVATE_ADDRESSES: '127.0.0.1',
        DATELINE_LOG: 'info',
        DISCORD_API_URL: discord.apiUrl,
        DISCORD_TOKEN: discord.token,
      },
      // One that hangs.
      timeout: 1_800_000,
      killSignal: 'SIGKILL',
    });
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        lines.push(...text.split('\n'));
        appendFileSync(join(logs, `bot-${index}.log`), text);
      });
    return child;
  };
  const bot: Bot = {
    range,
    index,
    lines,
    child: start(),
    start: () => {
      lines.length = 0;
      bot.child = start();
    },
  };
  return bot;
}

/** Resolves when a process says that it is online. */
async function ready(bot: Bot): Promise<void> {
  await until(() => {
    if (bot.child.exitCode !== null)
      throw new Error(`A process ended: ${bot.lines.slice(-5).join('\n')}`);
    return bot.lines.some((line) => line.includes(' is online as '));
  }, MOST_MILLISECONDS);
}

/** The process that leads, by its log. */
function leaderOf(bots: readonly Bot[]): Bot {
  const leader = bots.find(({ lines }) => lines.some((line) => line.includes(LEADS)));
  if (leader === undefined) throw new Error('No process leads.');
  return leader;
}

const LEADS = 'This process leads';

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

function shardsIn(range: string): number[] {
  const [first = 0, last = first] = (range.split('/')[0] ?? '').split('-').map(Number);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

async function questionCounts(asked: readonly Asked[]): Promise<ClusterReport['questions']> {
  const answered = await Promise.all(
    asked.map(async ({ reply, lost }) => {
      if (lost) return null;
      return await reply.answered({ within: LAST_WAIT }).catch(() => null);
    }),
  );
  const counts = asked.map(({ reply }) => reply.messages.length);
  const times = asked.flatMap(({ reply }) => {
    const at = reply.states.find(({ kind }) => kind === 'message')?.at;
    return at === undefined ? [] : [at];
  });
  return {
    asked: asked.length,
    answered_once: counts.filter((count) => count === 1).length,
    answered_twice: counts.filter((count) => count > 1).length,
    failed: asked.filter(({ lost }, index) => !lost && answered[index] === null).length,
    in_flight_when_killed: asked.filter(({ lost }) => lost).length,
    ...latency(times),
  };
}

/** How many messages nobody asked for are in the channel of each place; one sent again is one. */
function digestsIn(discord: LoopbackDiscord, places: readonly Place[]): number[] {
  return places.map(({ channelId }) => {
    const posts = discord.requests.filter(
      ({ method, path, status }) =>
        method === 'POST' && path === `/channels/${channelId}/messages` && status === 200,
    );
    return new Set(posts.map(({ answer }) => sentSchema.parse(answer).id)).size;
  });
}

const sentSchema = z.object({ id: z.string() });

function digestCounts(counts: readonly number[]): ClusterReport['digests'] {
  return {
    expected: counts.length,
    sent_once: counts.filter((count) => count === 1).length,
    missing: counts.filter((count) => count === 0).length,
    sent_twice: counts.filter((count) => count > 1).length,
  };
}

function visitCounts(
  { visits }: EventFeeds,
  { added, killedAt }: { added: number; killedAt: number },
): ClusterReport['feeds'] {
  const all = Array.from({ length: added }, (_, number) => visits.get(number) ?? []);
  const again = all.filter(({ length }) => length > 1);
  // Its visit had begun shortly before the kill, and what it brought may not be stored.
  const isInterrupted = ([first = 0, second = 0, ...more]: readonly number[]): boolean =>
    more.length === 0 && first > killedAt - VISIT && first <= killedAt && second > killedAt;
  return {
    added,
    visited_once: all.filter(({ length }) => length === 1).length,
    not_visited: all.filter(({ length }) => length === 0).length,
    visited_again: again.filter((times) => !isInterrupted(times)).length,
    interrupted: again.filter(isInterrupted).length,
  };
}

/** The longest that a visit and the ingest of its article take here. */
const VISIT = 20_000;

function lastVisit({ visits }: EventFeeds): number {
  return Math.max(0, ...[...visits.values()].flat());
}

function firstVisitAfter({ visits }: EventFeeds, time: number): number {
  return Math.min(...[...visits.values()].flat().filter((at) => at > time));
}

function inSeconds(milliseconds: number): number {
  return Math.round(milliseconds / 100) / 10;
}

/** Waits until something is so, for so many milliseconds at most. */
async function until(isSo: () => boolean, most: number): Promise<void> {
  for (const end = Date.now() + most; !isSo() && Date.now() < end;) await sleep(100);
}
