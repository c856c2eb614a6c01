// The background job that visits feeds when they are due and ingests what is new.
import type { ArticleSource, Found } from '../../corpus/article-source.ts';
import { DatelineError, reasonOf, storageCure } from '../../corpus/errors.ts';
import { type Feed, healthOf, refilling, type StoreMark } from '../../corpus/following/feed.ts';
import type { IngestReport } from '../../retrieval/indexing/ingest.ts';
import type { Log } from '../log.ts';
import { repeat, type Repeating } from '../repeat.ts';
import type { Feeds } from './feeds.ts';

/** What refreshing feeds takes. */
export type RefreshParts = {
  feeds: Pick<Feeds, 'list' | 'follow'>;
  ingest: (source: ArticleSource) => Promise<Pick<IngestReport, 'added' | 'updated' | 'rejected'>>;
  /** The store that `ingest` writes to. */
  mark: () => Promise<StoreMark>;
  log: Log;
  now: () => Date;
};

/** How often to look for feeds that are due. */
const EVERY_MILLISECONDS = 30_000;
/**
 * How many feeds are visited in parallel, which is how many slow ones it takes to delay the others.
 * Each host still gets one request at a time. A visit that waits for its host, such as for the delay
 * that its robots.txt asks for, does not count; of those there may be more.
 */
const MOST_VISITS = 100;
const MOST_WITH_WAITING = 1_000;
/** When a feed is due again if the process visiting it has crashed and is not started again. */
const LONGEST_VISIT_MILLISECONDS = 15 * 60_000;

/** Refreshes feeds as they come due, until it is stopped; a slow feed delays no other. */
export function startFeedRefresh(parts: RefreshParts): Repeating {
  const visits = feedVisits(parts);
  let isBegun = false;
  const repeating = repeat({
    every: EVERY_MILLISECONDS,
    run: async (signal) => {
      if (!isBegun) await begin(parts);
      isBegun = true;
      await visits.begin(signal);
    },
    onError: (error) =>
      parts.log.error({ err: error }, `The feeds could not be refreshed: ${reasonOf(error)}`),
  });
  return {
    wake: () => repeating.wake(),
    stop: async () => {
      await repeating.stop();
      await visits.ended();
    },
  };
}

/** Makes due what a crash interrupted, and what the store has lost. */
async function begin({ feeds, mark, log, now }: RefreshParts): Promise<void> {
  await feeds.list.releaseClaims();
  const store = await mark();
  const at = now().toISOString();
  const all = await feeds.list.all();
  // Whoever starts the bot again may have freed the disk.
  for (const feed of all.filter(({ reason }) => reason?.startsWith(UNSTORED)))
    await feeds.list.save(feed.url, { ...feed, nextVisit: at });
  const lost = all.flatMap((feed) => refilling(feed, store, at) ?? []);
  for (const feed of lost) await feeds.list.save(feed.url, feed);
  if (lost.length > 0)
    log.warn(
      { feeds: lost.length },
      'The store lacks what feeds had brought: they are read again.',
    );
}

/**
 * Visits every feed that is due and ingests its articles, logging one line for each feed. Resolves
 * when no feed is due; an aborted signal ends it early, without losing an article.
 * @throws FeedListUnavailable.
 * @internal
 */
export async function refreshFeeds(parts: RefreshParts, signal: AbortSignal): Promise<void> {
  const visits = feedVisits(parts);
  while ((await visits.begin(signal)) > 0) await visits.ended();
}

/** Visits of feeds that are under way. */
type FeedVisits = {
  /** Begins a visit to every feed that is due, without waiting for its end; returns how many. */
  begin: (signal: AbortSignal) => Promise<number>;
  /** Resolves when the visits that have begun have ended. */
  ended: () => Promise<void>;
};

