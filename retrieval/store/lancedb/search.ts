// Searches for articles and passages, by words (BM25) and by vectors.
import { MatchQuery, type Query, type Table, type VectorQuery } from '@lancedb/lancedb';
import { currentHits, type FoundPassage } from '../current-hits.ts';
import type { ArticleHit, PassageHit, Search, SearchFilter } from '../store.ts';
import { queryTerms } from '../terms.ts';
import { PARTITIONS_SEARCHED } from './indexes.ts';
import type { StoreMemory } from './memory.ts';
import { cardShape, passageShape, plainRows, type Row, scoreOf } from './records.ts';
import { filterCondition } from './schema.ts';
import type { Tables } from './tables.ts';

/** What passages are searched in, and where the cards of their articles come from. */
export type Searched = { tables: () => Tables; cardsOf: StoreMemory['cardsOf'] };

/** BM25 over whole articles, best first. */
export async function findArticles(
  articles: Table,
  words: string,
  { filter, limit }: Search,
): Promise<ArticleHit[]> {
  const terms = queryTerms(words);
  if (terms === '') return [];
  const query = fullText(articles, terms)
    .select([...cardShape.columns, '_score'])
    .limit(limit);
  const rows = await filteredRows(query, filter);
  return rows.map((row) => ({ article: cardShape.read(row).card, score: scoreOf(row) }));
}

/** BM25 over passages, best first. */
export async function findPassages(
  { tables, cardsOf }: Searched,
  words: string,
  search: Search,
): Promise<PassageHit[]> {
  const terms = queryTerms(words);
  if (terms === '') return [];
  return await currentHits(search.limit, {
    search: async (limit) => {
      const query = fullText(tables().passages, terms);
      query.select([...passageShape.columns, '_score']).limit(limit);
      return await foundPassages(query, search.filter);
    },
    cardsOf,
  });
}

/** Passages by the dot product of their vectors with `vector`, best first. */
export async function findSimilarPassages(
  { tables, cardsOf }: Searched,
  vector: Float32Array,
  search: Search,
): Promise<PassageHit[]> {
  return await currentHits(search.limit, {
    search: async (limit) => {
      const query = tables().passages.query().nearestTo(vector);
      query.distanceType('dot').nprobes(PARTITIONS_SEARCHED);
      query.select([...passageShape.columns, '_distance']).limit(limit);
      return await foundPassages(query, search.filter);
    },
    cardsOf,
  });
}

function fullText(table: Table, terms: string): Query {
  return table.query().fullTextSearch(new MatchQuery(terms, 'terms'));
}

async function filteredRows(query: Query | VectorQuery, filter: SearchFilter): Promise<Row[]> {
  const condition = filterCondition(filter);
  if (condition !== '') query.where(condition);
  return await plainRows(query);
}

async function foundPassages(
  query: Query | VectorQuery,
  filter: SearchFilter,
): Promise<FoundPassage[]> {
  const rows = await filteredRows(query, filter);
  return rows
    .map((row) => ({ ...passageShape.read(row), score: scoreOf(row) }))
    .filter(({ score }) => score > 0);
}
