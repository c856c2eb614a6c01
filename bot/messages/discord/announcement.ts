import type { AsOf, Source } from '../../../retrieval/answer.ts';
import type { DigestStory } from '../../../retrieval/digest/digest.ts';
import type { Strings } from '../../i18n/strings.ts';
import type { DiscordMessage } from './discord-message.ts';
import {
  card,
  divider,
  footSlots,
  headingSlots,
  linkRow,
  messageRoom,
  text,
} from './components.ts';
import { fixed, layOut, leastRoom, type Slot } from './budget.ts';
import { citedIn, storySlots } from './digest.ts';

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
export function fittingStories({ stories, ...rest }: Announced, strings: Strings): number {
  for (let count = Math.min(stories.length, mostStories); count > 1; count -= 1) {
    const slots = sections({ ...rest, stories: stories.slice(0, count) }, strings).flat();
    if (leastRoom(slots) <= messageRoom) return count;
  }
  return 1;
}

/**
 * News that a channel waits for, as a message: topic by topic, each story like in a digest. The
 * roles are named above it and are all that it may notify.
 */
export function discordAnnouncement(announced: Announced, strings: Strings): DiscordMessage {
  const { stories, sources } = announced;
  const texts = layOut(sections(announced, strings), messageRoom);
  const cited = citedIn(
    stories.map(({ story }) => story),
    sources,
  );
  return card(accent, [
    ...text(texts[0] ?? ''),
    ...texts
      .slice(1, -1)
      .flatMap((story, index) => [...(index > 0 ? [divider] : []), ...text(story)]),
    ...linkRow(cited),
    divider,
    ...text(texts.at(-1) ?? ''),
  ]);
}

/** The roles that hear of stories, each once. */
export function rolesOf(stories: readonly ToldStory[]): string[] {
  return [...new Set(stories.flatMap(({ roleId }) => roleId ?? []))];
}

function sections({ stories, sources, asOf }: Announced, strings: Strings): Slot[][] {
  const numbered = new Map(sources.map((source) => [source.number, source]));
  const called = rolesOf(stories).map((id) => `<@&${id}>`);
  return [
    [fixed(called.join(' '))],
    ...stories.map(({ topic, story }, index) => [
      ...(stories[index - 1]?.topic === topic ? [] : topicSlots(topic, strings)),
      ...storySlots(story, numbered, strings),
    ]),
    footSlots({ asOf, facts: [strings.watches.foot], strings }),
  ];
}

function topicSlots(topic: string, strings: Strings): Slot[] {
  return [...headingSlots(strings.digest.heading(topic)), fixed('\n')];
}
