import type { Table } from '@lancedb/lancedb';
import { z } from 'zod';
import type { Article, ArticleFacts } from '../../../corpus/article.ts';
import type { AgedArticle } from '../../../corpus/retention.ts';
import type { GroupedArticle, StoredArticle } from '../store.ts';
import {
  AGE_COLUMNS,
  ARTICLE_COLUMNS,
  FACT_COLUMNS,
  GROUP_COLUMNS,
  RECORD_COLUMNS,
  toAges,
  toArticles,
  toFacts,
  toGrouped,
  toRecords,
} from './records.ts';
import { filterSql, oneOf } from './schema.ts';

/** What is known of those ids that are in the table, without the texts. */
export async function factsOf(
  articles: Table,
  ids: readonly string[],
): Promise<Map<string, ArticleFacts>> {
  const rows = await rowsOf(articles, { columns: FACT_COLUMNS, where: oneOf('id', ids) });
  return new Map(toFacts(rows).map((facts) => [facts.id, facts]));
}

/** The articles in the order given. */
export async function articlesOf(articles: Table, ids: readonly string[]): Promise<Article[]> {
  const rows = await rowsOf(articles, { columns: ARTICLE_COLUMNS, where: oneOf('id', ids) });
  const known = new Map(
    toArticles(rows).map(({ revision: _revision, ...article }) => [article.id, article]),
  );
  return ids.flatMap((id) => known.get(id) ?? []);
}

/** The articles with their records, in the order given. */
export async function storedOf(articles: Table, ids: readonly string[]): Promise<StoredArticle[]> {
  const all = [...new Set([...ARTICLE_COLUMNS, ...RECORD_COLUMNS])];
  const columns = await presentIn(articles, all);
  const rows = await rowsOf(articles, { columns, where: oneOf('id', ids) });
  const records = new Map(toRecords(rows).map(({ id, ...record }) => [id, record]));
  const stored = toArticles(rows).flatMap(({ revision: _revision, ...article }) => {
    const record = records.get(article.id);
    return record === undefined ? [] : [[article.id, { article, ...record }] as const];
  });
  const known = new Map<string, StoredArticle>(stored);
  return ids.flatMap((id) => known.get(id) ?? []);
}

/** The ids of the articles with this address. */
export async function idsWith(articles: Table, url: string): Promise<string[]> {
  const rows = await rowsOf(articles, { columns: FACT_COLUMNS, where: oneOf('url', [url]) });
  return toFacts(rows).map(({ id }) => id);
}

/** The articles published in a span, oldest first. */
export async function recentOf(
  articles: Table,
  span: { since: string; until?: string },
): Promise<GroupedArticle[]> {
  return await groupedWhere(articles, filterSql(span));
}

/** The articles of these stories, oldest first. */
export async function inStoriesOf(
  articles: Table,
  stories: readonly string[],
): Promise<GroupedArticle[]> {
  // A table of format 1 knows of no stories.
  const known = await presentIn(articles, ['story']);
  if (known.length === 0) return [];
  return await groupedWhere(articles, oneOf('story', stories));
}

async function groupedWhere(articles: Table, where: string): Promise<GroupedArticle[]> {
  const columns = await presentIn(articles, GROUP_COLUMNS);
  const rows = await rowsOf(articles, { columns, where });
  return toGrouped(rows).toSorted((left, right) =>
    (left.publishedAt ?? '') < (right.publishedAt ?? '') ? -1 : 1,
  );
}

/** Every article with what its age is counted from. */
export async function agesOf(articles: Table): Promise<AgedArticle[]> {
  return toAges(await rowsOf(articles, { columns: await presentIn(articles, AGE_COLUMNS) }));
}

async function rowsOf(
  articles: Table,
  { columns, where }: { columns: readonly string[]; where?: string },
): Promise<unknown[]> {
  const query = articles.query().select([...columns]);
  return await (where === undefined ? query : query.where(where)).toArray();
}

/** Those of the columns that the table has: one of format 1 has no records yet. */
async function presentIn(articles: Table, columns: readonly string[]): Promise<string[]> {
  const known = new Set((await articles.schema()).fields.map(({ name }) => name));
  return columns.filter((name) => known.has(name));
}

const rowSchema = z.object({ id: z.string(), published_at: z.string().nullish() });

/** The ids of a publisher's articles, the last published first and the undated last. */
export async function latestIds(table: Table, source: string, limit: number): Promise<string[]> {
  const rows: unknown[] = await table
    .query()
    .where(filterSql({ sources: [source] }))
    .select(['id', 'published_at'])
    .toArray();
  // LanceDB does not sort.
  return z
    .array(rowSchema)
    .parse(rows)
    .map(({ id, published_at: at }) => ({ id, time: at == null ? 0 : Date.parse(at) }))
    .toSorted((left, right) => right.time - left.time)
    .slice(0, limit)
    .map(({ id }) => id);
}
