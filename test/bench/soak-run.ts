import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { refreshFeeds, type RefreshParts } from '../../bot/feeds/refresh.ts';
import { readConfig } from '../../bot/config.ts';
import { type Engine, openEngine } from '../../bot/wire.ts';
import { newFeed } from '../../corpus/following/feed.ts';
import { followFeed } from '../../corpus/following/follow-feed.ts';
import { openFeedDatabase } from '../../bot/state/database.ts';
import { sqlFeedList } from '../../bot/state/feed-list.ts';
import { readFetchedFeed, readFetchedPage } from '../../corpus/sources/reading-pool.ts';
import { openWeb } from '../../corpus/sources/web/open-web.ts';
import { toArticle } from '../../corpus/to-article.ts';
import { type Expected, findDamage, storedRows } from '../../scripts/benchmark/crashes.ts';
import { latency, randomNumbers } from '../../scripts/evaluation/statistics.ts';
import { type SimulatedClock, simulatedClock } from '../support/simulated-clock.ts';
import { type NewsroomProcess, startNewsroomProcess } from './newsroom-process.ts';
import { type SoakNews, type SoakNewsroom, soakNewsroom } from './soak-newsroom.ts';

type SoakOptions = Omit<SoakNews, 'start'> & {
  questionsPerDay: number;
  /** Articles that are older are removed; without it none are. */
  keepDays?: number;
  /** Holds the data. */
  folder: string;
  onDay?: (day: SoakDay) => void;
};

/** How the bot was at the end of a simulated day. Milliseconds and megabytes are real ones. */
type SoakDay = {
  day: number;
  articles: number;
  /** Resident memory of the process. */
  memory_mb: number;
  heap_mb: number;
  disk_mb: number;
  files: number;
  /**
   * How long whoever asked in the day waited at most for the first sign of life, but for one in a
   * hundred: how long the process was busy at a stretch.
   */
  acknowledged_p99_ms: number;
  answered_p95_ms: number | null;
};

export type SoakReport = {
  days: SoakDay[];
  published: number;
  lost: number;
  twice: number;
  visits: number;
  failed_visits: number;
  questions: number;
  failed_questions: number;
};

const START = '2026-03-01T00:00:00.000Z';
const DAY = 86_400_000;
/** The longest pause between two visits, with its jitter: what is younger may not be read yet. */
const LONGEST_PAUSE = 8 * 3_600_000;
/** Visits that are due within so many milliseconds are made together. */
const STEP = 10 * 60_000;
/** In real time, because the servers are real: what is slow costs a second and not a minute. */
const LIMITS = { answerMilliseconds: 1000, transferMilliseconds: 1000 };

/**
 * Lets the bot's feeds, store and answers run for simulated days over a loopback newsroom with hostile
 * feeds, asking questions all along, and counts what was lost or stored twice.
 */
export async function runSoak(options: SoakOptions): Promise<SoakReport> {
  const { days, folder, keepDays, onDay } = options;
  const clock = simulatedClock(START);
  const news = { feeds: options.feeds, articles: options.articles, days, start: START };
  const made = soakNewsroom(news);
  await using newsroom = await startNewsroomProcess(news);
  const config = readConfig({
    DATELINE_DATA: folder,
    ...(keepDays !== undefined && { DATELINE_KEEP_DAYS: String(keepDays) }),
  });
  const engine = await openEngine(config, { now: clock.now });
  const list = sqlFeedList(openFeedDatabase(join(folder, 'feeds.sqlite')));
  const web = openWeb({
    userAgent: 'Dateline/0 (soak)',
    now: clock.now,
    sleep: async () => await Promise.resolve(),
    lookup: async () => await Promise.resolve(['127.0.0.1']),
    allowPrivate: ['127.0.0.1'],
    limits: LIMITS,
  });
  const random = randomNumbers(1);
  let [visits, failedVisits] = [0, 0];
  const parts: RefreshParts = {
    feeds: {
      list,
      follow: async (feed, signal) => {
        const moment = { now: clock.now().toISOString(), random: random() };
        const readers = { readFeed: readFetchedFeed, readPage: readFetchedPage };
        const followed = await followFeed(feed, {
          ...moment,
          ...readers,
          web,
          ...(signal && { signal }),
        });
        visits += 1;
        if (followed.feed.failures > 0) failedVisits += 1;
        return followed;
      },
    },
    ingest: async (source) => await engine.ingest(source),
    mark: async () => await engine.mark(),
    log: { info: () => {}, warn: () => {}, error: rethrow },
    now: clock.now,
  };
  for (const [host, path] of Object.entries(made.paths))
    await list.add(newFeed(newsroom.url(host, path), START));
  const delays = monitorEventLoopDelay({ resolution: 10 });
  const asked = { times: [] as number[], failed: 0, count: 0 };
  const report: SoakDay[] = [];
  for (let day = 1; day <= days; day += 1) {
    delays.reset();
    delays.enable();
    asked.times = [];
    const end = new Date(Date.parse(START) + day * DAY);
    await Promise.all([
      askAllDay(engine, { ...options, clock, made, asked, end }),
      readAllDay(parts, { clock, newsroom, end }),
    ]);
    delays.disable();
    const summary = await dayReport(day, { engine, folder, delays, times: asked.times });
    report.push(summary);
    onDay?.(summary);
  }
  await list.close();
  await engine.close();
  const counts = await counted(folder, { made, clock, newsroom, keepDays });
  return {
    days: report,
    ...counts,
    visits,
    failed_visits: failedVisits,
    questions: asked.count,
    failed_questions: asked.failed,
  };
}

