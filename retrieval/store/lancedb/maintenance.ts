// Compacts the tables, removes what crashes left, rebuilds the indexes.
import type { Table } from '@lancedb/lancedb';
import { type DataType, Int32, Utf8 } from 'apache-arrow';
import type { Article } from '../../../corpus/article.ts';
import { chunks } from '../chunks.ts';
import type { IndexedArticle, StoreEmbedder } from '../store.ts';
import { createIndexes, indexTermsOf, indexVectors, unindexedRows } from './indexes.ts';
import type { StoreMemory } from './memory.ts';
import {
  articleTermsRows,
  passageCountRows,
  passageRows,
  plainRows,
  revisedShape,
  withTerms,
} from './records.ts';
import { articlesSchema, isOneOf } from './schema.ts';
import { commitAbout, createPassages, passagesName, type Tables } from './tables.ts';

/**
 * Compaction takes time in proportion to the table, and each row outside the index slows searches: a
 * thousand passages by 8 ms, the eighty articles that they are of by 2 ms. Compacting when one row in so
 * many is new or gone keeps the cost per row constant however large the table grows. The table of articles
 * waits longer, because LanceDB writes all of it anew. During an ingest, more rows follow and may wait.
 */
const ROWS_PER_CHANGE = {
  'at rest': { articles: 16, passages: 25 },
  writing: { articles: 4, passages: 4 },
};
/** Fewer new rows are searched without an index; at rest, unless they are half of the table. */
const MIN_NEW = {
  'at rest': { articles: 300, passages: 1_000 },
  writing: { articles: 2_000, passages: 10_000 },
};
/** However large the store is: 30,000 passages outside the index slow a search by some 60 ms. */
const MOST_NEW = { articles: 10_000, passages: 30_000 };
type When = keyof typeof ROWS_PER_CHANGE;
const MIN_CHANGES = 100;
/** No version is younger than this, so all but the current one are deleted. */
const ALL_OLD_VERSIONS = { cleanupOlderThan: new Date(Date.UTC(2200, 0, 1)) };
/** The full-text index of formats before 3. */
const OLD_TEXT_INDEX = 'content_idx';
/** The number of articles that a rebuild reads at once; a few megabytes of text. */
const REBUILD_BATCH = 512;

/**
 * Removes orphaned passages, and compacts the tables if enough has changed. `removedPassages` is the
 * number of passages removed since the last compaction; while `writing`, it may grow. Returns whether it
 * compacted.
 */
export async function compactTables(
  tables: Tables,
  { removedPassages, when, memory }: { removedPassages: number; when: When; memory: StoreMemory },
): Promise<boolean> {
  const { articles, passages } = tables;
  let orphans = 0;
  if (when === 'at rest' && !(await memory.isWhole())) {
    orphans = await removeOrphans(tables);
    await memory.foundWhole();
  }
  const removed = removedPassages + orphans;
  const due: Table[] = [];
  for (const name of ['articles', 'passages'] as const)
    if (await isWorthIt(tables[name], { removed, name, when })) due.push(tables[name]);
  if (due.length === 0) return false;
  // Stores of older versions lack some.
  await createIndexes(articles, 'articles');
  await createIndexes(passages, 'passages');
  await indexVectors(passages);
  // One after the other, which takes half the memory of both at once.
  for (const table of due) {
    await table.optimize(ALL_OLD_VERSIONS);
    // The first call leaves the files that it has just replaced.
    if (removed > 0) await table.optimize(ALL_OLD_VERSIONS);
  }
  return true;
}

/** `removed` is a number of passages, the articles of which are gone, too. */
async function isWorthIt(
  table: Table,
  { removed, name, when }: { removed: number; name: 'articles' | 'passages'; when: When },
): Promise<boolean> {
  const [rows, added] = [await table.countRows(), await unindexedRows(table)];
  const share = rows / ROWS_PER_CHANGE[when][name];
  if (removed >= Math.max(MIN_CHANGES, share)) return true;
  const half = when === 'at rest' ? Math.max(MIN_CHANGES, rows / 2) : Infinity;
  return added >= Math.min(Math.max(MIN_NEW[when][name], share), half, MOST_NEW[name]);
}

/**
 * Deletes the passages that a crash left without a current article, and returns their number. There
 * are none if the table of passages has as many rows as the articles count together. If that count
 * is wrong, as in a store of format 1, it is corrected.
 */
