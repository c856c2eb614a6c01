// Visits a followed feed once, and reads what is new.
import type { Found } from '../article-source.ts';
import { webWithAccess } from './access.ts';
import { completeItem, type CompletionParts, withSettledDates } from './complete-item.ts';
import {
  type Feed,
  type FeedDocument,
  type FeedItem,
  type SeenItem,
  toSeenItem,
  type UnreadableDocument,
} from './feed.ts';
import { type FeedFilter, passes, passesWhole } from './feed-filter.ts';
import { afterVisit, type VisitMoment } from './visits.ts';

/**
 * Reads a fetched document; `charset` as the server declared it, and `isPage` for a page whose links
 * are read as the items of a feed. Never throws.
 */
export type ReadFeed = (
  bytes: Uint8Array,
  charset: string | null,
  url: string,
  isPage?: boolean,
) => Promise<FeedDocument | UnreadableDocument>;

/** Everything that a visit needs besides the feed. */
type FollowParts = VisitMoment &
  CompletionParts & {
    readFeed: ReadFeed;
    /** Ends the visit; the pages that were not read by then wait for the next one. */
    deadline?: AbortSignal;
  };

/** The feed's state after the visit, and its new and changed items. */
export type Followed = { feed: Feed; found: Found[] };

/**
 * How many pages one visit reads; the rest waits for the next, so that no feed delays the others.
 */
const PAGES_PER_VISIT = 50;
/** From how many hosts one visit reads pages at a time. */
const HOSTS_PER_VISIT = 4;
/** How often an item's page is tried, once at each visit that finds the feed changed. */
const PAGE_TRIES = 3;

/**
 * Visits a feed once: makes a conditional request, reads new and changed items, and fetches the
 * pages of items that are summaries, one at a time per host. Stores nothing: save `feed` once
 * `found` is in the store. An aborted visit leaves the feed as it was.
 */
export async function followFeed(feed: Feed, parts: FollowParts): Promise<Followed> {
  const { signal, deadline } = parts;
  const { validators, isPage } = feed;
  const web = webWithAccess(parts.web, feed.access);
  const stop = AbortSignal.any([signal, deadline].filter((each) => each !== undefined));
  const visit = await web.visit(feed.url, {
    as: isPage ? 'page' : 'feed',
    validators,
    signal: stop,
  });
  if (signal?.aborted) return { feed, found: [] };
  if (visit.kind !== 'fetched')
    return stop.aborted
      ? failed(feed, tooSlow, parts)
      : { feed: afterVisit(feed, visit, parts), found: [] };
  const document = await parts.readFeed(visit.bytes, visit.charset, visit.url, isPage);
  if (document.kind !== 'feed') return failed(feed, whyNoFeed(document), parts);
  const { title, items, rejected } = document;
  const [first] = rejected;
  if (items.length === 0 && first !== undefined) return failed(feed, first.rejected, parts);
  const wanted = items.filter(({ line }) => passes(line, feed.filter));
  const { found, seen, isComplete } = await readItems(wanted, feed.seen, {
    ...parts,
    web,
    filter: feed.filter,
    signal: stop,
  });
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
    found: [...found, ...rejected].map((each) => withSettledDates(each, parts.now)),
  };
}

const tooSlow = 'the server was too slow for one visit';

function whyNoFeed(document: Exclude<FeedDocument, { kind: 'feed' }> | UnreadableDocument): string {
  switch (document.kind) {
    case 'list':
      return 'this is a list of feeds and no feed; add the feeds that it names';
    case 'unreadable':
      return document.reason;
    case 'other':
      return 'there is no feed at this address';
    default:
      return document satisfies never;
  }
}

function failed(feed: Feed, reason: string, moment: VisitMoment): Followed {
  const visit = { kind: 'failed', reason, retryAfter: null } as const;
  return { feed: afterVisit(feed, visit, moment), found: [] };
}

/** Reads the items that are new or changed, and retries those whose pages could not be fetched. */
async function readItems(
  items: readonly FeedItem[],
  before: readonly SeenItem[],
  parts: ItemParts & { signal: AbortSignal },
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
  const ready = fresh.filter((item) => !waiting.has(item));
  const outcomes = new Map<FeedItem, ReadItem>();
  // The pages of a slow host wait for each other alone.
  const byHost = [...Map.groupBy(ready, ({ line }) => URL.parse(line.url ?? '')?.host).values()];
  const work = async (): Promise<void> => {
    for (let group = byHost.shift(); group !== undefined; group = byHost.shift())
      for (const item of group) {
        if (parts.signal.aborted) return;
        const outcome = await readItem(item, known.get(toSeenItem(item).key), parts);
        // An interrupted item is read again, and counts as no failure of its page.
        if (!parts.signal.aborted) outcomes.set(item, outcome);
      }
  };
  await Promise.all(Array.from({ length: HOSTS_PER_VISIT }, work));
  const read = ready.flatMap((item) => outcomes.get(item) ?? []);
  return {
    found: read.flatMap((item) => item.found),
    seen: [...done, ...read.map((item) => item.seen)],
    isComplete: waiting.size === 0 && read.length === ready.length,
  };
}

type ItemParts = CompletionParts & { filter: FeedFilter };
type ReadItem = { found: Found[]; seen: SeenItem };

async function readItem(
  item: FeedItem,
  earlier: SeenItem | undefined,
  parts: ItemParts,
): Promise<ReadItem> {
  const now = toSeenItem(item);
  const { found, isPageMissing } = await completeItem(item, parts);
  const isLeftOut = 'line' in found && !passesWhole(item.line, found.line, parts.filter);
  if (!isPageMissing) return { found: isLeftOut ? [] : [found], seen: now };
  const isSame = earlier?.mark === now.mark;
  // The store already holds this summary, or the full text, which a summary must not replace.
  const isStored = isSame || earlier?.misses === 0;
  return {
    found: isStored || isLeftOut ? [] : [found],
    seen: { ...now, misses: (isSame ? earlier.misses : 0) + 1 },
  };
}
