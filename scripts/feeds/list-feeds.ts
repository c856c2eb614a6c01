import type { Feeds } from '../../bot/open-feeds.ts';
import { type Feed, type FeedHealth, healthOf } from '../../corpus/feeds/feed.ts';

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
export async function listFeeds({ list }: Feeds): Promise<ListedFeed[]> {
  return (await list.all()).map(listed);
}

/** The same for people. */
export function listText(feeds: readonly ListedFeed[]): string {
  if (feeds.length === 0) return 'No feed is followed. Add one: npm run feeds -- add URL\n';
  return feeds.map((feed) => `${marks[feed.health]} ${feed.url}\n    ${factsOf(feed)}\n`).join('');
}

const marks: Readonly<Record<FeedHealth, string>> = {
  new: '·',
  fine: '✓',
  failing: '✗',
  ended: '–',
};

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

function factsOf({
  title,
  last_success: last,
  next_visit: next,
  failures,
  reason,
}: ListedFeed): string {
  const tries = failures > 1 ? `failed ${failures} times` : 'failed';
  return [
    title,
    last === null ? 'not read yet' : `read ${minuteOf(last)}`,
    reason === null ? null : `${failures > 0 ? tries : 'ended'}: ${reason}`,
    next === null ? null : `next visit ${minuteOf(next)}`,
  ]
    .filter((fact) => fact !== null)
    .join(' · ');
}

function minuteOf(time: string): string {
  return `${time.slice(0, 16).replace('T', ' ')} UTC`;
}
