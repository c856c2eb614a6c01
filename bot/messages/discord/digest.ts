// A digest as a Discord message.
import type { Method, Source, Statement } from '../../../retrieval/answer.ts';
import type { Digest, DigestStory } from '../../../retrieval/digest/digest.ts';
import { english } from '../../i18n/english.ts';
import type { Strings } from '../../i18n/strings.ts';
import { cleanLine, safeLink } from '../text.ts';
import { fittingCount, fixed, layOut, sized, type Slot } from './budget.ts';
import {
  card,
  divider,
  dividedTexts,
  footerSlots,
  headingSlots,
  linkRow,
  text,
} from './components.ts';
import type { DiscordMessage } from './discord-message.ts';
import { discordMoment, escapeLineStart, escapeLinkLabel, escapeMarkdown } from './markdown.ts';
import { citationSlots, firstCitations } from './sources.ts';

const ACCENT = 0x7a_5c_d6;
/** More than a message can hold in good length. */
export const MAX_STORIES = 8;
/** A story that is told alone is told at more length than one of several. */
const MAX_STATEMENTS = 6;

/** A digest as a message: each story with its headline, its coverage and its newest sentences. */
export function discordDigest(digest: Digest, strings: Strings = english): DiscordMessage {
  const firstStories = (count: number): readonly DigestStory[] => digest.stories.slice(0, count);
  const count = fittingCount(Math.min(digest.stories.length, MAX_STORIES), (first) =>
    sectionsOf(digest, firstStories(first), strings),
  );
  const [heading = '', ...rest] = layOut(sectionsOf(digest, firstStories(count), strings));
  return card(ACCENT, [
    ...text(heading),
    ...dividedTexts(rest.slice(0, -1)),
    ...linkRow(citedSources(firstStories(count), digest.sources)),
    divider,
    ...text(rest.at(-1) ?? ''),
  ]);
}

/** The sources that stories cite. */
export function citedSources(
  stories: readonly DigestStory[],
  sources: readonly Source[],
): Source[] {
  const cited = new Set(
    stories.flatMap(({ statements }) => statements.flatMap(({ citations }) => citations)),
  );
  return sources.filter(({ number }) => cited.has(number));
}

/** One story: linked headline, coverage, and its first sentences with their citations. */
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
    headlineSlot(cleanLine(story.headline) || strings.answer.untitled, linkOf(story, sources)),
    fixed(`-# ${facts.filter((fact) => fact !== null).join(' · ')}\n`),
    ...story.statements
      .slice(0, MAX_STATEMENTS)
      .flatMap((statement) => statementSlots(statement, sources, story.method)),
  ];
}

function sectionsOf(digest: Digest, shown: readonly DigestStory[], strings: Strings): Slot[][] {
  const { topic, stories, asOf, daysOld } = digest;
  const sources = new Map(digest.sources.map((source) => [source.number, source]));
  const omitted = stories.length - shown.length;
  return [
    headingSlots(strings.digest.heading(topic)),
    ...(shown.length > 0
      ? shown.map((story) => storySlots(story, sources, strings))
      : [[fixed(strings.digest.empty(digest))]]),
    footerSlots({
      asOf,
      facts: omitted > 0 ? [strings.digest.omitted(omitted)] : [],
      remarks: daysOld === undefined ? [] : [strings.digest.old(daysOld)],
      strings,
    }),
  ];
}

function headlineSlot(title: string, link: string | null): Slot {
  const { shortest, preferences } = sized(
    (length) => `**${escapeMarkdown(title, length)}**\n`,
    80,
    [[2, 240]],
  );
  if (link === null) return { shortest, preferences };
  const linked = { rank: 4, text: `**[${escapeLinkLabel(title, 240)}](${link})**\n` };
  return { shortest, preferences: [...preferences, linked] };
}

/** The link to the article that the story's first sentence is from. */
function linkOf({ statements }: DigestStory, sources: ReadonlyMap<number, Source>): string | null {
  return safeLink(sources.get(statements[0]?.citations[0] ?? 0)?.article.url ?? null);
}

function statementSlots(
  statement: Statement,
  sources: ReadonlyMap<number, Source>,
  method: Method,
): Slot[] {
  const mark = method === 'quotes' ? '> ' : '';
  const render = (length: number): string =>
    `${mark}${escapeLineStart(statement.text, length) || '…'}`;
  return [
    sized(render, 140, [
      [1, 360],
      [5, 1_200],
    ]),
    ...citationSlots(firstCitations(statement), sources, { publishers: true }),
    // Without the empty line Discord merges neighbouring quotations into one.
    fixed('\n\n'),
  ];
}
