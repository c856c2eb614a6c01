import type { ArticleCard } from '../../../../corpus/article.ts';
import type { Source } from '../../../../retrieval/answer.ts';
import type { Strings } from '../../../language/catalogue.ts';
import { cleanLine } from '../../text/clean-line.ts';
import { fixed, type Slot } from './budget.ts';
import { discordDate } from './date.ts';
import { escapeMarkdown, escapeLinkLabel, escapeLineStart } from './escape-markdown.ts';
import { groupSources, type SourceGroup } from '../../text/group-sources.ts';
import { safeLink } from '../../text/link.ts';
import { quoted } from '../../text/quoted.ts';

/** `quotes` whether each source shows the sentences it is cited for. */
export type SourceOptions = { quotes: boolean; strings: Strings };

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
