import type { Added } from '../../../feeds/feeds.ts';
import type { DiscordMessage } from '../discord-message.ts';
import type { Strings } from '../../../language/catalogue.ts';
import { cleanLine } from '../../text/clean-line.ts';
import { discordList } from '../parts/list.ts';
import { discordNote } from '../parts/note.ts';
import { feedLink } from '../parts/feed-link.ts';

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
