import type { FeedHealth } from '../../../../corpus/following/feed.ts';
import type { ListedFeed } from '../../../feeds/list-feeds.ts';
import type { Catalogue } from '../../../language/catalogue.ts';
import { discordMoment } from '../parts/date.ts';
import { disarm } from '../parts/disarm.ts';
import { discordList } from '../parts/list.ts';
import { discordNote } from '../parts/note.ts';
import type { DiscordMessage } from '../../../ports/discord-message.ts';
import { feedLink } from '../parts/feed-link.ts';

const marks: Readonly<Record<FeedHealth, string>> = {
  failing: '⚠️',
  ended: '⏹️',
  new: '🆕',
  fine: '✅',
};
/** What needs somebody comes first. */
const order = Object.keys(marks);

/** The feeds that are followed and how each fares, as a message. */
export function discordFeedList(
  feeds: readonly ListedFeed[],
  { feeds: words }: Catalogue,
): DiscordMessage {
  if (feeds.length === 0) return discordNote('hint', words.none);
  const entries = feeds
    .toSorted((left, right) => order.indexOf(left.health) - order.indexOf(right.health))
    .map(
      (feed) =>
        `${marks[feed.health]} ${feedLink(feed.url, feed.title)}\n-# ${factsOf(feed, words)}`,
    );
  return discordList({ heading: words.heading, entries, more: (count) => words.more(count) });
}

function factsOf(feed: ListedFeed, words: Catalogue['feeds']): string {
  const { last_success: last, next_visit: next, failures, health } = feed;
  const read = last === null ? null : discordMoment(last);
  const visit = next === null ? null : discordMoment(next);
  const reason = feed.reason === null ? null : disarm(feed.reason, 200);
  return [
    read === null ? words.notReadYet : words.lastRead(read),
    health === 'failing' && reason !== null ? words.failing(failures, reason) : null,
    health === 'ended' && reason !== null ? words.ended(reason) : null,
    visit === null ? null : words.nextVisit(visit),
  ]
    .filter((fact) => fact !== null)
    .join(' · ');
}
