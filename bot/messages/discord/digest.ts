// A digest as a Discord message.
import type { Method, Source, Statement } from '../../../retrieval/answer.ts';
import type { Digest, DigestStory } from '../../../retrieval/digest/digest.ts';
import { english } from '../../i18n/english.ts';
import type { Strings } from '../../i18n/strings.ts';
import { cleanLine, safeLink } from '../text.ts';
import { fittingCount, fixed, layOut, linesOf, sized, type Slot } from './budget.ts';
import { card, footerSlots, text } from './components.ts';
import type { DiscordMessage } from './discord-message.ts';
import { discordMoment, escapeLineStart, escapeLinkLabel, escapeMarkdown } from './markdown.ts';
import { citationSlots, firstCitations } from './sources.ts';

const ACCENT = 0x7a_5c_d6;
/** More than an announcement can hold in good length. */
export const MAX_STORIES = 8;
/** So many stories fit onto the screen of a phone; its sources name the others. */
const MAX_DIGEST_STORIES = 3;
/** A digest takes this many lines of a phone, and one more for its buttons. */
const MAX_LINES = 19;

/** How much of each story is shown: sentences, and the length of a sentence and of the headline. */
type Room = { statements: number; sentence: number; headline: number };

/** A story that is told alone is told at more length than one of several. */
const FULL: Room = { statements: 6, sentence: 1_200, headline: 240 };
/** From much to little; the first whose digest fits into its lines is used. */
const ROOMS: readonly Room[] = [
  ...[6, 5, 4, 3, 2, 1].map((statements) => ({ statements, sentence: 360, headline: 120 })),
  ...[200, 140, 100, 70, 40].map((sentence) => ({ statements: 1, sentence, headline: 76 })),
];

/** A digest as a message: each story with its headline, its coverage and its newest sentences. */
export function discordDigest(digest: Digest, strings: Strings = english): DiscordMessage {
  const firstStories = (count: number): readonly DigestStory[] => digest.stories.slice(0, count);
  const inRoom = (count: number, room: Room | undefined): Slot[][] =>
    sectionsOf(digest, { stories: firstStories(count), room }, strings);
  const most = Math.min(digest.stories.length, MAX_DIGEST_STORIES);
  const count = fittingCount(most, (first) => inRoom(first, ROOMS.at(-1)));
  const room = ROOMS.find((each) => linesOf(inRoom(count, each)) <= MAX_LINES) ?? ROOMS.at(-1);
  return card(ACCENT, layOut(inRoom(count, room)).flatMap(text));
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
  { strings, room = FULL }: { strings: Strings; room?: Room | undefined },
): Slot[] {
  const { news, statements, method } = story;
  const facts = [
    news === null ? null : strings.digest.news(news),
    strings.digest.coverage(story),
    discordMoment(story.last),
  ];
  // The headline links the article that the story's first sentence is from.
  const article = sources.get(statements[0]?.citations[0] ?? 0)?.article;
  const title = cleanLine(story.headline) || strings.answer.untitled;
  return [
    headlineSlot(title, safeLink(article?.url ?? null), room.headline),
    fixed(`-# ${facts.filter((fact) => fact !== null).join(' · ')}\n`),
    ...statements.slice(0, room.statements).flatMap((statement, index) => [
      // Without the empty line Discord merges neighbouring quotations into one.
      fixed(index === 0 ? '' : '\n'),
      statementSlot(statement, method, room.sentence),
      ...citationSlots(firstCitations(statement), sources, new Set(article && [article.id])),
      fixed('\n'),
    ]),
    fixed('\n'),
  ];
}

/** The stories that a digest shows, and how much of each. */
type Shown = { stories: readonly DigestStory[]; room: Room | undefined };

function sectionsOf(digest: Digest, { stories, room }: Shown, strings: Strings): Slot[][] {
  const { asOf, daysOld } = digest;
  const sources = new Map(digest.sources.map((source) => [source.number, source]));
  const omitted = digest.stories.length - stories.length;
  return [
    ...(stories.length > 0
      ? stories.map((story) => storySlots(story, sources, { strings, room }))
      : [[fixed(strings.digest.empty(digest))]]),
    footerSlots({
      ...(stories.length === 0 && { asOf }),
      facts: omitted > 0 ? [strings.digest.omitted(omitted)] : [],
      remarks: daysOld === undefined ? [] : [strings.digest.old(daysOld)],
      strings,
    }),
  ];
}

function headlineSlot(title: string, link: string | null, length: number): Slot {
  const { shortest, preferences } = sized((cut) => `**${escapeMarkdown(title, cut)}**\n`, 76, [
    [2, length],
  ]);
  if (link === null) return { shortest, preferences };
  const linked = { rank: 4, text: `**[${escapeLinkLabel(title, length)}](${link})**\n` };
  return { shortest, preferences: [...preferences, linked] };
}

function statementSlot({ text: sentence }: Statement, method: Method, length: number): Slot {
  const mark = method === 'quotes' ? '> ' : '';
  const render = (cut: number): string => `${mark}${escapeLineStart(sentence, cut) || '…'}`;
  return sized(render, Math.min(length, 140), [
    [1, Math.min(length, 360)],
    [5, length],
  ]);
}
