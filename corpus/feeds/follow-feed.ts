import type { Found } from '../ports/article-source.ts';
import type { Web } from '../ports/web.ts';
import { afterVisit, type VisitMoment } from './after-visit.ts';
import type { ReadPage } from './complete-item.ts';
import type { FeedDocument } from './feed-item.ts';
import type { Feed } from './feed.ts';
import { readItems } from './read-items.ts';
import { withoutFutureDates } from './without-future-dates.ts';

/** Reads the bytes of a document that was fetched from `url`; `charset` as the server declared it. */
export type ReadFeed = (bytes: Uint8Array, charset: string | null, url: string) => FeedDocument;

/** What following a feed takes. */
export type FollowParts = VisitMoment & {
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
