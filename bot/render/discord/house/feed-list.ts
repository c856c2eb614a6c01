import type { FeedHealth } from '../../../../corpus/following/feed.ts';
import type { ListedFeed } from '../../../feeds/feeds.ts';
import type { DiscordMessage } from '../discord-message.ts';
import type { Strings } from '../../../language/catalogue.ts';
import { discordMoment } from '../parts/date.ts';
import { escapeMarkdown } from '../parts/escape-markdown.ts';
import { discordList } from '../parts/list.ts';
import { discordNote } from '../parts/note.ts';
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
  { feeds: strings }: Strings,
): DiscordMessage {
  if (feeds.length === 0) return discordNote('hint', strings.none);
  const entries = feeds
    .toSorted((left, right) => order.indexOf(left.health) - order.indexOf(right.health))
    .map(
      (feed) =>
        `${marks[feed.health]} ${feedLink(feed.url, feed.title)}\n-# ${factsOf(feed, strings)}`,
    );
  return discordList({ heading: strings.heading, entries, more: (count) => strings.more(count) });
}

function factsOf(feed: ListedFeed, strings: Strings['feeds']): string {
  const { last_success: last, next_visit: next, failures, health } = feed;
  const read = last === null ? null : discordMoment(last);
  const visit = next === null ? null : discordMoment(next);
  const reason = feed.reason === null ? null : escapeMarkdown(feed.reason, 200);
  return [
    read === null ? strings.notReadYet : strings.lastRead(read),
    health === 'failing' && reason !== null ? strings.failing(failures, reason) : null,
    health === 'ended' && reason !== null ? strings.ended(reason) : null,
    visit === null ? null : strings.nextVisit(visit),
  ]
    .filter((fact) => fact !== null)
    .join(' · ');
}
