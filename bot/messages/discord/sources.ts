// The sources of an answer with their quotes, as a Discord message.
import type { ArticleCard } from '../../../corpus/article.ts';
import { type Answer, type AsOf, type Source, sourcesOf } from '../../../retrieval/answer.ts';
import { english } from '../../i18n/english.ts';
import type { Strings } from '../../i18n/strings.ts';
import type { Correction } from '../../state/corrections.ts';
import { cleanLine, groupSources, quoted, safeLink, type SourceGroup } from '../text.ts';
import { fittingCount, fixed, layOut, sized, type Slot } from './budget.ts';
import { card, divider, footerSlots, headingSlots, text } from './components.ts';
import { withCorrections } from './corrections.ts';
import type { DiscordMessage } from './discord-message.ts';
import {
  discordAge,
  discordDate,
  escapeLineStart,
  escapeLinkLabel,
  escapeMarkdown,
} from './markdown.ts';

const ACCENT = 0x4f_7c_ff;
/** This many citations of one sentence always fit; more occur only in extreme cases. */
export const MAX_CITATIONS = 12;

/** Corrections of the sources, newest first, and a remark for the footer. */
type SourcesOptions = { corrections?: readonly Correction[]; remark?: string };

/**
 * The sources of an answer, or the closest coverage in place of an answer, as a message: each with
 * its quotations, and the corrections since.
 */
export function discordSources(
  answer: Answer,
  strings: Strings = english,
  { corrections = [], remark }: SourcesOptions = {},
): DiscordMessage {
  const all = sourcesOf(answer);
  const sectionsOf = (shown: readonly Source[]): Slot[][] => [
    headingSlots(answer.question),
    shown.length > 0 ? sourceSlots(shown, strings) : [fixed(strings.answer.noSources)],
    footerSlots({ asOf: answer.asOf, facts: [], remarks: [remark], strings }),
  ];
  const shown = all.slice(
    0,
    fittingCount(all.length, (count) => sectionsOf(all.slice(0, count))),
  );
  const [heading = '', list = '', footer = ''] = layOut(sectionsOf(shown));
  const parts = [...text(heading), ...text(list), divider, ...text(footer)];
  return card(ACCENT, withCorrections(parts, corrections, strings));
}

/**
 * The list of sources, one entry per article: numbers, publisher, linked headline, date and the cited
 * sentences.
 */
function sourceSlots(sources: readonly Source[], strings: Strings): Slot[] {
  return groupSources(sources).flatMap((group) => [
    entrySlot(group, strings),
    ...quotationSlots(group),
  ]);
}

/** The sources in one line of small print, such as `[1] Coast Herald, 2 hours ago`, each linked once. */
export function sourceLineSlots(
  sources: readonly Source[],
  { newest }: AsOf,
  strings: Strings,
): Slot[] {
  const groups = groupSources(sources);
  return groups.flatMap((group, index) => [
    fixed(index === 0 ? '-# ' : ' · '),
    briefSlot(group, newest, strings),
    fixed(index === groups.length - 1 ? '\n' : ''),
  ]);
}

function briefSlot(
  { article, sources }: SourceGroup,
  newest: string | null,
  strings: Strings,
): Slot {
  const numbers = sources.map(({ number }) => `[${number}]`).join(' ');
  const name = cleanLine(article.source) || cleanLine(article.title) || strings.answer.untitled;
  const age = discordAge(article.publishedAt, newest);
  const entry = (publisher: string): string =>
    `${numbers} ${[publisher, age].filter(Boolean).join(', ')}`;
  const link = safeLink(article.url);
  return {
    shortest: entry(escapeMarkdown(name, 32)),
    preferences: [
      { rank: 2, text: entry(escapeMarkdown(name, 60)) },
      ...(link === null
        ? []
        : [{ rank: 3, text: entry(`[${escapeLinkLabel(name, 60)}](${link})`) }]),
    ],
  };
}

/** The numbers of the cited sources after a sentence. */
export function numberSlot(
  citations: readonly number[],
  sources: ReadonlyMap<number, Source>,
): Slot {
  return fixed(citations.flatMap((number) => (sources.has(number) ? ` [${number}]` : [])).join(''));
}

/**
 * The citations after a sentence: numbers with the publisher where there is room, and linked, except to
 * the articles (by id) that have their link elsewhere.
 */
export function citationSlots(
  citations: readonly number[],
  sources: ReadonlyMap<number, Source>,
  linked: ReadonlySet<string> = new Set(),
): Slot[] {
  return citations.flatMap((number) => {
    const source = sources.get(number);
    return source === undefined ? [] : citationSlot(source, linked.has(source.article.id));
  });
}

/** The distinct citations of a sentence, as many as always fit. */
export function firstCitations({ citations }: { citations: readonly number[] }): number[] {
  return [...new Set(citations)].slice(0, MAX_CITATIONS);
}

function citationSlot({ number, article }: Source, isLinked: boolean): Slot {
  const link = isLinked ? null : safeLink(article.url);
  const publisher = ` ${escapeMarkdown(article.source, 40)}`;
  return {
    shortest: ` [${number}]`,
    preferences: [
      { rank: 3, text: ` [${number}]${publisher}` },
      ...(link === null ? [] : [{ rank: 4, text: ` [[${number}]](${link})${publisher}` }]),
    ],
  };
}

function entrySlot({ article, sources }: SourceGroup, strings: Strings): Slot {
  const title = cleanLine(article.title) || strings.answer.untitled;
  const numbers = `**${sources.map((source) => `[${source.number}]`).join(' ')}**`;
  const date = discordDate(article.publishedAt);
  const entry = (publisher: string, heading: string): string =>
    `${numbers} ${[publisher, heading, date].filter(Boolean).join(' · ')}\n`;
  const publisher = escapeMarkdown(article.source, 60);
  return {
    shortest: entry(escapeMarkdown(article.source, 32), escapeMarkdown(title, 48)),
    preferences: [
      { rank: 2, text: entry(publisher, escapeMarkdown(title, 200)) },
      { rank: 2, text: entry(publisher, linkedHeadline(title, article)) },
    ],
  };
}

function linkedHeadline(title: string, article: ArticleCard): string {
  const link = safeLink(article.url);
  if (link === null) return escapeMarkdown(title, 200);
  return `[${escapeLinkLabel(title, 200)}](${link})`;
}

/** The quotations of an article, followed by an empty line. */
function quotationSlots({ sources }: SourceGroup): Slot[] {
  return [...sources.map((source) => quotationSlot(source, sources.length > 1)), fixed('\n')];
}

function quotationSlot({ number, quote }: Source, numbered: boolean): Slot {
  if (cleanLine(quote) === '') return fixed('');
  const entry = (length: number): string =>
    `-# ${numbered ? `[${number}] ` : ''}${quoted(escapeLineStart(quote, length))}\n`;
  const { preferences } = sized(entry, 180, [
    [3, 180],
    [5, 700],
  ]);
  return { shortest: '', preferences };
}
