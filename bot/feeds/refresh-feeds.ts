import type { ArticleSource, Found } from '../../corpus/article-source.ts';
import { reasonOf } from '../../corpus/errors.ts';
import { type Feed, healthOf } from '../../corpus/following/feed.ts';
import type { IngestReport } from '../../retrieval/indexing/ingest.ts';
import type { Feeds } from './open-feeds.ts';
import type { Log } from '../ports/log.ts';

/** What refreshing feeds takes. */
export type RefreshParts = {
  feeds: Pick<Feeds, 'list' | 'follow'>;
  ingest: (source: ArticleSource) => Promise<Pick<IngestReport, 'added' | 'updated' | 'rejected'>>;
  log: Log;
  now: () => Date;
};

/** Feeds that are visited at a time; their hosts still see one request at a time. */
const AT_A_TIME = 4;
/** When a feed whose visitor died is due again. */
const LONGEST_VISIT_MILLISECONDS = 60 * 60_000;

/**
 * Visits every feed that is due and stores what it brings, with one line in the log for each.
 * Resolves when none is due; a signal ends it after the articles at hand, and loses nothing.
 * @throws FeedListUnavailable.
 */
export async function refreshFeeds(parts: RefreshParts, signal: AbortSignal): Promise<void> {
  const inTurn = { ...parts, ingest: oneAtATime(parts.ingest) };
  const work = async (): Promise<void> => {
    while (!signal.aborted) {
      const now = parts.now();
      const until = new Date(now.getTime() + LONGEST_VISIT_MILLISECONDS);
      const feed = await parts.feeds.list.takeDue(now.toISOString(), until.toISOString());
      if (feed === null) return;
      await refresh(feed, inTurn, signal);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
}

async function refresh(
  feed: Feed,
  { feeds, ingest, log }: RefreshParts,
  signal: AbortSignal,
): Promise<void> {
  try {
    const { feed: after, found } = await feeds.follow(feed, signal);
    const report = found.length === 0 ? nothing : await ingest(sourceOf(found));
    // After the articles: who dies in between reads the feed again, and finds them known.
    await feeds.list.save(feed.url, after);
    if (!signal.aborted) tell(log, after, { ...report, notes: notesOf(found) });
  } catch (error) {
    log.error({ err: error, feed: feed.url }, `A feed could not be stored: ${reasonOf(error)}`);
  }
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

type Told = { added: number; updated: number; rejected: readonly unknown[]; notes: number };

function tell(log: Log, feed: Feed, { added, updated, rejected, notes }: Told): void {
  const { url, reason, nextVisit } = feed;
  if (healthOf(feed) === 'ended') log.warn({ feed: url, reason }, 'A feed has ended.');
  else if (reason !== null) log.warn({ feed: url, reason, nextVisit }, 'A feed cannot be read.');
  else {
    const counts = { added, updated, rejected: rejected.length, notes };
    log.info({ feed: url, ...counts, nextVisit }, 'A feed was read.');
  }
}

/** The store has one writer: what comes at the same time waits. */
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