/** Reads the feeds whenever one is due, and moves the clock on until the day is over. */
async function readAllDay(
  parts: RefreshParts,
  { clock, newsroom, end }: Pick<Asking, 'clock' | 'end'> & { newsroom: NewsroomProcess },
): Promise<void> {
  try {
    while (clock.now() < end) {
      await refreshFeeds(parts, new AbortController().signal);
      const due = (await parts.feeds.list.all())
        .filter(({ isEnded }) => !isEnded)
        .map((feed) => feed.nextVisit);
      const next = Date.parse(due.toSorted()[0] ?? end.toISOString());
      clock.advanceTo(
        new Date(Math.min(end.getTime(), Math.max(next, clock.now().getTime() + STEP))),
      );
      await newsroom.advanceTo(clock.now());
    }
  } finally {
    // After a failure too, so that nobody waits for a later time of the day.
    clock.advanceTo(end);
  }
}

type Asking = {
  questionsPerDay: number;
  clock: SimulatedClock;
  made: SoakNewsroom;
  asked: { times: number[]; failed: number; count: number };
  end: Date;
};

/** Asks about published articles while the feeds are read, evenly over the day. */
async function askAllDay(engine: Engine, given: Asking): Promise<void> {
  const { questionsPerDay, clock, made, asked, end } = given;
  for (let number = 1; number <= questionsPerDay; number += 1) {
    const at = end.getTime() - DAY * (1 - number / (questionsPerDay + 1));
    while (clock.now().getTime() < at) await pause(5);
    const headline = made.headline(clock.now(), number) ?? 'the ferry';
    const began = performance.now();
    try {
      const text = `What is known about ${headline}?`;
      await engine.answer({ text, at: clock.now().toISOString() });
    } catch {
      asked.failed += 1;
    }
    asked.count += 1;
    asked.times.push(performance.now() - began);
  }
}

async function dayReport(
  day: number,
  parts: {
    engine: Engine;
    folder: string;
    delays: ReturnType<typeof monitorEventLoopDelay>;
    times: readonly number[];
  },
): Promise<SoakDay> {
  const { engine, folder, delays, times } = parts;
  const memory = process.memoryUsage();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const bytes = files.reduce(
    (sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size,
    0,
  );
  return {
    day,
    articles: (await engine.extent({})).articles,
    memory_mb: megabytes(memory.rss),
    heap_mb: megabytes(memory.heapUsed),
    disk_mb: megabytes(bytes),
    files: files.length,
    acknowledged_p99_ms: Math.round(delays.percentile(99) / 1e6),
    answered_p95_ms: latency(times).p95,
  };
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e6);
}

/**
 * Compares the rows of the store with what was published and is young enough to be kept: what is lost, and
 * what is there twice.
 */
async function counted(
  folder: string,
  {
    made,
    clock,
    newsroom,
    keepDays = Infinity,
  }: {
    made: SoakNewsroom;
    clock: SimulatedClock;
    newsroom: NewsroomProcess;
    keepDays: number | undefined;
  },
): Promise<Pick<SoakReport, 'published' | 'lost' | 'twice'>> {
  const rows = await storedRows(join(folder, 'store'));
  const idOf = ({ line, host, path }: ReturnType<SoakNewsroom['published']>[number]): string => {
    const read = toArticle({ ...line, url: newsroom.url(host, path) });
    return 'article' in read ? read.article.id : '';
  };
  const isKept = ({ line }: ReturnType<SoakNewsroom['published']>[number]): boolean =>
    Date.parse(line.published_at ?? '') >= clock.now().getTime() - keepDays * DAY;
  const published = made.published(new Date(clock.now().getTime() - LONGEST_PAUSE));
  const due = published.filter(isKept);
  const expected: Expected = new Map(
    due.map((each) => [idOf(each), { least: 0, most: 1 }] as const),
  );
  const { lost, double } = findDamage(rows, expected);
  const known = new Set(made.published(clock.now()).map(idOf));
  // What a torn feed still tells is read, too.
  const strangers = rows.articles.filter(
    ({ id }) => !known.has(id) && !id.startsWith('malformed-example-'),
  );
  return { published: published.length, lost, twice: double + strangers.length };
}

function rethrow(facts: object, sentence: string): never {
  throw new Error(`${sentence} ${JSON.stringify(facts)}`);
}
