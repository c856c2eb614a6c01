import type { AsOf, Source } from '../../../../retrieval/answer.ts';
import type { DigestStory } from '../../../../retrieval/digest/digest.ts';
import type { Catalogue } from '../../../language/catalogue.ts';
import { fixed, layOut, leastRoom, type Place } from '../parts/budget.ts';
import { linkRow } from '../parts/buttons.ts';
import { citedIn, storyPlaces } from './digest.ts';
import { footPlaces, headingPlaces } from '../parts/frame.ts';
import type { DiscordMessage } from '../../../ports/discord-message.ts';
import { card, line, messageRoom, text } from '../parts/payload.ts';

/** One story for a channel, and the watch that it is told for. */
export type ToldStory = {
  topic: string;
  /** The role that hears of it; null for none. */
  roleId: string | null;
  story: DigestStory;
};

/** Stories for a channel, those of one topic side by side; `sources` are numbered over all of them. */
export type Announced = { stories: readonly ToldStory[]; sources: readonly Source[]; asOf: AsOf };

const accent = 0xd9_8a_1f;
/** More than one message can show at its best. */
const mostStories = 8;

/** How many of the first stories one message holds; one at least. */
export function fittingStories({ stories, ...rest }: Announced, words: Catalogue): number {
  for (let count = Math.min(stories.length, mostStories); count > 1; count -= 1) {
    const places = sections({ ...rest, stories: stories.slice(0, count) }, words).flat();
    if (leastRoom(places) <= messageRoom) return count;
  }
  return 1;
}

/**
 * News that a channel waits for, as a message: topic by topic, each story like in a digest. The
 * roles are named above it and are all that it may notify.
 */
export function discordAnnouncement(announced: Announced, words: Catalogue): DiscordMessage {
  const { stories, sources } = announced;
  const texts = layOut(sections(announced, words), messageRoom);
  const cited = citedIn(
    stories.map(({ story }) => story),
    sources,
  );
  return card(accent, [
    ...text(texts[0] ?? ''),
    ...texts.slice(1, -1).flatMap((story, index) => [...(index > 0 ? [line] : []), ...text(story)]),
    ...linkRow(cited),
    line,
    ...text(texts.at(-1) ?? ''),
  ]);
}

/** The roles that hear of stories, each once. */
export function rolesOf(stories: readonly ToldStory[]): string[] {
  return [...new Set(stories.flatMap(({ roleId }) => roleId ?? []))];
}

function sections({ stories, sources, asOf }: Announced, words: Catalogue): Place[][] {
  const numbered = new Map(sources.map((source) => [source.number, source]));
  const called = rolesOf(stories).map((id) => `<@&${id}>`);
  return [
    [fixed(called.join(' '))],
    ...stories.map(({ topic, story }, index) => [
      ...(stories[index - 1]?.topic === topic ? [] : topicPlaces(topic, words)),
      ...storyPlaces(story, numbered, words),
    ]),
    footPlaces({ asOf, facts: [words.watches.foot], words }),
  ];
}

function topicPlaces(topic: string, words: Catalogue): Place[] {
  return [...headingPlaces(words.digest.heading(topic)), fixed('\n')];
}
