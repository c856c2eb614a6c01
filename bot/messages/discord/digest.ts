// A digest as a Discord message.
import {
  isTranslated,
  type Method,
  type Source,
  type Statement,
} from '../../../retrieval/answer.ts';
import type { Digest, DigestStory } from '../../../retrieval/digest/digest.ts';
import type { DigestRequest } from '../../../retrieval/digest/latest.ts';
import { english } from '../../i18n/english.ts';
import type { Strings } from '../../i18n/strings.ts';
import { cleanLine, safeLink } from '../text.ts';
import { fittingCount, fixed, layOut, linesOf, sized, type Slot } from './budget.ts';
import { card, footerSlots, text, withRow } from './components.ts';
import type { DiscordActionButton, DiscordMessage } from './discord-message.ts';
import {
  discordDate,
  discordMoment,
  escapeLineStart,
  escapeLinkLabel,
  escapeMarkdown,
} from './markdown.ts';
import { citationSlots, firstCitations } from './sources.ts';

const ACCENT = 0x7a_5c_d6;
/** More than an announcement can hold in good length. */
export const MAX_STORIES = 8;
/** As many stories as fit onto the screen of a phone. */
const MAX_DIGEST_STORIES = 3;
/** A digest takes this many lines of a phone, and one more for its buttons. */
const MAX_LINES = 19;

/** How much of each story is shown: sentences, and the length of a sentence and of the headline. */
type Room = { statements: number; sentence: number; headline: number };

/** A story that is told alone is told at more length than one of several. */
const FULL: Room = { statements: 6, sentence: 1_200, headline: 240 };
const LEAST: Room = { statements: 1, sentence: 40, headline: 76 };
/** From much to little; the first whose digest fits into its lines is used. */
const ROOMS: readonly Room[] = [
  ...[6, 5, 4, 3, 2, 1].map((statements) => ({ statements, sentence: 360, headline: 120 })),
  ...[200, 140, 100, 70].map((sentence) => ({ ...LEAST, sentence })),
  LEAST,
];

/** What a digest was asked for, so that its other stories can be shown later; `from` is the first one shown. */
export type DigestPage = {
  from: number;
  request: Pick<DigestRequest, 'topic' | 'at' | 'since' | 'seenAt' | 'sources'>;
};

/**
 * A digest as a message: each story with its headline, its coverage and its newest sentences. With a
 * page it has buttons to the stories before and after.
 */
export function discordDigest(
  digest: Digest,
  strings: Strings = english,
  page?: DigestPage,
): DiscordMessage {
  const { stories } = digest;
  const last = Math.max(0, stories.length - 1);
  const from = Math.min(page?.from ?? 0, last - (last % MAX_DIGEST_STORIES));
  const rest = stories.slice(from);
  const buttons = page === undefined ? [] : pageButtons({ ...page, from }, stories.length, strings);
  const inRoom = (count: number, room: Room): Slot[][] => {
    const omitted = buttons.length > 0 ? 0 : rest.length - count;
    return sectionsOf(digest, { stories: rest.slice(0, count), omitted, room }, strings);
  };
  const most = Math.min(rest.length, MAX_DIGEST_STORIES);
  const count = fittingCount(most, (first) => inRoom(first, LEAST));
  const lines = buttons.length > 0 ? MAX_LINES - 1 : MAX_LINES;
  const room = ROOMS.find((each) => linesOf(inRoom(count, each)) <= lines) ?? LEAST;
  const message = card(ACCENT, layOut(inRoom(count, room)).flatMap(text));
  return buttons.length > 0 ? withRow(message, buttons) : message;
}

/** The buttons to the stories before and after; none where there are no others. */
function pageButtons(
  { from, request }: DigestPage,
  total: number,
  { digest }: Strings,
): DiscordActionButton[] {
  const button = (to: number, label: string): DiscordActionButton[] => {
    const id = pageId({ from: to, request });
    return id === null ? [] : [{ type: 2, style: 2, custom_id: id, label }];
  };
  const after = total - from - MAX_DIGEST_STORIES;
  return [
    ...(from > 0 ? button(Math.max(0, from - MAX_DIGEST_STORIES), digest.back) : []),
    ...(after > 0 ? button(from + MAX_DIGEST_STORIES, digest.more(after)) : []),
  ];
}

const MINUTE = 60_000;
const MAX_ID_LENGTH = 100;
const PAGE_ID = /^digest\/(\d{1,3})\/([a-z\d]{1,6})\/([a-z\d]{0,6})\/([a-z\d]{0,6})\/([^\r\n]*)$/u;

/** The `custom_id` of a page, with times in minutes since 1970; null if it cannot hold the request. */
function pageId({ from, request }: DigestPage): string | null {
  const { topic, at, since, seenAt, sources } = request;
  const parts = [
    'digest',
    from,
    minutesOf(at, Math.ceil),
    since === undefined ? '' : minutesOf(since, Math.floor),
    seenAt === undefined ? '' : minutesOf(seenAt, Math.floor),
    cleanLine(topic ?? ''),
  ];
  const id = parts.join('/');
  return sources === undefined && id.length <= MAX_ID_LENGTH && PAGE_ID.test(id) ? id : null;
}

/** The page that a button with this `custom_id` opens; null if it is no button of a digest. */
export function digestPageOf(customId: string): DigestPage | null {
  const [, from, at, since, seenAt, topic = ''] = PAGE_ID.exec(customId) ?? [];
  if (from === undefined || at === undefined) return null;
  return {
    from: Number(from),
    request: {
      topic: topic || null,
      at: timeOf(at),
      ...(since && { since: timeOf(since) }),
      ...(seenAt && { seenAt: timeOf(seenAt) }),
    },
  };
}

function minutesOf(iso: string, round: (minutes: number) => number): string {
  return round(Date.parse(iso) / MINUTE).toString(36);
}

function timeOf(minutes: string): string {
  return new Date(Number.parseInt(minutes, 36) * MINUTE).toISOString();
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
  { strings, room = FULL }: { strings: Strings; room?: Room },
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

/** The stories that a digest shows, how much of each, and how many are left out. */
type Shown = { stories: readonly DigestStory[]; omitted: number; room: Room };

function sectionsOf(digest: Digest, { stories, omitted, room }: Shown, strings: Strings): Slot[][] {
  const { asOf, daysOld, topic, notice } = digest;
  const newest = discordDate(asOf.newest);
  const isOldCorpus = daysOld !== undefined && topic === null && newest !== null;
  const sources = new Map(digest.sources.map((source) => [source.number, source]));
  return [
    isOldCorpus ? [fixed(`-# ${strings.digest.newest(newest)}\n`)] : [],
    ...(stories.length > 0
      ? stories.map((story) => storySlots(story, sources, { strings, room }))
      : [[fixed(strings.digest.empty(digest))]]),
    footerSlots({
      ...(stories.length === 0 && { asOf }),
      facts: omitted > 0 ? [strings.digest.omitted(omitted)] : [],
      remarks: [
        ...(daysOld === undefined || isOldCorpus ? [] : [strings.digest.old(daysOld)]),
        ...(stories.some(isTranslated) ? [strings.digest.translated] : []),
        ...(notice ? [strings.answer.notice(notice)] : []),
      ],
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
