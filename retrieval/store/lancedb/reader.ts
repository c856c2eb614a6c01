// Looks up stored articles by id, story, URL, date and publisher.
import type { Table } from '@lancedb/lancedb';
import type { Article } from '../../../corpus/article.ts';
import type { Extent, GroupedArticle, SearchFilter, StoreReader, Twin } from '../store.ts';
import {
  ageShape,
  arrivedShape,
  articleShape,
  dateShape,
  factsShape,
  groupShape,
  idShape,
  type Row,
  type RowShape,
  storedShape,
  twinShape,
} from './records.ts';
import { filterCondition, isAfter, isOneOf } from './schema.ts';
import { findArticles, findPassages, findSimilarPassages } from './search.ts';
import type { Tables } from './tables.ts';

/**
 * The reading half of the store. `tables` is called for each read, because a rebuild replaces them.
 */
export function lanceReader(tables: () => Tables): StoreReader {
  return {
    facts: async (ids) => {
      const found = await rowsOf(tables().articles, factsShape, isOneOf('id', ids));
      return new Map(found.map((facts) => [facts.id, facts]));
    },
    articles: async (ids) => await articlesOf(tables().articles, ids),
    stored: async (ids) => {
      const found = await rowsOf(tables().articles, storedShape, isOneOf('id', ids));
      return inOrder(ids, new Map(found.map((stored) => [stored.article.id, stored])));
    },
    inStories: async (stories) => await inStoriesOf(tables().articles, stories),
    likely: async ({ items, fingerprints }) =>
      await likelyOf(tables().articles, items, fingerprints),
    idsAt: async (url) => {
      const found = await rowsOf(tables().articles, idShape, isOneOf('url', [url]));
      return found.map(({ id }) => id);
    },
    recent: async (span) =>
      oldestFirst(await rowsOf(tables().articles, groupShape, filterCondition(span))),
    arrived: async (since) => {
      const found = await rowsOf(tables().articles, arrivedShape, isAfter('seen_at', since));
      return found.toSorted((one, other) => (one.seenAt < other.seenAt ? -1 : 1));
    },
    ages: async () => await rowsOf(tables().articles, ageShape),
    latest: async (source, limit) => await latestOf(tables().articles, source, limit),
    searchPassages: async (words, search) => await findPassages(tables, words, search),
    searchVectors: async (vector, search) => await findSimilarPassages(tables, vector, search),
    searchArticles: async (words, search) => await findArticles(tables().articles, words, search),
    extent: extentByVersion(tables),
    // Every question needs the publishers.
    sources: byVersion(tables, countedSources),
    mark: async () => ({ id: tables().id, version: await tables().articles.version() }),
  };
}

async function rowsOf<T>(articles: Table, shape: RowShape<T>, where = ''): Promise<T[]> {
  const query = articles.query().select([...shape.columns]);
  const rows: Row[] = await (where === '' ? query : query.where(where)).toArray();
  return rows.map((row) => shape.read(row));
}

async function likelyOf(
  articles: Table,
  items: readonly string[],
  fingerprints: readonly string[],
): Promise<Twin[]> {
  const conditions = [
    ...(items.length > 0 ? [isOneOf('item', items)] : []),
    ...(fingerprints.length > 0 ? [isOneOf('fingerprint', fingerprints)] : []),
  ];
  if (conditions.length === 0) return [];
  return await rowsOf(articles, twinShape, conditions.join(' OR '));
}

async function articlesOf(table: Table, ids: readonly string[]): Promise<Article[]> {
  const found = await rowsOf(table, articleShape, isOneOf('id', ids));
  return inOrder(ids, new Map(found.map((article) => [article.id, article])));
}

async function inStoriesOf(articles: Table, stories: readonly string[]): Promise<GroupedArticle[]> {
  return oldestFirst(await rowsOf(articles, groupShape, isOneOf('story', stories)));
}

/** Sorts here, because LanceDB cannot. */
async function latestOf(articles: Table, source: string, limit: number): Promise<Article[]> {
  const dated = await rowsOf(articles, dateShape, filterCondition({ sources: [source] }));
  const ids = dated
    .map(({ id, publishedAt }) => ({
      id,
      time: publishedAt === null ? 0 : Date.parse(publishedAt),
    }))
    .toSorted((left, right) => right.time - left.time)
    .slice(0, limit)
    .map(({ id }) => id);
  return await articlesOf(articles, ids);
}

function oldestFirst(articles: readonly GroupedArticle[]): GroupedArticle[] {
  return articles.toSorted((left, right) =>
    (left.publishedAt ?? '') < (right.publishedAt ?? '') ? -1 : 1,
  );
}

function inOrder<T>(ids: readonly string[], found: ReadonlyMap<string, T>): T[] {
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** The dates of articles, ascending, and how many have none. */
type Dates = { dates: string[]; undated: number };

/** Every question needs the dates of all articles; those of some publishers are read anew. */
function extentByVersion(tables: () => Tables): (filter: SearchFilter) => Promise<Extent> {
  const allDates = byVersion(tables, async (articles) => await datesOf(articles, {}));
  return async (filter) =>
    filter.sources === undefined
      ? extentOf(await allDates(), filter)
      : extentOf(await datesOf(tables().articles, filter), {});
}

/** Reads one Arrow column, which is far faster than rows when the store is large. */
async function datesOf(articles: Table, filter: SearchFilter): Promise<Dates> {
  const condition = filterCondition(filter);
  const query = articles.query().select(['published_at']);
  const table = await (condition === '' ? query : query.where(condition)).toArrow();
  const dates = [...(table.getChild('published_at') ?? [])].filter(
    (date): date is string => typeof date === 'string',
  );
  return { dates: dates.toSorted(), undated: table.numRows - dates.length };
}

function extentOf({ dates, undated }: Dates, { since, until }: SearchFilter): Extent {
  const first = since === undefined ? 0 : countBelow(dates, (date) => date < since);
  const end = until === undefined ? dates.length : countBelow(dates, (date) => date <= until);
  const articles = Math.max(0, end - first) + (since === undefined ? undated : 0);
  if (end <= first) return { articles, newest: null, oldest: null };
  return { articles, newest: dates[end - 1] ?? null, oldest: dates[first] ?? null };
}

/** How many of ascending dates are below, by bisection. */
function countBelow(dates: readonly string[], isBelow: (date: string) => boolean): number {
  let [low, high] = [0, dates.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBelow(dates[middle] ?? '')) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What `read` finds in the table of articles, read once per version of the table. */
function byVersion<T>(
  tables: () => Tables,
  read: (articles: Table) => Promise<T>,
): () => Promise<T> {
  let known: { version: number; value: T } | null = null;
  return async () => {
    const { articles } = tables();
    const version = await articles.version();
    if (known?.version !== version) known = { version, value: await read(articles) };
    return known.value;
  };
}

/** The publishers, most articles first. */
async function countedSources(articles: Table): Promise<string[]> {
  const table = await articles.query().select(['source']).toArrow();
  const counts = new Map<string, number>();
  for (const value of table.getChild('source') ?? []) {
    if (typeof value === 'string') counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].toSorted(([, left], [, right]) => right - left).map(([source]) => source);
}
