import type { FeedHealth } from '../../../corpus/following/feed.ts';
import type { Added, ListedFeed } from '../../feeds/feeds.ts';
import type { CheckedFeed } from '../../feeds/check.ts';
import type { DiscordMessage } from './discord-message.ts';
import type { Strings } from '../../i18n/strings.ts';
import { cleanLine, safeLink } from '../text.ts';
import { discordList, discordNote } from './components.ts';
import {
  discordDate,
  discordMoment,
  escapeLineStart,
  escapeLinkLabel,
  escapeMarkdown,
} from './markdown.ts';

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

/** What came of adding feeds, as a message: what is followed now, and what else the page names. */
export function discordAddedFeeds(
  { added, known, also, rejected }: Added,
  { feeds: strings }: Strings,
): DiscordMessage {
  const [first] = rejected;
  if (added.length + known.length === 0)
    return discordNote('trouble', strings.rejected(cleanLine(first?.reason ?? '').slice(0, 1_000)));
  const followed = added.length > 0 ? added : known;
  return discordList({
    heading: added.length > 0 ? strings.added : strings.known,
    entries: [
      ...followed.map((url) => feedLink(url)),
      ...(also.length > 0 ? [`-# ${strings.also}`] : []),
      ...also.map((url) => feedLink(url)),
    ],
    more: (count) => strings.more(count),
  });
}

/** Enough to see what kind of feed it is. */
const headlinesShown = 5;

/** What feeds would bring if they were followed, as a message. */
export function discordCheckedFeeds(
  checked: readonly CheckedFeed[],
  { feeds: strings, answer }: Strings,
): DiscordMessage {
  const entries = checked.flatMap(({ reason, articles, rejected, next_visit: next }) => {
    if (reason !== null) return [escapeLineStart(reason, 300)];
    const visit = next === null ? null : discordMoment(next);
    const facts = [
      strings.brings(articles.length, rejected.length),
      ...(visit === null ? [] : [strings.nextVisit(visit)]),
    ];
    return [
      facts.join(' · '),
      ...articles.slice(0, headlinesShown).map((article) => {
        const title = escapeLineStart(cleanLine(article.title) || answer.untitled, 200);
        const date = discordDate(article.published_at ?? null);
        return `> ${title}${date === null ? '' : ` · ${date}`}`;
      }),
    ];
  });
  const heading = checked
    .slice(0, 1)
    .map(({ url, title }) => feedLink(url, title))
    .join('');
  return discordList({ heading, entries, more: (count) => strings.more(count) });
}

/** A longer address would take the room of ten others. */
const linkRoom = 400;

/** The address of a feed as a link under its name, or under itself; as plain text where it is too long. */
function feedLink(url: string, title: string | null = null): string {
  const link = safeLink(url);
  const { host, pathname } = URL.parse(url) ?? { host: '', pathname: url };
  const name = title?.trim() ? `${title} · ${host}` : `${host}${pathname === '/' ? '' : pathname}`;
  if (link === null || link.length > linkRoom)
    return escapeLineStart(title?.trim() ? name : url, 120);
  return `[${escapeLinkLabel(name, 120)}](${link})`;
}
