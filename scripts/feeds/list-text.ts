import type { ListedFeed } from '../../bot/feeds/list-feeds.ts';
import type { FeedHealth } from '../../corpus/feeds/feed.ts';

/** Followed feeds and how they fare, for people. */
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
