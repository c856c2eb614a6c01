import { MatchQuery, type Table } from '@lancedb/lancedb';
import { cardOf } from '../../../corpus/article.ts';
import type { PassageHit, Search, SearchFilter } from '../store.ts';
import type { Reader } from './fault.ts';
import {
  agesOf,
  articlesOf,
  factsOf,
  idsWith,
  inStoriesOf,
  latestIds,
  recentOf,
  storedOf,
} from './record-reader.ts';
import {
  CARD_COLUMNS,
  PASSAGE_COLUMNS,
  type StoredCard,
  type StoredPassage,
  toCards,
  toPassages,
} from './records.ts';
import { filterSql, oneOf } from './schema.ts';
import type { Tables } from './tables.ts';
import { PARTITIONS_SEARCHED } from './vector-index.ts';

/** One repeat is the rule; more are for writes of the same article in a row, and after a crash. */
const MOST_REPEATS = 12;

/** The reading half of the store. `tables` is asked anew each time, for a rebuild changes them. */
export function lanceReader(tables: () => Tables): Reader {
  const sources = sourcesByVersion(tables);
  return {
    facts: async (ids) => await factsOf(tables().articles, ids),
    articles: async (ids) => await articlesOf(tables().articles, ids),
    stored: async (ids) => await storedOf(tables().articles, ids),
    inStories: async (stories) => await inStoriesOf(tables().articles, stories),
    idsAt: async (url) => await idsWith(tables().articles, url),
    recent: async (span) => await recentOf(tables().articles, span),
    ages: async () => await agesOf(tables().articles),
    latest: async (source, limit) => {
      const { articles } = tables();
      return await articlesOf(articles, await latestIds(articles, source, limit));
    },
    searchPassages: async (words, search) =>
      await settledHits(tables, search, async (limit) => {
        const wider = { words, columns: PASSAGE_COLUMNS, search: { ...search, limit } };
        return toPassages(await searchWords(tables().passages, wider));
      }),
    searchVectors: async (vector, search) =>
      await settledHits(tables, search, async (limit) =>
        toPassages(await searchVector(tables().passages, vector, { ...search, limit })),
      ),
    searchArticles: async (words, search) =>
      toCards(await searchWords(tables().articles, { words, columns: CARD_COLUMNS, search })).map(
        (card) => ({ article: cardOf(card), score: card.score }),
      ),
    extent: async (filter) => await extentOf(tables().articles, filter),
    sources,
  };
}

async function searchWords(
  table: Table,
  { words, columns, search }: { words: string; columns: string[]; search: Search },
): Promise<unknown[]> {
  if (!/[\p{L}\p{N}]/u.test(words)) return [];
  const query = table
    .query()
    .fullTextSearch(new MatchQuery(words, 'content'))
    .select([...columns, '_score'])
    .limit(search.limit);
  const condition = filterSql(search.filter);
  return await (condition === '' ? query : query.where(condition)).toArray();
}

async function searchVector(
  table: Table,
  vector: Float32Array,
  { filter, limit }: Search,
): Promise<unknown[]> {
  const query = table
    .query()
    .nearestTo(vector)
    .distanceType('dot')
    .nprobes(PARTITIONS_SEARCHED)
    .select([...PASSAGE_COLUMNS, '_distance'])
    .limit(limit);
  const condition = filterSql(filter);
  return await (condition === '' ? query : query.where(condition)).toArray();
}

/**
 * Joins passages to their articles. A passage of another revision than its article's belongs to a
 * write that went by meanwhile, or that a crash cut off. Where an article has no others, searching
 * again settles the first kind, and the second kind is what is still there then. Where those take
 * the places of others, twice as many are looked for.
 */
async function settledHits(
  tables: () => Tables,
  { limit }: Search,
  search: (limit: number) => Promise<StoredPassage[]>,
): Promise<PassageHit[]> {
  let places = limit;
  let passages = await search(places);
  let found = await joined(tables().articles, passages);
  let before = '';
  for (let repeat = 0; repeat < MOST_REPEATS && found.missed !== ''; repeat += 1) {
    if (found.missed === before) {
      if (found.hits.length >= limit || passages.length < places) break;
      places *= 2;
    }
    before = found.missed;
    passages = await search(places);
    found = await joined(tables().articles, passages);
  }
  return found.hits.slice(0, limit);
}

/** The hits, and of which articles' revisions there are only passages that nobody may see. */
async function joined(
  articles: Table,
  passages: StoredPassage[],
): Promise<{ hits: PassageHit[]; missed: string }> {
  const ids = [...new Set(passages.map(({ passage }) => passage.articleId))];
  const rows = await articles.query().where(oneOf('id', ids)).select(CARD_COLUMNS).toArray();
  const cards = new Map<string, StoredCard>(toCards(rows).map((card) => [card.id, card]));
  const hits = passages.flatMap(({ passage, revision, score }) => {
    const card = cards.get(passage.articleId);
    return card?.revision === revision && score > 0
      ? [{ passage, article: cardOf(card), score }]
      : [];
  });
  const held = new Set(hits.map(({ article }) => article.id));
  const missed = passages
    .filter(({ passage, score }) => score > 0 && !held.has(passage.articleId))
    .map(({ passage, revision }) => `${revision} ${passage.articleId}`);
  return { hits, missed: [...new Set(missed)].toSorted().join('\n') };
}

async function extentOf(
  articles: Table,
  filter: SearchFilter,
): Promise<{ articles: number; newest: string | null; oldest: string | null }> {
  const condition = filterSql(filter);
  const query = articles.query().select(['published_at']);
  const table = await (condition === '' ? query : query.where(condition)).toArrow();
  let newest: string | null = null;
  let oldest: string | null = null;
  for (const value of table.getChild('published_at') ?? []) {
    if (typeof value !== 'string') continue;
    if (newest === null || value > newest) newest = value;
    if (oldest === null || value < oldest) oldest = value;
  }
  return { articles: table.numRows, newest, oldest };
}

/** Every question asks for the publishers, so they are counted once per version of the table. */
function sourcesByVersion(tables: () => Tables): () => Promise<string[]> {
  let known: { version: number; sources: string[] } | null = null;
  return async () => {
    const { articles } = tables();
    const version = await articles.version();
    if (known?.version !== version) known = { version, sources: await countedSources(articles) };
    return known.sources;
  };
}

async function countedSources(articles: Table): Promise<string[]> {
  const table = await articles.query().select(['source']).toArrow();
  const counts = new Map<string, number>();
  for (const value of table.getChild('source') ?? []) {
    if (typeof value === 'string') counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].toSorted(([, left], [, right]) => right - left).map(([source]) => source);
}
