import { healthOf, type Feed } from '../corpus/feeds/feed.ts';

/** How the feeds fare, all together. */
export type FeedsHealth = {
  followed: number;
  failing: number;
  /** When a feed was last read, ISO 8601 in UTC; null before the first time. */
  lastRefresh: string | null;
};

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
