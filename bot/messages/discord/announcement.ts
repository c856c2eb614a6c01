// The message that announces the stories of a channel's watches.
import type { AsOf, Source } from '../../../retrieval/answer.ts';
import type { DigestStory } from '../../../retrieval/digest/digest.ts';
import type { Strings } from '../../i18n/strings.ts';
import { fittingCount, fixed, layOut, type Slot } from './budget.ts';
import { card, dividedTexts, footerSlots, headingSlots, text } from './components.ts';
import { MAX_STORIES, storySlots } from './digest.ts';
import type { DiscordMessage } from './discord-message.ts';

const ACCENT = 0xd9_8a_1f;

/** A story to announce, and the watch that asks for it. */
export type AnnouncedStory = {
  topic: string;
  /** The role to ping; null for none. */
  roleId: string | null;
  story: DigestStory;
};

/** The stories of one announcement, grouped by topic; `sources` are numbered across all of them. */
export type AnnouncedNews = {
  stories: readonly AnnouncedStory[];
  sources: readonly Source[];
  asOf: AsOf;
};

/**
 * News for a channel that watches topics, as a message: topic by topic, each story as in a digest.
 * It starts with the mentions of the roles; the sender has to allow these.
 */
export function discordAnnouncement(news: AnnouncedNews, strings: Strings): DiscordMessage {
  const [mentions = '', ...rest] = layOut(sectionsOf(news, strings));
  return card(ACCENT, [...text(mentions), ...dividedTexts(rest)]);
}

/** How many of the first stories one message can hold, at least one. */
export function fittingStories(news: AnnouncedNews, strings: Strings): number {
  const count = fittingCount(Math.min(news.stories.length, MAX_STORIES), (first) =>
    sectionsOf({ ...news, stories: news.stories.slice(0, first) }, strings),
  );
  return Math.max(1, count);
}

/** The roles to ping, each once. */
export function rolesOf(stories: readonly AnnouncedStory[]): string[] {
  return [...new Set(stories.flatMap(({ roleId }) => roleId ?? []))];
}

function sectionsOf({ stories, sources, asOf }: AnnouncedNews, strings: Strings): Slot[][] {
  const numbered = new Map(sources.map((source) => [source.number, source]));
  const mentions = rolesOf(stories).map((id) => `<@&${id}>`);
  return [
    [fixed(mentions.join(' '))],
    ...stories.map(({ topic, story }, index) => [
      ...(stories[index - 1]?.topic === topic ? [] : topicSlots(topic, strings)),
      ...storySlots(story, numbered, { strings }),
    ]),
    footerSlots({ asOf, facts: [strings.watches.foot], strings }),
  ];
}

function topicSlots(topic: string, strings: Strings): Slot[] {
  return [...headingSlots(strings.digest.heading(topic)), fixed('\n')];
}
