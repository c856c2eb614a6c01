// The followed feeds, and the check of one, as Discord messages.
import type { FeedHealth } from '../../../corpus/following/feed.ts';
import type { CheckedFeed } from '../../feeds/check.ts';
import type { Added, ListedFeed } from '../../feeds/feeds.ts';
import { feedReason } from '../../i18n/languages.ts';
import type { Strings } from '../../i18n/strings.ts';
import { cleanLine, safeLink } from '../text.ts';
import { discordList, discordNote } from './components.ts';
import type { DiscordMessage } from './discord-message.ts';
import {
  discordDate,
  discordMoment,
  escapeLineStart,
  escapeLinkLabel,
  escapeMarkdown,
} from './markdown.ts';

/** The mark of each health, in the order of the list: problems first. */
const MARKS: Readonly<Record<FeedHealth, string>> = {
  failing: '⚠️',
  ended: '⏹️',
  new: '🆕',
  fine: '✅',
};
const ORDER = Object.keys(MARKS);
/** Enough headlines to recognise the kind of feed. */
const MAX_HEADLINES = 5;
/** A longer link would take the space of many entries. */
const MAX_LINK_LENGTH = 400;

/** `/feeds list`: the followed feeds with their status, as a message. */
export function discordFeedList(feeds: readonly ListedFeed[], strings: Strings): DiscordMessage {
  if (feeds.length === 0) return discordNote('hint', strings.feeds.none);
  const entries = feeds
    .toSorted((left, right) => ORDER.indexOf(left.health) - ORDER.indexOf(right.health))
    .map((feed) => {
      const link = feedLink(feed.url, feed.title);
      return `${MARKS[feed.health]} ${link}\n-# ${statusOf(feed, strings)}`;
    });
  const { heading } = strings.feeds;
  return discordList({ heading, entries, more: (count) => strings.feeds.more(count) });
}

/** `/feeds add`: the feeds that are followed now, and others on the same page, as a message. */
export function discordAddedFeeds(
  { added, known, also, rejected }: Added,
  interfaceStrings: Strings,
): DiscordMessage {
  const { feeds: strings } = interfaceStrings;
  const [first] = rejected;
  if (added.length + known.length === 0)
    return discordNote(
      'trouble',
      strings.rejected(
        cleanLine(feedReason(first?.reason ?? '', interfaceStrings)).slice(0, 1_000),
      ),
    );
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

/** `/feeds check`: what following feeds would add, as a message. */
export function discordCheckedFeeds(
  checked: readonly CheckedFeed[],
  strings: Strings,
): DiscordMessage {
  const heading = checked
    .slice(0, 1)
    .map(({ url, title }) => feedLink(url, title))
    .join('');
  return discordList({
    heading,
    entries: checked.flatMap((feed) => checkedLines(feed, strings)),
    more: (count) => strings.feeds.more(count),
  });
}

function checkedLines(
  { reason, articles, rejected, next_visit: next }: CheckedFeed,
  interfaceStrings: Strings,
): string[] {
  if (reason !== null) return [escapeLineStart(feedReason(reason, interfaceStrings), 300)];
  const { feeds: strings, answer } = interfaceStrings;
  const visit = next === null ? null : discordMoment(next);
  const facts = [
    strings.brings(articles.length, rejected.length),
    ...(visit === null ? [] : [strings.nextVisit(visit)]),
  ];
  const headlines = articles.slice(0, MAX_HEADLINES).map((article) => {
    const title = escapeLineStart(cleanLine(article.title) || answer.untitled, 200);
    const date = discordDate(article.published_at ?? null);
    return `> ${title}${date === null ? '' : ` · ${date}`}`;
  });
  return [facts.join(' · '), ...headlines];
}

function statusOf(feed: ListedFeed, interfaceStrings: Strings): string {
  const { feeds: strings } = interfaceStrings;
  const { last_success: last, next_visit: next, failures, health } = feed;
  const read = last === null ? null : discordMoment(last);
  const visit = next === null ? null : discordMoment(next);
  const reason =
    feed.reason === null ? null : escapeMarkdown(feedReason(feed.reason, interfaceStrings), 200);
  return [
    read === null ? strings.notReadYet : strings.lastRead(read),
    health === 'failing' && reason !== null ? strings.failing(failures, reason) : null,
    health === 'ended' && reason !== null ? strings.ended(reason) : null,
    visit === null ? null : strings.nextVisit(visit),
  ]
    .filter((fact) => fact !== null)
    .join(' · ');
}

/** A link to a feed, labelled with its title or address; plain text if the link is too long. */
function feedLink(url: string, title: string | null = null): string {
  const link = safeLink(url);
  const { host, pathname } = URL.parse(url) ?? { host: '', pathname: url };
  const hasTitle = title !== null && title.trim() !== '';
  const name = hasTitle ? `${title} · ${host}` : `${host}${pathname === '/' ? '' : pathname}`;
  if (link === null || link.length > MAX_LINK_LENGTH)
    return escapeLineStart(hasTitle ? name : url, 120);
  return `[${escapeLinkLabel(name, 120)}](${link})`;
}
