// Looks up stored articles by id, story, URL, date and publisher.
import type { Table } from '@lancedb/lancedb';
import type { Article } from '../../../corpus/article.ts';
import type { GroupedArticle, StoreReader, Twin } from '../store.ts';
import { storeMemory } from './memory.ts';
import { extentOf, readOverview } from './overview.ts';
import {
  ageShape,
  arrivedShape,
  articleShape,
  dateShape,
  factsShape,
  groupShape,
  idShape,
  plainRows,
  type RowShape,
  storedShape,
  twinShape,
} from './records.ts';
import { filterCondition, isAfter, isOneOf } from './schema.ts';
import { findArticles, findPassages, findSimilarPassages, type Searched } from './search.ts';
import type { Tables } from './tables.ts';

/**
 * The reading half of the store. `tables` is called for each read, because they are opened again.
 */
export function lanceReader(tables: () => Tables, memory = storeMemory(tables)): StoreReader {
  const searched: Searched = { tables, cardsOf: async (ids) => await memory.cardsOf(ids) };
  return {
    facts: async (ids) =>
      await memory.lookUp(
        { ids },
        async (articles, isIndexed) => {
          const found = await rowsOf(articles, factsShape, isOneOf('id', ids), isIndexed);
          return new Map(found.map((facts) => [facts.id, facts]));
        },
        (found) => found.keys(),
      ),
    articles: async (ids) => await articlesOf(tables().articles, ids),
    stored: async (ids) => {
      if (ids.length === 0) return [];
      const found = await rowsOf(tables().articles, storedShape, isOneOf('id', ids));
      return inOrder(ids, new Map(found.map((stored) => [stored.article.id, stored])));
    },
    inStories: async (stories) => await inStoriesOf(tables().articles, stories),
    likely: async (names) =>
      await memory.lookUp(
        names,
        async (articles, isIndexed) => await likelyOf(articles, names, isIndexed),
      ),
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
    searchPassages: async (words, search) => await findPassages(searched, words, search),
    searchVectors: async (vector, search) => await findSimilarPassages(searched, vector, search),
    searchArticles: async (words, search) => await findArticles(tables().articles, words, search),
    extent: async ({ sources, ...span }) =>
      sources === undefined
        ? extentOf(await memory.overview(), span)
        : extentOf(await readOverview(tables().articles, isOneOf('source', sources)), span),
    sources: async () =>
      [...(await memory.overview()).sources]
        .toSorted(([, left], [, right]) => right - left)
        .map(([source]) => source),
    mark: async () => ({ id: tables().id, version: await tables().articles.version() }),
  };
}

/** With `isIndexed`, rows that are not in the indexes are left out. */
async function rowsOf<T>(
  articles: Table,
  shape: RowShape<T>,
  where = '',
  isIndexed = false,
): Promise<T[]> {
  const query = articles.query().select([...shape.columns]);
  if (isIndexed) query.fastSearch();
  const rows = await plainRows(where === '' ? query : query.where(where));
  return rows.map((row) => shape.read(row));
}

async function likelyOf(
  articles: Table,
  { items, fingerprints }: Parameters<StoreReader['likely']>[0],
  isIndexed: boolean,
): Promise<Twin[]> {
  const conditions = [
    ...(items.length > 0 ? [isOneOf('item', items)] : []),
    ...(fingerprints.length > 0 ? [isOneOf('fingerprint', fingerprints)] : []),
  ];
  if (conditions.length === 0) return [];
  return await rowsOf(articles, twinShape, conditions.join(' OR '), isIndexed);
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
