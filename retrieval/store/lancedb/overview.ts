// The dates and publishers of all articles, which every question and every ingest needs.
import type { Table } from '@lancedb/lancedb';
import type { Article } from '../../../corpus/article.ts';
import { countBelow } from '../../../corpus/bisect.ts';
import type { Extent, SearchFilter } from '../store.ts';

/** The dates of articles, ascending, how many have none, and how many articles each publisher has. */
export type Overview = {
  dates: readonly string[];
  undated: number;
  sources: ReadonlyMap<string, number>;
};

/**
 * Reads the overview of the articles that meet an SQL condition, by default of all. Two Arrow columns
 * are read far faster than rows when the store is large.
 */
export async function readOverview(articles: Table, condition = ''): Promise<Overview> {
  const query = articles.query().select(['published_at', 'source']);
  const table = await (condition === '' ? query : query.where(condition)).toArrow();
  const dates = [...(table.getChild('published_at') ?? [])].filter(
    (date): date is string => typeof date === 'string',
  );
  const sources = [...(table.getChild('source') ?? [])].filter(
    (source): source is string => typeof source === 'string',
  );
  return {
    dates: dates.toSorted(),
    undated: table.numRows - dates.length,
    sources: countedWith(new Map(), sources),
  };
}

/** The overview with more articles. */
export function withAdded(
  { dates, undated, sources }: Overview,
  added: readonly Pick<Article, 'publishedAt' | 'source'>[],
): Overview {
  const merged = [...dates];
  for (const { publishedAt } of added)
    if (publishedAt !== null)
      merged.splice(
        countBelow(merged, (date) => date < publishedAt),
        0,
        publishedAt,
      );
  return {
    dates: merged,
    undated: undated + added.length - (merged.length - dates.length),
    sources: countedWith(
      sources,
      added.map(({ source }) => source),
    ),
  };
}

/** How many articles lie in a span, and their first and last date. */
export function extentOf(
  { dates, undated }: Overview,
  { since, until }: Pick<SearchFilter, 'since' | 'until'>,
): Extent {
  const first = since === undefined ? 0 : countBelow(dates, (date) => date < since);
  const end = until === undefined ? dates.length : countBelow(dates, (date) => date <= until);
  const articles = Math.max(0, end - first) + (since === undefined ? undated : 0);
  if (end <= first) return { articles, newest: null, oldest: null };
  return { articles, newest: dates[end - 1] ?? null, oldest: dates[first] ?? null };
}

function countedWith(
  counts: ReadonlyMap<string, number>,
  more: readonly string[],
): ReadonlyMap<string, number> {
  const sum = new Map(counts);
  for (const each of more) sum.set(each, (sum.get(each) ?? 0) + 1);
  return sum;
}
