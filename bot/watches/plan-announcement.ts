import type { AsOf } from '../../retrieval/answer.ts';
import { answerOfDigest } from '../../retrieval/digest/digest.ts';
import { stringsFor } from '../language/catalogue-for.ts';
import type { Strings } from '../language/catalogue.ts';
import type { Decision } from '../ports/announcements.ts';
import {
  type Announced,
  discordAnnouncement,
  fittingStories,
  rolesOf,
} from '../render/discord/news/announcement.ts';
import { citedIn } from '../render/discord/news/digest.ts';
import { withActions } from '../render/discord/parts/actions.ts';
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
  const strings = stringsFor(found[0]?.watch.locale ?? '');
  const all: Announced = { ...news, asOf: newestOf(found) };
  const room = news.stories.length === 0 ? 0 : fittingStories(all, strings);
  const shown = news.stories.slice(0, room);
  const waiting = new Set(news.stories.slice(room).map(({ watchId }) => watchId));
  const nothing = { payload: null, answer: null };
  return {
    channelId,
    at,
    ...(shown.length === 0
      ? nothing
      : said({ ...all, stories: shown }, { channelId, at, strings })),
    articleIds: shown.flatMap(({ story }) => story.members.map(({ id }) => id)),
    checked: found
      .filter(({ watch }) => !waiting.has(watch.id))
      .map(({ watch: { id, rhythm } }) => ({
        id,
        nextAt: nextTime(rhythm, new Date(at)).toISOString(),
      })),
  };
}

type Saying = { channelId: string; at: string; strings: Strings };

/** The message with its buttons, and the same as an answer for whoever presses them. */
function said(
  announced: Announced,
  { channelId, at, strings }: Saying,
): Pick<Decision, 'payload' | 'answer'> {
  const { asOf } = announced;
  const stories = announced.stories.map(({ story }) => story);
  const sources = citedIn(stories, announced.sources);
  const topic = [...new Set(announced.stories.map((told) => told.topic))].join(', ');
  const message = withActions(discordAnnouncement(announced, strings), {
    strings,
    shareable: false,
    hasSources: sources.length > 0,
  });
  return {
    payload: announcedMessage(message, { channelId, at, roles: rolesOf(announced.stories) }),
    answer: { ...answerOfDigest({ topic, stories, sources, asOf }), question: topic },
  };
}

/** What the corpus held when the last of the digests was made. */
function newestOf(found: readonly Found[]): AsOf {
  return found.at(-1)?.digest.asOf ?? { newest: null, oldest: null, articles: 0 };
}
