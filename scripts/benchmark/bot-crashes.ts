// Kills the bot while it reads its feeds, on a full disk too, and counts the damage.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../../bot/config.ts';
import { openFeeds } from '../../bot/feeds/feeds.ts';
import { type Feed, newFeed } from '../../corpus/following/feed.ts';
import { toArticle } from '../../corpus/to-article.ts';
import { CommandError } from '../command-line/run-script.ts';
import { escapeXml } from '../evaluation/svg-figure.ts';
import { madeUpArticles } from './corpus.ts';
import {
  combined,
  type CrashOptions,
  type Damage,
  type Expected,
  findDamage,
  killed,
  none,
  storedRows,
} from './crashes.ts';

/** The feeds have the articles together. */
type BotCrashOptions = CrashOptions & { feeds: number };

export type BotCrashReport = {
  kills: number;
  /** How many of them on a disk that was full; 0 where none can be mounted. */
  on_full_disk: number;
  feeds: number;
  articles: number;
  /** In the store right after a kill. */
  after_kill: Damage;
  /** After the bot was started again and had read all feeds. */
  after_restart: Damage;
  /** The longest time from a start after a kill to the first visit of a feed. */
  next_visit_ms: number;
};

const program = fileURLToPath(new URL('../../bot/main.ts', import.meta.url));
/** Every so many kills are on a full disk. */
const FULL_DISK_EVERY = 3;
const SMALL_DISK = 'size=2m';
const LARGE_DISK = 'size=512m';
const START = '2025-01-01T00:00:00.000Z';
/** After this time a feed that was not read is lost. */
const MOST_MILLISECONDS = 180_000;

/**
 * Starts the bot with feeds that are due, kills it with SIGKILL at a random moment after its first
 * visit, counts the damage, starts it again until it has read all feeds, and counts once more.
 * @throws CommandError if the bot ends by itself or does not read its feeds.
 */
export async function runBotCrashes(options: BotCrashOptions): Promise<BotCrashReport> {
  const { feeds, articles, kills, folder, random, clock, onProgress } = options;
  await using papers = await servePapers(feeds, articles);
  const template = join(folder, 'bot-template');
  await follow(template, papers.addresses);
  const { reading } = await readAll(await freshData(template, folder), papers, clock);
  let [afterKill, afterRestart] = [none, none];
  let [onFullDisk, nextVisit] = [0, 0];
  for (let kill = 1; kill <= kills; kill += 1) {
    const data = join(folder, 'bot-data');
    const isSmall = kill % FULL_DISK_EVERY === 0 && (await mountSmall(data));
    try {
      await freshData(template, folder, isSmall);
      // On a full disk it may end by itself.
      await killed(startBot(data), papers.nextVisit(), random() * reading);
      afterKill = combined(afterKill, findDamage(await rowsIn(data), new Map()));
      if (isSmall) spawnSync('mount', ['-o', `remount,${LARGE_DISK}`, data]);
      nextVisit = Math.max(nextVisit, (await readAll(data, papers, clock)).untilVisit);
      afterRestart = combined(afterRestart, findDamage(await rowsIn(data), papers.expected));
    } finally {
      if (isSmall) spawnSync('umount', [data]);
    }
    onFullDisk += isSmall ? 1 : 0;
    onProgress?.(kill);
  }
  return {
    kills,
    on_full_disk: onFullDisk,
    feeds,
    articles,
    after_kill: afterKill,
    after_restart: afterRestart,
    next_visit_ms: Math.round(nextVisit),
  };
}

type Papers = AsyncDisposable & {
  addresses: string[];
  expected: Expected;
  /** Resolves with the next request for a feed. */
  nextVisit: () => Promise<void>;
};

