import type { Table } from '@lancedb/lancedb';
import { type DataType, Int32, Utf8 } from 'apache-arrow';
import type { Article } from '../../../corpus/article.ts';
import type { IndexedArticle } from '../store.ts';
import { ARTICLE_COLUMNS, toArticles } from './records.ts';
import { passageCountRows, passageRows } from './rows.ts';
import { oneOf, recordFields } from './schema.ts';
import {
  type About,
  commitAbout,
  createPassages,
  type StoreEmbedder,
  type Tables,
} from './tables.ts';
import { indexVectors } from './vector-index.ts';

/**
 * Tidying costs as much as the table is long, and a row outside the index slows every search by
 * words. So it is done when a fiftieth of the rows is new or gone: the cost per row stays the same
 * however large the table grows, and a search never takes more than half as long again.
 */
const SHARE = 50;
const FEWEST_ROWS = 100;
/** No version is as young as this: all but the current one may go. */
const EVERY_OLD_VERSION = new Date(Date.UTC(2200, 0, 1));

/**
 * Sweeps up what a crash left, and tidies the tables when that is worth it. `removed` is how many
 * passages were removed since the tables were last tidied. Says whether they were tidied.
 */
export async function compactTables(tables: Tables, removed: number): Promise<boolean> {
  const { articles, passages } = tables;
  const gone = removed + (await removeOrphans(tables));
  const isDue = (await isWorthIt(passages, gone)) || (await isWorthIt(articles, 0));
  if (!isDue) return false;
  await indexVectors(passages);
  // One after the other, which takes half the memory of both at once.
  for (const table of [articles, passages]) await tidy(table, gone > 0);
  return true;
}

async function isWorthIt(table: Table, gone: number): Promise<boolean> {
  const unindexed = (await table.indexStats('content_idx'))?.numUnindexedRows ?? 0;
  return unindexed + gone >= Math.max(FEWEST_ROWS, (await table.countRows()) / SHARE);
}

/** A reader of an older version, whose files go, looks again at the newest. */
async function tidy(table: Table, giveBackRoom: boolean): Promise<void> {
  await table.optimize({ cleanupOlderThan: EVERY_OLD_VERSION });
  // The first time leaves the files that it has just replaced.
  if (giveBackRoom) await table.optimize({ cleanupOlderThan: EVERY_OLD_VERSION });
}

/**
 * Deletes the passages that a crash left without their article, and says how many there were. Whether
 * there are any shows in two numbers: the rows of the passages, and the sum that stands with the
 * articles. Where that sum is not right, as in a store of format 1, it is made right.
 */
async function removeOrphans(tables: Tables): Promise<number> {
  const { articles, passages } = tables;
  const before = await passages.countRows();
  if (before === (await countedPassages(articles))) return 0;
  const revisions = new Map(await pairsOf(articles, 'id'));
  const counts = new Map([...revisions.keys()].map((id) => [id, 0]));
  const strays = new Map<string, Set<string>>();
  for (const [id, revision] of await pairsOf(passages, 'article_id')) {
    if (revisions.get(id) === revision) counts.set(id, (counts.get(id) ?? 0) + 1);
    else strays.set(revision, (strays.get(revision) ?? new Set()).add(id));
  }
  for (const [revision, ids] of strays)
    await passages.delete(`${oneOf('revision', [revision])} AND ${oneOf('article_id', [...ids])}`);
  const after = await passages.countRows();
  if (after !== (await countedPassages(articles)) && counts.size > 0)
    await articles.mergeInsert('id').whenMatchedUpdateAll().execute(passageCountRows(counts));
  return before - after;
}

/** How many passages the articles say that they have. */
async function countedPassages(articles: Table): Promise<number> {
  const rows = await articles.query().select(['passages']).toArrow();
  let sum = 0;
  for (const count of rows.getChild('passages') ?? []) sum += Number(count);
  return sum;
}

/** The article and the revision of every row. */
async function pairsOf(table: Table, idColumn: string): Promise<[id: string, revision: string][]> {
  const rows = await table.query().select([idColumn, 'revision']).toArrow();
  const [ids, revisions] = [rows.getChild(idColumn), rows.getChild('revision')];
  return Array.from({ length: rows.numRows }, (_, index) => [
    String(ids?.get(index)),
    String(revisions?.get(index)),
  ]);
}

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

/**
 * Gives the articles of a store of format 1 the columns of format 2, those that are missing, and
 * says so at last: a crash in between is made up for by the next upgrade.
 */
export async function upgradeTables(tables: Tables, about: About): Promise<void> {
  const { articles, connection, generation } = tables;
  const known = new Set((await articles.schema()).fields.map(({ name }) => name));
  const missing = recordFields.filter(({ name }) => !known.has(name));
  if (missing.length > 0) {
    await articles.addColumns(
      missing.map(({ name, type }) => ({ name, valueSql: `CAST(NULL AS ${sqlType(type)})` })),
    );
  }
  await commitAbout(connection, generation, { id: about.embedder, dimensions: about.dimensions });
}

function sqlType(type: DataType): string {
  if (type instanceof Utf8) return 'STRING';
  return type instanceof Int32 ? 'INT' : 'BINARY';
}
