// Searches for articles and passages, by words (BM25) and by vectors.
import { MatchQuery, type Query, type Table, type VectorQuery } from '@lancedb/lancedb';
import type { ArticleCard } from '../../../corpus/article.ts';
import type { ArticleHit, PassageHit, Search, SearchFilter } from '../store.ts';
import { PARTITIONS_SEARCHED } from './indexes.ts';
import { cardShape, passageShape, type Row, scoreOf, type StoredPassage } from './records.ts';
import { filterCondition, isOneOf } from './schema.ts';
import type { Tables } from './tables.ts';
import { queryTerms } from './terms.ts';

type FoundPassage = StoredPassage & { score: number };

/**
 * How often a search for passages is repeated. Usually once is enough; more are needed when the same
 * article is written several times in a row, and after a crash.
 */
const MAX_REPEATS = 12;

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
  tables: () => Tables,
  words: string,
  search: Search,
): Promise<PassageHit[]> {
  const terms = queryTerms(words);
  if (terms === '') return [];
  return await currentHits(tables, search.limit, async (limit) => {
    const query = fullText(tables().passages, terms);
    query.select([...passageShape.columns, '_score']).limit(limit);
    return await foundPassages(query, search.filter);
  });
}

/** Passages by the dot product of their vectors with `vector`, best first. */
export async function findSimilarPassages(
  tables: () => Tables,
  vector: Float32Array,
  search: Search,
): Promise<PassageHit[]> {
  return await currentHits(tables, search.limit, async (limit) => {
    const query = tables().passages.query().nearestTo(vector);
    query.distanceType('dot').nprobes(PARTITIONS_SEARCHED);
    query.select([...passageShape.columns, '_distance']).limit(limit);
    return await foundPassages(query, search.filter);
  });
}

function fullText(table: Table, terms: string): Query {
  return table.query().fullTextSearch(new MatchQuery(terms, 'terms'));
}

async function filteredRows(query: Query | VectorQuery, filter: SearchFilter): Promise<Row[]> {
  const condition = filterCondition(filter);
  if (condition !== '') query.where(condition);
  return await query.toArray();
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

/**
 * Joins the passages that `search` finds to their articles, and drops stale ones, whose revision is
 * not their article's. If an article has only stale passages, either a write replaced it between the
 * two reads, and a repeated search finds its new passages; or a crash left them, so they are still
 * there the second time. Then the search is widened, because they take places of other passages.
 */
async function currentHits(
  tables: () => Tables,
  limit: number,
  search: (limit: number) => Promise<FoundPassage[]>,
): Promise<PassageHit[]> {
  let width = limit;
  let previouslyStale = '';
  for (let repeat = 0; ; repeat += 1) {
    const passages = await search(width);
    const { hits, stale } = await joinArticles(tables().articles, passages);
    const isRepeated = stale === previouslyStale;
    const isComplete = hits.length >= limit || passages.length < width;
    if (stale === '' || (isRepeated && isComplete) || repeat === MAX_REPEATS)
      return hits.slice(0, limit);
    if (isRepeated) width *= 2;
    previouslyStale = stale;
  }
}

/** The current passages with their articles, and a key of the articles that have only stale ones. */
async function joinArticles(
  articles: Table,
  passages: readonly FoundPassage[],
): Promise<{ hits: PassageHit[]; stale: string }> {
  const current = await currentCards(articles, passages);
  const hits = passages.flatMap(({ passage, revision, score }) => {
    const article = current.get(keyOf(passage.articleId, revision));
    return article === undefined ? [] : [{ passage, article, score }];
  });
  const found = new Set(hits.map(({ article }) => article.id));
  const stale = passages
    .filter(({ passage }) => !found.has(passage.articleId))
    .map(({ passage, revision }) => keyOf(passage.articleId, revision));
  return { hits, stale: [...new Set(stale)].toSorted().join('\n') };
}

/** The cards of the passages' articles, by id and current revision. */
async function currentCards(
  articles: Table,
  passages: readonly FoundPassage[],
): Promise<Map<string, ArticleCard>> {
  const ids = [...new Set(passages.map(({ passage }) => passage.articleId))];
  const query = articles.query().where(isOneOf('id', ids));
  const rows: Row[] = await query.select([...cardShape.columns]).toArray();
  return new Map(
    rows.map((row) => {
      const { card, revision } = cardShape.read(row);
      return [keyOf(card.id, revision), card];
    }),
  );
}

function keyOf(articleId: string, revision: string): string {
  return `${revision} ${articleId}`;
}