/** Serves made-up articles as feeds on this machine. */
async function servePapers(feeds: number, articles: number): Promise<Papers> {
  const lines = madeUpArticles(11).take(articles).toArray();
  let visited = Promise.withResolvers<undefined>();
  let origin = '';
  const linkOf = (id: unknown): string => `${origin}/news/${String(id)}`;
  const server = createServer(({ url = '' }, response) => {
    const number = /^\/(\d+)\.xml$/u.exec(url)?.[1];
    if (number === undefined) {
      response.writeHead(404).end();
      return;
    }
    visited.resolve(undefined);
    const items = lines
      .filter((_, index) => index % feeds === Number(number))
      .map(
        ({ id, title, text, published_at: published }) =>
          `<item><title>${escapeXml(title)}</title><link>${linkOf(id)}</link><pubDate>${new Date(String(published)).toUTCString()}</pubDate><content:encoded><![CDATA[<p>${text.replaceAll('\n\n', '</p><p>')}</p>]]></content:encoded></item>`,
      );
    response
      .writeHead(200, { 'content-type': 'application/rss+xml' })
      .end(
        `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Paper ${number}</title>${items.join('')}</channel></rss>`,
      );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const ids = lines.flatMap((line) => {
    const made = toArticle({ ...line, id: null, url: linkOf(line.id) });
    return 'article' in made ? [made.article.id] : [];
  });
  return {
    addresses: Array.from({ length: feeds }, (_, number) => `${origin}/${number}.xml`),
    expected: new Map(ids.map((id) => [id, { least: 0, most: 0 }])),
    nextVisit: async () => {
      visited = Promise.withResolvers();
      await visited.promise;
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function settingsOf(data: string): Record<string, string> {
  return {
    DATELINE_DATA: data,
    DATELINE_STORE: '',
    DATELINE_PRIVATE_ADDRESSES: '127.0.0.1',
    DATELINE_PORT: '0',
    DATELINE_LOG: 'silent',
    DISCORD_TOKEN: '',
  };
}

async function follow(data: string, addresses: readonly string[]): Promise<void> {
  const { list } = openFeeds(readConfig(settingsOf(data)), () => new Date(START));
  for (const address of addresses) await list.add(newFeed(address, START));
  await list.close();
}

/** The data folder anew; one that is a disk of its own is filled and not replaced. */
async function freshData(template: string, folder: string, isMounted = false): Promise<string> {
  const data = join(folder, 'bot-data');
  if (!isMounted) await rm(data, { recursive: true, force: true });
  await cp(template, data, { recursive: true });
  return data;
}

/** Makes the folder a disk too small for the articles; false where that is not allowed. */
async function mountSmall(data: string): Promise<boolean> {
  await rm(data, { recursive: true, force: true });
  await mkdir(data);
  return spawnSync('mount', ['-t', 'tmpfs', '-o', SMALL_DISK, 'tmpfs', data]).status === 0;
}

function startBot(data: string): ChildProcess {
  return spawn(process.execPath, [program], {
    stdio: 'ignore',
    env: { ...process.env, ...settingsOf(data) },
    // One that neither visits a feed nor ends.
    timeout: 2 * MOST_MILLISECONDS,
    killSignal: 'SIGKILL',
  });
}

/** Lets the bot read all feeds; in milliseconds from its start to its first visit, and to the last. */
async function readAll(
  data: string,
  papers: Papers,
  clock: () => number,
): Promise<{ untilVisit: number; reading: number }> {
  const start = clock();
  const { list } = openFeeds(readConfig(settingsOf(data)), () => new Date(START));
  const bot = startBot(data);
  const ended = once(bot, 'exit');
  let visitedAt: number | null = null;
  const noteVisit = async (): Promise<void> => {
    await papers.nextVisit();
    visitedAt = clock();
  };
  void noteVisit();
  const isRead = async (): Promise<boolean> =>
    (await list.all()).every(({ lastSuccess, failures }) => lastSuccess !== null && failures === 0);
  let done = start;
  try {
    while (!(await isRead())) {
      if (bot.exitCode !== null || clock() - start > MOST_MILLISECONDS)
        throw notRead(bot.exitCode, await list.all());
      await pause(50);
    }
    done = clock();
  } finally {
    await list.close();
    bot.kill('SIGTERM');
    await ended;
  }
  // After a kill when all was read, there is nothing to visit.
  const began = visitedAt ?? start;
  return { untilVisit: began - start, reading: done - began };
}

function notRead(exitCode: number | null, feeds: readonly Feed[]): CommandError {
  const unread = feeds.filter(({ lastSuccess, failures }) => lastSuccess === null || failures > 0);
  const reasons = new Set(unread.map(({ reason }) => reason ?? 'not visited'));
  const end = exitCode === null ? 'in time' : `and ended with exit code ${exitCode}`;
  return new CommandError(
    `The bot did not read ${unread.length} of ${feeds.length} feeds ${end}: ${[...reasons].join('; ')}.`,
    'Start it by hand to see why.',
  );
}

/** The rows of the store; none where it was not created yet. */
async function rowsIn(data: string): Promise<Awaited<ReturnType<typeof storedRows>>> {
  try {
    return await storedRows(join(data, 'store'));
  } catch {
    return { articles: [], passages: [] };
  }
}
