// Plans an announcement: which new stories of a channel's watches it holds.
import type { AsOf, Source } from '../../retrieval/answer.ts';
import { answerOfDigest, type Digest, type DigestStory } from '../../retrieval/digest/digest.ts';
import { stringsFor } from '../i18n/languages.ts';
import type { Strings } from '../i18n/strings.ts';
import {
  type AnnouncedNews,
  discordAnnouncement,
  fittingStories,
  rolesOf,
  type AnnouncedStory,
} from '../messages/discord/announcement.ts';
import { citedSources } from '../messages/discord/digest.ts';
import type { DiscordMessage } from '../messages/discord/discord-message.ts';
import { withActions } from '../messages/discord/components.ts';
import type { AnnouncedMessage, Decision } from '../state/announcements.ts';
import type { Watch } from '../state/watches.ts';
import { idempotent } from './idempotent.ts';
import { nextTime } from './schedule.ts';

/** What is newest on the topic of a watch. */
export type Found = { watch: Watch; digest: Digest };

/** When each article was announced in the channel, by id; ISO 8601 in UTC. */
type AnnouncedArticles = ReadonlyMap<string, string>;

/** Where and when (ISO 8601 in UTC) to announce, and what was announced there before. */
type Occasion = { channelId: string; at: string; announced: AnnouncedArticles };

/** A story to announce, and the watch that it is for. */
type ChosenStory = AnnouncedStory & { watchId: number };

/**
 * What to announce for the watches that are due in a channel: one message for all of them, or none.
 * Stories that do not fit are left for the next message; their watches stay due.
 */
export function planAnnouncement(
  found: readonly Found[],
  { channelId, at, announced }: Occasion,
): Decision {
  const news = chooseNews(found, announced, at);
  const strings = stringsFor(found[0]?.watch.locale ?? '');
  const all: AnnouncedNews = { ...news, asOf: newestOf(found) };
  const room = news.stories.length === 0 ? 0 : fittingStories(all, strings);
  const shown = news.stories.slice(0, room);
  const waiting = new Set(news.stories.slice(room).map(({ watchId }) => watchId));
  const nothing = { payload: null, answer: null };
  const publishing = new Set(
    found.flatMap(({ watch: { id, isPublished } }) => (isPublished ? [id] : [])),
  );
  return {
    channelId,
    at,
    ...(shown.length === 0
      ? nothing
      : {
          ...messageOf({ ...all, stories: shown }, { channelId, at, strings }),
          isPublished: shown.some(({ watchId }) => publishing.has(watchId)),
        }),
    articleIds: shown.flatMap(({ story }) => story.members.map(({ id }) => id)),
    checked: found
      .filter(({ watch }) => !waiting.has(watch.id))
      .map(({ watch: { id, rhythm } }) => ({
        id,
        nextAt: earlier(nextTime(rhythm, new Date(at)).toISOString(), news.held.get(id)),
      })),
  };
}

/** What a watch would announce of its digest if nothing had been announced; null without a story. */
export function previewOf({ watch, digest }: Found, strings: Strings): DiscordMessage | null {
  const { sources, asOf } = digest;
  const stories = digest.stories.map((story) => ({ topic: watch.topic, roleId: null, story }));
  if (stories.length === 0) return null;
  const room = fittingStories({ stories, sources, asOf }, strings);
  return discordAnnouncement({ stories: stories.slice(0, room), sources, asOf }, strings);
}

