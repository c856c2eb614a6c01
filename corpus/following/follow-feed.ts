// Visits a followed feed once, and reads what is new.
import type { Found } from '../article-source.ts';
import { completeItem, type CompletionParts, withoutFutureDates } from './complete-item.ts';
import { type Feed, type FeedDocument, type FeedItem, type SeenItem, toSeenItem } from './feed.ts';
import { afterVisit, type VisitMoment } from './visits.ts';

/** Reads a fetched document; `charset` as the server declared it. */
export type ReadFeed = (bytes: Uint8Array, charset: string | null, url: string) => FeedDocument;

/** Everything that a visit needs besides the feed. */
type FollowParts = VisitMoment & CompletionParts & { readFeed: ReadFeed };

/** The feed's state after the visit, and its new and changed items. */
export type Followed = { feed: Feed; found: Found[] };

/**
 * How many pages one visit reads; the rest waits for the next, so that no feed delays the others.
 */
const PAGES_PER_VISIT = 50;
/** How often an item's page is tried, once at each visit that finds the feed changed. */
const PAGE_TRIES = 3;

/**
 * Visits a feed once: makes a conditional request, reads new and changed items, and fetches the
 * pages of items that are summaries. Stores nothing: save `feed` once `found` is in the store. An
 * aborted visit leaves the feed as it was.
 */
export async function followFeed(feed: Feed, parts: FollowParts): Promise<Followed> {
  const { web, signal } = parts;
  const { validators } = feed;
  const visit = await web.visit(feed.url, { as: 'feed', validators, ...(signal && { signal }) });
  if (signal?.aborted) return { feed, found: [] };
  if (visit.kind !== 'fetched') return { feed: afterVisit(feed, visit, parts), found: [] };
  const document = parts.readFeed(visit.bytes, visit.charset, visit.url);
  if (document.kind !== 'feed') return failed(feed, noFeed[document.kind], parts);
  const { title, items, rejected } = document;
  const [first] = rejected;
  if (items.length === 0 && first !== undefined) return failed(feed, first.rejected, parts);
  const { found, seen, isComplete } = await readItems(items, feed.seen, parts);
  if (signal?.aborted) return { feed, found: [] };
  const { movedTo } = visit;
  const done = {
    kind: 'read',
    movedTo,
    validators: visit.validators,
    title,
    items,
    seen,
    isComplete,
  } as const;
  return {
    feed: afterVisit(feed, done, parts),
    found: [...found, ...rejected].map((each) => withoutFutureDates(each, parts.now)),
  };
}

const noFeed = {
  list: 'this is a list of feeds and no feed; add the feeds that it names',
  other: 'there is no feed at this address',
} as const;

function failed(feed: Feed, reason: string, moment: VisitMoment): Followed {
  const visit = { kind: 'failed', reason, retryAfter: null } as const;
  return { feed: afterVisit(feed, visit, moment), found: [] };
}

/** Reads the items that are new or changed, and retries those whose pages could not be fetched. */
async function readItems(
  items: readonly FeedItem[],
  before: readonly SeenItem[],
  parts: CompletionParts,
): Promise<{ found: Found[]; seen: SeenItem[]; isComplete: boolean }> {
  const known = new Map(before.map((item) => [item.key, item]));
  const isDone = (item: FeedItem): boolean => {
    const now = toSeenItem(item);
    const earlier = known.get(now.key);
    return earlier?.mark === now.mark && (earlier.misses === 0 || earlier.misses >= PAGE_TRIES);
  };
  const fresh = items.filter((item) => !isDone(item));
  const waiting = new Set(fresh.filter(({ isSummary }) => isSummary).slice(PAGES_PER_VISIT));
  const done = items.filter(isDone).flatMap((item) => known.get(toSeenItem(item).key) ?? []);
  const found: Found[] = [];
  const read: SeenItem[] = [];
  for (const item of fresh.filter((each) => !waiting.has(each))) {
    if (parts.signal?.aborted) break;
    const outcome = await readItem(item, known.get(toSeenItem(item).key), parts);
    found.push(...outcome.found);
    read.push(outcome.seen);
  }
  return { found, seen: [...done, ...read], isComplete: waiting.size === 0 };
}

async function readItem(
  item: FeedItem,
  earlier: SeenItem | undefined,
  parts: CompletionParts,
): Promise<{ found: Found[]; seen: SeenItem }> {
  const now = toSeenItem(item);
  const { found, isPageMissing } = await completeItem(item, parts);
  if (!isPageMissing) return { found: [found], seen: now };
  const isSame = earlier?.mark === now.mark;
  // The store already holds this summary, or the full text, which a summary must not replace.
  const isStored = isSame || earlier?.misses === 0;
  return {
    found: isStored ? [] : [found],
    seen: { ...now, misses: (isSame ? earlier.misses : 0) + 1 },
  };
}
