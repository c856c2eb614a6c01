// Looks up stored articles by id, story, URL, date and publisher.
import { z } from 'zod';
import { chunks } from '../chunks.ts';
import type { GroupedArticle, Extent, SearchFilter, StoreReader, Twin } from '../store.ts';
import type { Connection } from './connect.ts';
import {
  ageShape,
  arrivedShape,
  articleShape,
  factsShape,
  groupShape,
  idShape,
  keyOf,
  type Shape,
  storedShape,
  twinShape,
} from './documents.ts';
import type { Names } from './indices.ts';
import { readMark } from './lock.ts';
import {
  type Clause,
  documentPages,
  documentsAt,
  filterClauses,
  findArticles,
  findPassages,
  findSimilarPassages,
  searchHits,
} from './search.ts';

/** How many documents a page of a long list holds: some megabytes. */
const PAGE = 2_000;
/** How many values one condition names at most. */
const VALUES_AT_ONCE = 1_000;
/** More publishers than any corpus has. */
const MOST_SOURCES = 20_000;

const extentBody = z.object({
  hits: z.object({ total: z.object({ value: z.number() }) }),
  aggregations: z.object({
    newest: z.object({ value: z.number().nullable() }),
    oldest: z.object({ value: z.number().nullable() }),
  }),
});
const sourcesBody = z.object({
  aggregations: z.object({
    sources: z.object({ buckets: z.array(z.object({ key: z.string() })) }),
  }),
});

/** The reading half of the store. */
export function openSearchReader(connection: Connection, names: Names): StoreReader {
  const { articles } = names;
  const all = async <T>(shape: Shape<T>, query: Clause): Promise<T[]> => {
    const wanted = { query: { bool: { filter: [query] } }, size: PAGE, shape };
    return (await Array.fromAsync(documentPages(connection, articles, wanted))).flat();
  };
  const at = async <T>(shape: Shape<T>, ids: readonly string[]): Promise<T[]> =>
    await documentsAt(connection, articles, { keys: ids.map(keyOf), shape });
  return {
    facts: async (ids) => {
      const found = await at(factsShape, ids);
      return new Map(found.map((facts) => [facts.id, facts]));
    },
    articles: async (ids) => await at(articleShape, ids),
    stored: async (ids) => await at(storedShape, ids),
    inStories: async (stories) => {
      const found: GroupedArticle[] = [];
      for (const story of chunks(stories, VALUES_AT_ONCE))
        found.push(...(await all(groupShape, { terms: { story } })));
      return oldestFirst(found);
    },
    likely: async ({ items, fingerprints }) => {
      const found = new Map<string, Twin>();
      for (const query of [
        ...chunks(items, VALUES_AT_ONCE).map((item) => ({ terms: { item } })),
        ...chunks(fingerprints, VALUES_AT_ONCE).map((fingerprint) => ({ terms: { fingerprint } })),
      ])
        for (const twin of await all(twinShape, query)) found.set(twin.id, twin);
      return [...found.values()];
    },
    idsAt: async (url) => (await all(idShape, { term: { url } })).map(({ id }) => id),
    recent: async (span) =>
      oldestFirst(await all(groupShape, { bool: { filter: filterClauses(span) } })),
    arrived: async (since) => {
      const found = await all(arrivedShape, { range: { seen: { gt: Date.parse(since) } } });
      return found.toSorted((one, other) => (one.seenAt < other.seenAt ? -1 : 1));
    },
    ages: async () => await all(ageShape, { match_all: {} }),
    latest: async (source, limit) => {
      const hits = await searchHits(connection, articles, {
        query: { term: { source } },
        size: limit,
        shape: articleShape,
        sort: [{ published: { order: 'desc', missing: '_last' } }],
      });
      return hits.map(({ document }) => articleShape.read(document));
    },
    searchPassages: async (words, search) => await findPassages(connection, names, words, search),
    searchArticles: async (words, search) => await findArticles(connection, names, words, search),
    searchVectors: async (vector, search) =>
      await findSimilarPassages(connection, names, vector, search),
    extent: async (filter) => await extentOf(connection, articles, filter),
    sources: async () => await sourcesOf(connection, articles),
    mark: async () => await readMark(connection, names),
  };
}

async function extentOf(
  connection: Connection,
  index: string,
  filter: SearchFilter,
): Promise<Extent> {
  const body = await aggregate(connection, index, {
    query: { bool: { filter: filterClauses(filter) } },
    track_total_hits: true,
    aggs: { newest: { max: { field: 'published' } }, oldest: { min: { field: 'published' } } },
  });
  const { hits, aggregations } = extentBody.parse(body);
  return {
    articles: hits.total.value,
    newest: isoOf(aggregations.newest.value),
    oldest: isoOf(aggregations.oldest.value),
  };
}

async function sourcesOf(connection: Connection, index: string): Promise<string[]> {
  const body = await aggregate(connection, index, {
    track_total_hits: false,
    aggs: { sources: { terms: { field: 'source', size: MOST_SOURCES } } },
  });
  return sourcesBody.parse(body).aggregations.sources.buckets.map(({ key }) => key);
}

async function aggregate(connection: Connection, index: string, body: object): Promise<unknown> {
  return await connection.request({
    method: 'POST',
    path: `/${index}/_search`,
    query: { allow_partial_search_results: false },
    body: { size: 0, ...body },
  });
}

function isoOf(milliseconds: number | null): string | null {
  return milliseconds === null ? null : new Date(milliseconds).toISOString();
}

function oldestFirst(articles: readonly GroupedArticle[]): GroupedArticle[] {
  return articles.toSorted((left, right) =>
    (left.publishedAt ?? '') < (right.publishedAt ?? '') ? -1 : 1,
  );
}
