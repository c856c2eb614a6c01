import type { ArticleCard } from '../../corpus/article.ts';
import type { Source } from '../../retrieval/answer.ts';
import { cleanLine } from './clean-line.ts';
import { fixed, type Place } from './discord-budget.ts';
import { discordDate } from './discord-date.ts';
import { disarm, disarmLabel, disarmStart } from './discord-disarm.ts';
import { groupSources, type SourceGroup } from './group-sources.ts';
import { safeLink } from './link.ts';
import { quoted } from './quoted.ts';

/**
 * The places of a list of sources, one entry per article: numbers, publisher, headline with its
 * link, date, and with `quotes` the sentences it is cited for.
 */
export function sourcePlaces(sources: readonly Source[], quotes: boolean): Place[] {
  return groupSources(sources).flatMap((group) => [
    head(group),
    ...(quotes ? group.sources.map((source) => quotation(source, group.sources.length > 1)) : []),
  ]);
}

function head({ article, sources }: SourceGroup): Place {
  const numbers = `**${sources.map((source) => `[${source.number}]`).join(' ')}**`;
  const date = discordDate(article.publishedAt);
  const entry = (publisher: string, title: string): string =>
    `${numbers} ${[publisher, title, date].filter(Boolean).join(' · ')}\n`;
  const publisher = disarm(article.source, 60);
  return {
    least: entry(disarm(article.source, 32), disarm(titleOf(article), 48)),
    wishes: [
      { rank: 2, text: entry(publisher, disarm(titleOf(article), 200)) },
      { rank: 2, text: entry(publisher, headline(article)) },
    ],
  };
}

function headline(article: ArticleCard): string {
  const link = safeLink(article.url);
  if (link === null) return disarm(titleOf(article), 200);
  return `[${disarmLabel(titleOf(article), 200)}](${link})`;
}

function titleOf(article: ArticleCard): string {
  return cleanLine(article.title) || 'Untitled';
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