/** The message with its buttons, and its content as an answer for those who press them. */
function messageOf(
  announced: AnnouncedNews,
  { channelId, at, strings }: { channelId: string; at: string; strings: Strings },
): Pick<Decision, 'payload' | 'answer'> {
  const { asOf } = announced;
  const stories = announced.stories.map(({ story }) => story);
  const sources = citedSources(stories, announced.sources);
  const topic = [...new Set(announced.stories.map((each) => each.topic))].join(', ');
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

/** The extent of the corpus when the last digest was made. */
function newestOf(found: readonly Found[]): AsOf {
  return found.at(-1)?.digest.asOf ?? { newest: null, oldest: null, articles: 0 };
}

/**
 * The stories to announce: without those already announced, each only once, and for watches of
 * breaking news only breaking stories; when the first of those held back will be breaking is in `held`,
 * by watch. Sources are numbered across all stories.
 */
function chooseNews(
  found: readonly Found[],
  announced: AnnouncedArticles,
  at: string,
): { stories: ChosenStory[]; sources: Source[]; held: ReadonlyMap<number, string> } {
  const known = new Map(announced);
  const stories: ChosenStory[] = [];
  const sources: Source[] = [];
  const held = new Map<number, string>();
  for (const { watch, digest } of found) {
    const fresh = newStories(digest, known);
    for (const story of fresh) {
      if (watch.rhythm.kind !== 'hours' && !isBreaking(story, known, at)) {
        held.set(watch.id, earlier(silentUntil(story, known), held.get(watch.id)));
        continue;
      }
      const { id: watchId, topic, roleId } = watch;
      stories.push({ watchId, topic, roleId, story: renumbered(story, digest.sources, sources) });
      for (const { id } of story.members) known.set(id, at);
    }
  }
  return { stories, sources, held };
}

/** The earlier of two times (ISO 8601 in UTC), of which the second may be missing. */
function earlier(one: string, other: string | undefined): string {
  return other !== undefined && other < one ? other : one;
}

/** Renumbers a story's citations to follow `sources`, and appends the sources that it cites. */
function renumbered(story: DigestStory, own: readonly Source[], sources: Source[]): DigestStory {
  const numbers = new Map<number, number>();
  const numberOf = (citation: number): number[] => {
    const source = own.find(({ number }) => number === citation);
    if (source === undefined) return [];
    const known = numbers.get(citation);
    if (known !== undefined) return [known];
    const number = sources.length + 1;
    sources.push({ ...source, number });
    numbers.set(citation, number);
    return [number];
  };
  const statements = story.statements.map(({ text, citations }) => ({
    text,
    citations: citations.flatMap(numberOf),
  }));
  return { ...story, statements };
}

/**
 * The stories of a digest with an article that was not announced yet, each with the sentences of its
 * new articles. Stories are compared by their articles, because stories merge. Copies and articles
 * from before the digest's start are not new.
 */
function newStories(
  { stories, sources, since }: Digest,
  announced: AnnouncedArticles,
): DigestStory[] {
  return stories.flatMap((story) => {
    const news = new Set(
      story.members
        .filter(
          ({ id, isCopy, publishedAt }) => !isCopy && publishedAt > since && !announced.has(id),
        )
        .map(({ id }) => id),
    );
    const statements = story.statements.filter(({ citations }) =>
      sources.some(({ number, article }) => citations.includes(number) && news.has(article.id)),
    );
    if (statements.length === 0) return [];
    const isKnown = story.members.some(({ id }) => announced.has(id));
    return [{ ...story, statements, news: isKnown ? 'developing' : 'new' }];
  });
}

const HOUR = 3_600_000;
/** A story with news after this many hours of silence is breaking again. */
const HOURS_SILENT = 12;

/**
 * Whether a story with news is breaking: it is new to the channel, another publisher reports it for
 * the first time, or nothing on it was announced for 12 hours.
 */
function isBreaking({ members }: DigestStory, announced: AnnouncedArticles, at: string): boolean {
  const known = members.filter(({ id }) => announced.has(id));
  const publishers = new Set(known.map(({ source }) => source));
  if (members.some(({ source, isCopy }) => !isCopy && !publishers.has(source))) return true;
  return known.length > 0 && silentUntil({ members }, announced) <= at;
}

/** When nothing on a story will have been announced for 12 hours; ISO 8601 in UTC. */
function silentUntil(
  { members }: Pick<DigestStory, 'members'>,
  announced: AnnouncedArticles,
): string {
  const last = members
    .flatMap(({ id }) => announced.get(id) ?? [])
    .toSorted()
    .at(-1);
  return new Date(Date.parse(last ?? '1970-01-01') + HOURS_SILENT * HOUR).toISOString();
}

/**
 * An idempotent message; see `idempotent`. What identifies it is derived from channel and time (ISO
 * 8601 in UTC), since a channel has one announcement of its topics at a time.
 */
function announcedMessage(
  message: DiscordMessage,
  { channelId, at, roles }: { channelId: string; at: string; roles: string[] },
): AnnouncedMessage {
  const moment = Date.parse(at);
  const nonce = `${moment.toString(36)}-${BigInt(channelId).toString(36)}`;
  return idempotent(message, { nonce, number: Math.floor(moment / 1000), roles });
}
