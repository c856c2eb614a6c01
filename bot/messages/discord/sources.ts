import type { ArticleCard } from '../../../corpus/article.ts';
import { type Answer, type Source, sourcesOf } from '../../../retrieval/answer.ts';
import { english } from '../../i18n/english.ts';
import type { Strings } from '../../i18n/strings.ts';
import type { Correction } from '../../state/corrections.ts';
import type { DiscordMessage } from './discord-message.ts';
import { cleanLine, groupSources, quoted, safeLink, type SourceGroup } from '../text.ts';
import { fixed, layOut, leastRoom, type Slot } from './budget.ts';
import {
  card,
  footSlots,
  headingSlots,
  divider,
  linkRow,
  messageRoom,
  text,
} from './components.ts';
import { withCorrections } from './corrections.ts';
import { discordDate, escapeLineStart, escapeLinkLabel, escapeMarkdown } from './markdown.ts';

const accent = 0x4f_7c_ff;

/** What became of sources since, the newest first, and one sentence on them for the foot. */
type SourcesNews = { corrections?: readonly Correction[]; remark?: string };

/**
 * What an answer rests on, or came nearest to, as a message: every source with its quotation, and
 * what became of them since.
 */
export function discordSourcesMessage(
  answer: Answer,
  strings: Strings = english,
  { corrections = [], remark }: SourcesNews = {},
): DiscordMessage {
  const sources = fittingSources(answer, { remark, strings });
  const [heading = '', list = '', foot = ''] = layOut(
    sections(answer, sources, { remark, strings }),
    messageRoom,
  );
  const parts = [...text(heading), ...text(list), ...linkRow(sources), divider, ...text(foot)];
  return card(accent, withCorrections(parts, corrections, strings));
}

/** As many of the first sources as a message can hold in short form. */
function fittingSources(answer: Answer, around: Around): readonly Source[] {
  const sources = sourcesOf(answer);
  for (let count = sources.length; count > 0; count -= 1) {
    const candidate = sources.slice(0, count);
    if (leastRoom(sections(answer, candidate, around).flat()) <= messageRoom) return candidate;
  }
  return [];
}

type Around = { remark: string | undefined; strings: Strings };

function sections(
  answer: Answer,
  sources: readonly Source[],
  { remark, strings }: Around,
): Slot[][] {
  return [
    headingSlots(answer.question),
    sources.length > 0
      ? sourceSlots(sources, { quotes: true, strings })
      : [fixed(strings.answer.noSources)],
    footSlots({ asOf: answer.asOf, facts: [], remarks: [remark], strings }),
  ];
}

/** `quotes` whether each source shows the sentences it is cited for. */
type SourceOptions = { quotes: boolean; strings: Strings };

/**
 * The slots of a list of sources, one entry per article: numbers, publisher, headline with its
 * link, date, and the sentences where they are wanted.
 */
export function sourceSlots(
  sources: readonly Source[],
  { quotes, strings }: SourceOptions,
): Slot[] {
  return groupSources(sources).flatMap((group) => [
    head(group, strings),
    ...(quotes ? quotations(group) : []),
  ]);
}

function head({ article, sources }: SourceGroup, strings: Strings): Slot {
  const title = cleanLine(article.title) || strings.answer.untitled;
  const numbers = `**${sources.map((source) => `[${source.number}]`).join(' ')}**`;
  const date = discordDate(article.publishedAt);
  const entry = (publisher: string, heading: string): string =>
    `${numbers} ${[publisher, heading, date].filter(Boolean).join(' · ')}\n`;
  const publisher = escapeMarkdown(article.source, 60);
  return {
    least: entry(escapeMarkdown(article.source, 32), escapeMarkdown(title, 48)),
    preferences: [
      { rank: 2, text: entry(publisher, escapeMarkdown(title, 200)) },
      { rank: 2, text: entry(publisher, headline(title, article)) },
    ],
  };
}

function headline(title: string, article: ArticleCard): string {
  const link = safeLink(article.url);
  if (link === null) return escapeMarkdown(title, 200);
  return `[${escapeLinkLabel(title, 200)}](${link})`;
}

/** With an empty line below, which keeps the entries apart. */
function quotations({ sources }: SourceGroup): Slot[] {
  return [...sources.map((source) => quotation(source, sources.length > 1)), fixed('\n')];
}

function quotation({ number, quote }: Source, numbered: boolean): Slot {
  const entry = (room: number): string =>
    `-# ${numbered ? `[${number}] ` : ''}${quoted(escapeLineStart(quote, room))}\n`;
  if (cleanLine(quote) === '') return fixed('');
  return {
    least: '',
    preferences: [
      { rank: 3, text: entry(180) },
      { rank: 5, text: entry(700) },
    ],
  };
}