function feedVisits(parts: RefreshParts): FeedVisits {
  const underWay = new Set<Promise<void>>();
  const waiting = new Set<symbol>();
  let placeFree = Promise.withResolvers<void>();
  const free = (): void => {
    placeFree.resolve();
    placeFree = Promise.withResolvers();
  };
  const isFull = (): boolean =>
    underWay.size - waiting.size >= MOST_VISITS || underWay.size >= MOST_WITH_WAITING;
  /** Follows a feed; while it waits for a host, it leaves its place to others. */
  const follow: RefreshParts['feeds']['follow'] = async (feed, signal) => {
    const visit = Symbol(feed.url);
    let pauses = 0;
    const onPause = (isPausing: boolean): void => {
      pauses += isPausing ? 1 : -1;
      if (pauses === 0) waiting.delete(visit);
      else if (!waiting.has(visit)) {
        waiting.add(visit);
        free();
      }
    };
    try {
      return await parts.feeds.follow(feed, signal, onPause);
    } finally {
      waiting.delete(visit);
    }
  };
  const serial = {
    ...parts,
    feeds: { ...parts.feeds, follow },
    ingest: oneAtATime(parts.ingest),
  };
  return {
    async begin(signal) {
      let begun = 0;
      while (!signal.aborted) {
        while (isFull()) await placeFree.promise;
        const now = parts.now();
        const until = new Date(now.getTime() + LONGEST_VISIT_MILLISECONDS);
        const feed = await parts.feeds.list.takeDue(now.toISOString(), until.toISOString());
        if (feed === null) break;
        begun += 1;
        const visit = refresh(feed, serial, signal).finally(() => {
          underWay.delete(visit);
          free();
        });
        underWay.add(visit);
      }
      return begun;
    },
    ended: async () => {
      await Promise.all(underWay);
    },
  };
}

async function refresh(
  feed: Feed,
  { feeds, ingest, mark, log, now }: RefreshParts,
  signal: AbortSignal,
): Promise<void> {
  try {
    const { feed: after, found } = await feeds.follow(feed, signal);
    const report = found.length === 0 ? nothing : await ingest(sourceOf(found));
    // Saved last: after a crash in between, the feed is read again and its articles are known.
    const isWhole = !signal.aborted;
    await feeds.list.save(feed.url, isWhole ? { ...after, storedIn: await mark() } : after);
    if (!signal.aborted) logVisit(log, after, { ...report, notes: notesOf(found) });
  } catch (error) {
    log.error({ err: error, feed: feed.url }, `A feed could not be stored: ${reasonOf(error)}`);
    await feeds.list
      .save(feed.url, unstored(feed, error, now()))
      .catch((error_: unknown) =>
        log.error({ err: error_, feed: feed.url }, `Nor could that be noted: ${reasonOf(error_)}`),
      );
  }
}

/** How the reason begins where a visit was in order and the store was not. */
const UNSTORED = 'Its articles could not be stored.';
/** Backoff between attempts to store what a feed has, from the first to the longest wait. */
const BACKOFF = { first: 60_000, longest: 15 * 60_000 } as const;

/** The feed as before the visit, so that all is read again, with the reason and an early next visit. */
function unstored(feed: Feed, error: unknown, now: Date): Feed {
  const why = error instanceof DatelineError ? error.forReader : 'The log says why.';
  const wait = Math.min(BACKOFF.longest, BACKOFF.first * 2 ** Math.min(feed.failures, 10));
  return {
    ...feed,
    failures: feed.failures + 1,
    reason: `${UNSTORED} ${storageCure(error) ?? why}`,
    nextVisit: new Date(now.getTime() + wait).toISOString(),
  };
}

const nothing = { added: 0, updated: 0, rejected: [] };

function sourceOf(found: readonly Found[]): ArticleSource {
  return {
    async *articles() {
      yield* found;
    },
  };
}

function notesOf(found: readonly Found[]): number {
  return found.filter((each) => 'line' in each && each.note !== undefined).length;
}

type Counts = { added: number; updated: number; rejected: readonly unknown[]; notes: number };

function logVisit(log: Log, feed: Feed, { added, updated, rejected, notes }: Counts): void {
  const { url, reason, nextVisit } = feed;
  if (healthOf(feed) === 'ended') log.warn({ feed: url, reason }, 'A feed has ended.');
  else if (reason !== null) log.warn({ feed: url, reason, nextVisit }, 'A feed cannot be read.');
  else {
    const counts = { added, updated, rejected: rejected.length, notes };
    log.info({ feed: url, ...counts, nextVisit }, 'A feed was read.');
  }
}

/** Queues calls, because the store has one writer. */
function oneAtATime<Input, Output>(
  work: (input: Input) => Promise<Output>,
): (input: Input) => Promise<Output> {
  let last: Promise<unknown> = Promise.resolve();
  return async (input) => {
    const mine = last.then(async () => await work(input));
    last = mine.catch(() => undefined);
    return await mine;
  };
}
