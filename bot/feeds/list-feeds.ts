import type { Feeds } from './open-feeds.ts';
import { type Feed, type FeedHealth, healthOf } from '../../corpus/following/feed.ts';

/** A followed feed and how it fares; times are ISO 8601 in UTC or null. */
export type ListedFeed = {
  url: string;
  title: string | null;
  health: FeedHealth;
  last_success: string | null;
  next_visit: string | null;
  failures: number;
  reason: string | null;
};

/** All feeds by their address. */
export async function listFeeds({ list }: Pick<Feeds, 'list'>): Promise<ListedFeed[]> {
  return (await list.all()).map(listed);
}

function listed(feed: Feed): ListedFeed {
  return {
    url: feed.url,
    title: feed.title,
    health: healthOf(feed),
    last_success: feed.lastSuccess,
    next_visit: feed.isEnded ? null : feed.nextVisit,
    failures: feed.failures,
    reason: feed.reason,
  };
}
