import type { Table } from '@lancedb/lancedb';
import type { Article } from '../../../corpus/article.ts';
import type { IndexedArticle } from '../../ports/store.ts';
import { oneOf } from './filter.ts';
import { toArticles } from './records.ts';
import { articleRows, passageRows } from './rows.ts';
import { commitAbout, createPassages, type StoreEmbedder, type Tables } from './tables.ts';
import { indexVectors } from './vector-index.ts';

/** Enough articles to keep the tables busy, few enough to stay far from a gigabyte. */
const REBUILD_BATCH = 512;

/** Writes articles under a new revision: passages first, then the articles, which makes them seen. */
export async function writeArticles(
  tables: Tables,
  given: readonly IndexedArticle[],
  revision: string,
): Promise<void> {
  if (given.length === 0) return;
  // Of an article given twice, the last one counts.
  const batch = [...new Map(given.map((item) => [item.article.id, item])).values()];
  const ids = batch.map(({ article }) => article.id);
  const known = await tables.articles.countRows(oneOf('id', ids));
  const rows = passageRows(batch, { dimensions: tables.dimensions, revisionOf: () => revision });
  if (rows !== null) await tables.passages.add(rows);
  if (known === 0) {
    await tables.articles.add(articleRows(batch, revision));
    return;
  }
  await tables.articles
    .mergeInsert('id')
    .whenMatchedUpdateAll()
    .whenNotMatchedInsertAll()
    .execute(articleRows(batch, revision));
  await tables.passages.delete(`${oneOf('article_id', ids)} AND revision <> '${revision}'`);
}

/** Fills a new table of passages from the stored articles and makes it the valid one. */
export async function rebuildPassages(
  tables: Tables,
  embedder: StoreEmbedder,
  index: (articles: Article[]) => Promise<IndexedArticle[]>,
): Promise<Tables> {
  const generation = tables.generation + 1;
  const { dimensions } = embedder;
  const passages = await createPassages(tables.connection, generation, dimensions);
  const total = await tables.articles.countRows();
  for (let offset = 0; offset < total; offset += REBUILD_BATCH) {
    const page = await tables.articles.query().offset(offset).limit(REBUILD_BATCH).toArray();
    const stored = toArticles(page);
    const revisions = new Map(stored.map(({ id, revision }) => [id, revision]));
    const indexed = await index(stored.map(({ revision: _revision, ...article }) => article));
    const rows = passageRows(indexed, { dimensions, revisionOf: (id) => revisions.get(id) ?? '' });
    if (rows !== null) await passages.add(rows);
  }
  await indexVectors(passages);
  await passages.optimize();
  await commitAbout(tables.connection, generation, embedder);
  await tables.connection.dropTable(tables.passages.name);
  return { ...tables, passages, generation, dimensions };
}

/** Deletes the passages that a crash left without their article, and brings the indexes up to date. */
export async function settleTables({ articles, passages }: Tables): Promise<void> {
  const current = await conditionsOf(articles, 'id');
  const stored = await conditionsOf(passages, 'article_id');
  for (const [key, condition] of stored) if (!current.has(key)) await passages.delete(condition);
  await indexVectors(passages);
  await Promise.all([articles.optimize(), passages.optimize()]);
}

/** One entry per article and revision in a table: a key, and the SQL condition of its rows. */
async function conditionsOf(table: Table, idColumn: string): Promise<Map<string, string>> {
  const rows = await table.query().select([idColumn, 'revision']).toArrow();
  const ids = rows.getChild(idColumn);
  const revisions = rows.getChild('revision');
  const conditions = new Map<string, string>();
  for (let index = 0; index < rows.numRows; index += 1) {
    const [id, revision] = [String(ids?.get(index)), String(revisions?.get(index))];
    const key = `${revision} ${id}`;
    if (!conditions.has(key))
      conditions.set(key, `${oneOf(idColumn, [id])} AND ${oneOf('revision', [revision])}`);
  }
  return conditions;
}
