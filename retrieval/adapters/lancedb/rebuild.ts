import type { Article } from '../../../corpus/article.ts';
import type { IndexedArticle } from '../../ports/store.ts';
import { ARTICLE_COLUMNS, toArticles } from './records.ts';
import { passageRows } from './rows.ts';
import { commitAbout, createPassages, type StoreEmbedder, type Tables } from './tables.ts';
import { indexVectors } from './vector-index.ts';

/** Enough articles to keep the tables busy, few enough to stay far from a gigabyte. */
const REBUILD_BATCH = 512;

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
    const query = tables.articles.query().select(ARTICLE_COLUMNS);
    const stored = toArticles(await query.offset(offset).limit(REBUILD_BATCH).toArray());
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
