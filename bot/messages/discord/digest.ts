import type { Source, Statement } from '../../../retrieval/answer.ts';
import type { Digest, DigestStory } from '../../../retrieval/digest/digest.ts';
import type { Strings } from '../../i18n/strings.ts';
import { english } from '../../i18n/english.ts';
import { cleanLine, safeLink } from '../text.ts';
import { fixed, layOut, leastRoom, type Slot } from './budget.ts';
import {
  linkRow,
  footSlots,
  headingSlots,
  card,
  messageRoom,
  text,
  divider,
} from './components.ts';
import {
  citedSlots,
  discordMoment,
  escapeMarkdown,
  escapeLinkLabel,
  escapeLineStart,
} from './markdown.ts';
import type { DiscordMessage } from './discord-message.ts';

const accent = 0x7a_5c_d6;
/** More than one message can show of a digest at its best. */
const mostStories = 8;

/** A digest as a message: each story with its headline, its newest sentences and who tells it. */
export function discordDigest(digest: Digest, strings: Strings = english): DiscordMessage {
  const shown = fittingStories(digest, strings);
  const [heading = '', ...rest] = layOut(sections(digest, shown, strings), messageRoom);
  const stories = rest.slice(0, -1);
  return card(accent, [
    ...text(heading),
    ...stories.flatMap((story, index) => [...(index > 0 ? [divider] : []), ...text(story)]),
    ...linkRow(citedIn(shown, digest.sources)),
    divider,
    ...text(rest.at(-1) ?? ''),
  ]);
}

/** As many of the first stories as a message can hold in short form. */
function fittingStories(digest: Digest, strings: Strings): readonly DigestStory[] {
  for (let count = Math.min(digest.stories.length, mostStories); count > 0; count -= 1) {
    const candidate = digest.stories.slice(0, count);
    if (leastRoom(sections(digest, candidate, strings).flat()) <= messageRoom) return candidate;
  }
  return [];
}

function sections(digest: Digest, shown: readonly DigestStory[], strings: Strings): Slot[][] {
  const sources = new Map(digest.sources.map((source) => [source.number, source]));
  const omitted = digest.stories.length - shown.length;
  const more = omitted > 0 ? [strings.digest.omitted(omitted)] : [];
  const old = digest.daysOld === undefined ? null : strings.digest.old(digest.daysOld);
  return [
    headingSlots(strings.digest.heading(digest.topic)),
    ...(shown.length > 0
      ? shown.map((story) => storySlots(story, sources, strings))
      : [[fixed(strings.digest.empty(digest))]]),
    footSlots({
      asOf: digest.asOf,
      facts: more,
      remarks: [old],
      strings,
    }),
  ];
}

/** The slots of one story: headline, who tells it, and its sentences with their citations. */
export function storySlots(
  story: DigestStory,
  sources: ReadonlyMap<number, Source>,
  strings: Strings,
): Slot[] {
  const { news } = story;
  const facts = [
    news === null ? null : strings.digest.news(news),
    strings.digest.coverage(story),
    discordMoment(story.last),
  ];
  return [
    headline(cleanLine(story.headline) || strings.answer.untitled, linkOf(story, sources)),
    fixed(`-# ${facts.filter((fact) => fact !== null).join(' · ')}\n`),
    // At most three sentences tell a story; a digest is read at a glance.
    ...story.statements.slice(0, 3).flatMap((statement) => quotation(statement, sources)),
  ];
}

function headline(title: string, link: string | null): Slot {
  const plain = (room: number): string => `**${escapeMarkdown(title, room)}**\n`;
  const linked = link === null ? [] : [`**[${escapeLinkLabel(title, 240)}](${link})**\n`];
  return {
    least: plain(80),
    preferences: [
      { rank: 2, text: plain(240) },
      ...linked.map((words) => ({ rank: 4, text: words })),
    ],
  };
}

/** The address of the article that a story's first sentence is from. */
function linkOf({ statements }: DigestStory, sources: ReadonlyMap<number, Source>): string | null {
  return safeLink(sources.get(statements[0]?.citations[0] ?? 0)?.article.url ?? null);
}

function quotation(statement: Statement, sources: ReadonlyMap<number, Source>): Slot[] {
  const sentence = (room: number): string => `> ${escapeLineStart(statement.text, room) || '…'}`;
  return [
    {
      least: sentence(140),
      preferences: [
        { rank: 1, text: sentence(360) },
        { rank: 5, text: sentence(1_200) },
      ],
    },
    ...citedSlots(statement.citations, sources),
    // Without the empty line Discord would show neighbouring quotations as one.
    fixed('\n\n'),
  ];
}

/** The sources that stories cite. */
export function citedIn(stories: readonly DigestStory[], sources: readonly Source[]): Source[] {
  const shown = new Set(
    stories.flatMap(({ statements }) => statements.flatMap(({ citations }) => citations)),
  );
  return sources.filter(({ number }) => shown.has(number));
}
