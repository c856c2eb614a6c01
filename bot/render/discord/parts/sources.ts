import type { ArticleCard } from '../../../../corpus/article.ts';
import type { Source } from '../../../../retrieval/answer.ts';
import type { Catalogue } from '../../../language/catalogue.ts';
import { cleanLine } from '../../text/clean-line.ts';
import { fixed, type Place } from './budget.ts';
import { discordDate } from './date.ts';
import { disarm, disarmLabel, disarmStart } from './disarm.ts';
import { groupSources, type SourceGroup } from '../../text/group-sources.ts';
import { safeLink } from '../../text/link.ts';
import { quoted } from '../../text/quoted.ts';

/** `quotes` whether each source shows the sentences it is cited for. */
export type SourceOptions = { quotes: boolean; words: Catalogue };

/**
 * The places of a list of sources, one entry per article: numbers, publisher, headline with its
 * link, date, and the sentences where they are wanted.
 */
export function sourcePlaces(
  sources: readonly Source[],
  { quotes, words }: SourceOptions,
): Place[] {
  return groupSources(sources).flatMap((group) => [
    head(group, words),
    ...(quotes ? quotations(group) : []),
  ]);
}

function head({ article, sources }: SourceGroup, words: Catalogue): Place {
  const title = cleanLine(article.title) || words.answer.untitled;
  const numbers = `**${sources.map((source) => `[${source.number}]`).join(' ')}**`;
  const date = discordDate(article.publishedAt);
  const entry = (publisher: string, heading: string): string =>
    `${numbers} ${[publisher, heading, date].filter(Boolean).join(' · ')}\n`;
  const publisher = disarm(article.source, 60);
  return {
    least: entry(disarm(article.source, 32), disarm(title, 48)),
    wishes: [
      { rank: 2, text: entry(publisher, disarm(title, 200)) },
      { rank: 2, text: entry(publisher, headline(title, article)) },
    ],
  };
}

function headline(title: string, article: ArticleCard): string {
  const link = safeLink(article.url);
  if (link === null) return disarm(title, 200);
  return `[${disarmLabel(title, 200)}](${link})`;
}

/** With an empty line below, which keeps the entries apart. */
function quotations({ sources }: SourceGroup): Place[] {
  return [...sources.map((source) => quotation(source, sources.length > 1)), fixed('\n')];
}

function quotation({ number, quote }: Source, numbered: boolean): Place {
  const entry = (room: number): string =>
    `-# ${numbered ? `[${number}] ` : ''}${quoted(disarmStart(quote, room))}\n`;
  if (cleanLine(quote) === '') return fixed('');
  return {
    least: '',
    wishes: [
      { rank: 3, text: entry(180) },
      { rank: 5, text: entry(700) },
    ],
  };
}
