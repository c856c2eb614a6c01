import type { AsOf } from '../../retrieval/answer.ts';
import { catalogueFor } from '../language/catalogue-for.ts';
import type { Decision } from '../ports/announcements.ts';
import {
  type Announced,
  discordAnnouncement,
  fittingStories,
  rolesOf,
} from '../render/discord/news/announcement.ts';
import { announcedMessage } from './announced-message.ts';
import { chooseNews, type Found } from './choose-news.ts';
import { nextTime } from './next-time.ts';
import type { Told } from './untold-stories.ts';

/** The channel, the time (ISO 8601 in UTC), and what the channel has been told. */
export type Occasion = { channelId: string; at: string; told: Told };

/**
 * What to say in a channel about the watches that are due there: one message for all of them, or
 * none. What does not fit stays untold, and its watch stays due.
 */
export function planAnnouncement(
  found: readonly Found[],
  { channelId, at, told }: Occasion,
): Decision {
  const news = chooseNews(found, told, at);
  const words = catalogueFor(found[0]?.watch.locale ?? '');
  const all: Announced = { ...news, asOf: newestOf(found) };
  const room = news.stories.length === 0 ? 0 : fittingStories(all, words);
  const shown = news.stories.slice(0, room);
  const waiting = new Set(news.stories.slice(room).map(({ watchId }) => watchId));
  const message = discordAnnouncement({ ...all, stories: shown }, words);
  return {
    channelId,
    at,
    payload:
      shown.length === 0
        ? null
        : announcedMessage(message, { channelId, at, roles: rolesOf(shown) }),
    articleIds: shown.flatMap(({ story }) => story.members.map(({ id }) => id)),
    checked: found
      .filter(({ watch }) => !waiting.has(watch.id))
      .map(({ watch: { id, rhythm } }) => ({
        id,
        nextAt: nextTime(rhythm, new Date(at)).toISOString(),
      })),
  };
}

/** What the corpus held when the last of the digests was made. */
function newestOf(found: readonly Found[]): AsOf {
  return found.at(-1)?.digest.asOf ?? { newest: null, oldest: null, articles: 0 };
}