async function removeOrphans({ articles, passages }: Tables): Promise<number> {
  const before = await passages.countRows();
  if (before === (await countedPassages(articles))) return 0;
  const revisions = new Map(await idsAndRevisions(articles, 'id'));
  const counts = new Map([...revisions.keys()].map((id) => [id, 0]));
  const orphans = new Map<string, Set<string>>();
  for (const [id, revision] of await idsAndRevisions(passages, 'article_id')) {
    if (revisions.get(id) === revision) counts.set(id, (counts.get(id) ?? 0) + 1);
    else orphans.set(revision, (orphans.get(revision) ?? new Set()).add(id));
  }
  for (const [revision, ids] of orphans) {
    const isOrphan = [isOneOf('revision', [revision]), isOneOf('article_id', [...ids])];
    await passages.delete(isOrphan.join(' AND '));
  }
  const after = await passages.countRows();
  if (after !== (await countedPassages(articles)) && counts.size > 0)
    await articles.mergeInsert('id').whenMatchedUpdateAll().execute(passageCountRows(counts));
  return before - after;
}

/** The sum of the articles' own counts of their passages. */
async function countedPassages(articles: Table): Promise<number> {
  const rows = await articles.query().select(['passages']).toArrow();
  let sum = 0;
  for (const count of rows.getChild('passages') ?? []) sum += Number(count);
  return sum;
}

/** The article id and the revision of every row. */
async function idsAndRevisions(
  table: Table,
  idColumn: string,
): Promise<[id: string, revision: string][]> {
  const rows = await table.query().select([idColumn, 'revision']).toArrow();
  const [ids, revisions] = [rows.getChild(idColumn), rows.getChild('revision')];
  return Array.from({ length: rows.numRows }, (_, index) => [
    String(ids?.get(index)),
    String(revisions?.get(index)),
  ]);
}

/**
 * Fills a new table of passages from the stored articles, makes the terms of the articles anew, makes
 * the new table the current one, and drops the old one. Returns the tables to use from then on. A crash
 * before the end leaves the store as it was, in its format.
 */
export async function rebuildTables(
  tables: Tables,
  embedder: StoreEmbedder,
  index: (articles: Article[]) => Promise<IndexedArticle[]>,
): Promise<Tables> {
  const { connection, articles } = tables;
  const generation = tables.generation + 1;
  const { dimensions } = embedder;
  await addMissingColumns(articles);
  const passages = await createPassages(connection, generation, dimensions);
  const ids = (await idsAndRevisions(articles, 'id')).map(([id]) => id);
  for (const some of chunks(ids, REBUILD_BATCH)) {
    const query = articles.query().where(isOneOf('id', some));
    const rows = await plainRows(query.select([...revisedShape.columns]));
    const stored = rows.map((row) => revisedShape.read(row));
    const revisions = new Map(stored.map(({ article, revision }) => [article.id, revision]));
    const indexed = withTerms(await index(stored.map(({ article }) => article)));
    const revisionOf = (id: string): string => revisions.get(id) ?? '';
    const newRows = passageRows(indexed, { dimensions, revisionOf });
    if (newRows !== null) await passages.add(newRows);
    await articles.mergeInsert('id').whenMatchedUpdateAll().execute(articleTermsRows(indexed));
  }
  await indexTermsOf(articles);
  if ((await articles.listIndices()).some(({ name }) => name === OLD_TEXT_INDEX))
    await articles.dropIndex(OLD_TEXT_INDEX);
  await indexVectors(passages);
  await passages.optimize();
  await commitAbout(connection, { ...tables, generation }, embedder);
  await connection.dropTable(passagesName(tables.generation));
  return { ...tables, passages, generation, dimensions };
}

/** Adds the columns that stores of older formats lack. */
async function addMissingColumns(articles: Table): Promise<void> {
  const present = new Set((await articles.schema()).fields.map(({ name }) => name));
  const missing = articlesSchema.fields.filter(({ name }) => !present.has(name));
  if (missing.length === 0) return;
  await articles.addColumns(
    missing.map(({ name, type }) => ({ name, valueSql: `CAST(NULL AS ${sqlType(type)})` })),
  );
}

function sqlType(type: DataType): string {
  if (type instanceof Utf8) return 'STRING';
  return type instanceof Int32 ? 'INT' : 'BINARY';
}
