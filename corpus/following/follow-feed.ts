import type { Found } from '../article-source.ts';
import type { Web } from '../web.ts';
import {
  completeItem,
  type CompletionParts,
  type ReadPage,
  withoutFutureDates,
} from './complete-item.ts';
import { type Feed, type FeedDocument, type FeedItem, type SeenItem, seenItem } from './feed.ts';
import { afterVisit, type VisitMoment } from './visits.ts';

/** Reads the bytes of a document that was fetched from `url`; `charset` as the server declared it. */
export type ReadFeed = (bytes: Uint8Array, charset: string | null, url: string) => FeedDocument;

/** What following a feed takes. */
type FollowParts = VisitMoment & {
  web: Web;
  readFeed: ReadFeed;
  readPage: ReadPage;
  signal?: AbortSignal;
};

/** The feed as it is now, and what it brought: new and changed items, each once. */
export type Followed = { feed: Feed; found: Found[] };

/**
 * Visits a feed once: asks whether it changed, reads its new and changed items, and fetches the page
 * of each that holds a summary only. Nothing is stored: keep `feed` once `found` is in the store.
 * A visit that is called off leaves the feed as it was.
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
  const { found, read, isWhole } = await readItems(items, feed.seen, parts);
  if (signal?.aborted) return { feed, found: [] };
  const { movedTo } = visit;
  const done = {
    kind: 'read',
    movedTo,
    validators: visit.validators,
    title,
    items,
    read,
    isWhole,
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

/** What came in, what is known by now, and whether no item waits for the next visit. */
type ReadItems = { found: Found[]; read: SeenItem[]; isWhole: boolean };

/** Pages that one visit reads: what is left waits for the next, so that no feed holds up the others. */
const PAGES = 50;
/** How often the page of an item is asked for, each time that its feed has changed. */
const TRIES = 3;

/** Reads the items that are new or changed, or whose pages did not come the last time. */
async function readItems(
  items: readonly FeedItem[],
  seen: readonly SeenItem[],
  parts: CompletionParts,
): Promise<ReadItems> {
  const known = new Map(seen.map((item) => [item.key, item]));
  const isSettled = (item: FeedItem): boolean => {
    const now = seenItem(item);
    const before = known.get(now.key);
    return before?.mark === now.mark && (before.misses === 0 || before.misses >= TRIES);
  };
  const fresh = items.filter((item) => !isSettled(item));
  const waiting = new Set(fresh.filter(({ isSummary }) => isSummary).slice(PAGES));
  const settled = items.filter(isSettled).flatMap((item) => known.get(seenItem(item).key) ?? []);
  const found: Found[] = [];
  const read: SeenItem[] = [];
  for (const item of fresh.filter((each) => !waiting.has(each))) {
    if (parts.signal?.aborted) break;
    const outcome = await readItem(item, known.get(seenItem(item).key), parts);
    found.push(...outcome.found);
    read.push(outcome.seen);
  }
  return { found, read: [...settled, ...read], isWhole: waiting.size === 0 };
}

async function readItem(
  item: FeedItem,
  before: SeenItem | undefined,
  parts: CompletionParts,
): Promise<{ found: Found[]; seen: SeenItem }> {
  const now = seenItem(item);
  const { found, isMissed } = await completeItem(item, parts);
  if (!isMissed) return { found: [found], seen: now };
  const isSame = before?.mark === now.mark;
  // The store has this summary, or even the whole text, which no summary may replace.
  const isStored = isSame || before?.misses === 0;
  return {
    found: isStored ? [] : [found],
    seen: { ...now, misses: (isSame ? before.misses : 0) + 1 },
  };
}
