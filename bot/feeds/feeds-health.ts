import { type Feed, type FeedHealth, healthOf } from '../../corpus/following/feed.ts';

/** How the feeds fare, all together. */
export type FeedsHealth = {
  followed: number;
  failing: number;
  /** When a feed was last read, ISO 8601 in UTC; null before the first time. */
  lastRefresh: string | null;
};

/** How one feed fares; times are ISO 8601 in UTC or null. */
export type FeedView = {
  url: string;
  title: string | null;
  health: FeedHealth;
  lastSuccess: string | null;
  nextVisit: string | null;
  /** Why it could not be read the last time. */
  reason: string | null;
};

/** A feed as its health page shows it. */
export function feedView(feed: Feed): FeedView {
  const { url, title, lastSuccess, nextVisit, isEnded, reason } = feed;
  const next = isEnded ? null : nextVisit;
  return { url, title, health: healthOf(feed), lastSuccess, nextVisit: next, reason };
}

/** Counts how feeds fare; those that have ended are not followed any more. */
export function feedsHealth(feeds: readonly Feed[]): FeedsHealth {
  const followed = feeds.filter((feed) => healthOf(feed) !== 'ended');
  return {
    followed: followed.length,
    failing: followed.filter((feed) => healthOf(feed) === 'failing').length,
    lastRefresh:
      feeds
        .flatMap(({ lastSuccess }) => lastSuccess ?? [])
        .toSorted()
        .at(-1) ?? null,
  };
}
