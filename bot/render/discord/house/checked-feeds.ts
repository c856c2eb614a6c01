import type { CheckedFeed } from '../../../feeds/check.ts';
import type { DiscordMessage } from '../discord-message.ts';
import type { Strings } from '../../../language/catalogue.ts';
import { cleanLine } from '../../text/clean-line.ts';
import { discordDate, discordMoment } from '../parts/date.ts';
import { escapeLineStart } from '../parts/escape-markdown.ts';
import { discordList } from '../parts/list.ts';
import { feedLink } from '../parts/feed-link.ts';

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
