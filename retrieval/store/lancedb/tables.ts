import { mkdir } from 'node:fs/promises';
import { connect, type Connection, Index, type Table } from '@lancedb/lancedb';
import type { Schema } from 'apache-arrow';
import { z } from 'zod';
import { reasonOf } from '../../../corpus/errors.ts';
import { EmbedderMismatch, StoreTooNew } from '../../errors.ts';
import { storeFault } from './fault.ts';
import { aboutSchema, articlesSchema, passagesSchema, STORE_FORMAT } from './schema.ts';
import type { WriterLock } from './writer-lock.ts';

/** Which embedder fills the store. */
export type StoreEmbedder = { id: string; dimensions: number };

export type Tables = {
  connection: Connection;
  about: Table;
  articles: Table;
  passages: Table;
  dimensions: number;
  /** The number in the name of the table of passages; a rebuild writes the next one. */
  generation: number;
};

/** What a store says about itself; see `aboutSchema`. */
export type About = z.infer<typeof aboutRow>;

const aboutRow = z.object({
  format: z.number(),
  embedder: z.string(),
  dimensions: z.number(),
  passages: z.string(),
});

/** What LanceDB says of a table without a version. */
const NOT_THERE = /^Table '\w+' was not found/u;

/**
 * Opens the tables at an address (a folder, `s3://…`, `db://…`), making them under the lock where
 * there are none.
 * @throws StoreTooNew, EmbedderMismatch, StoreUnavailable (damaged, no rights, no room).
 */
export async function openTables(
  address: string,
  embedder: StoreEmbedder,
  { forRebuild, lock }: { forRebuild: boolean; lock: WriterLock },
): Promise<Tables> {
  try {
    const connection = await connectTo(address);
    const aboutTable =
      (await openIfThere(connection, 'about')) ??
      (await lock(async () => await madeTables(connection, embedder)));
    const about = await readAbout(aboutTable);
    if (about.format > STORE_FORMAT) throw new StoreTooNew(address, about.format);
    if (about.embedder !== embedder.id && !forRebuild)
      throw new EmbedderMismatch({ address, stored: about.embedder, configured: embedder.id });
    return {
      connection,
      about: aboutTable,
      articles: await connection.openTable('articles'),
      passages: await connection.openTable(about.passages),
      dimensions: about.dimensions,
      generation: Number(about.passages.slice('passages_'.length)),
    };
  } catch (error) {
    throw storeFault(address, error);
  }
}

/** What the store says about itself by now. */
export async function readAbout(about: Table): Promise<About> {
  return aboutRow.parse((await about.query().toArray())[0]);
}

/** Lets go of everything that `openTables` opened. */
export function closeTables({ connection, about, articles, passages }: Tables): void {
  for (const table of [about, articles, passages]) table.close();
  connection.close();
}

/** Makes an empty table of passages with its indexes. */
export async function createPassages(
  connection: Connection,
  generation: number,
  dimensions: number,
): Promise<Table> {
  const schema = passagesSchema(dimensions);
  const table = await createFresh(connection, `passages_${generation}`, schema);
  await table.createIndex('content', { config: wordIndex() });
  await table.createIndex('article_id', { config: Index.btree() });
  await table.createIndex('published_at', { config: Index.btree() });
  await table.createIndex('source', { config: Index.bitmap() });
  return table;
}

/** Makes one table of passages the valid one, in one commit. */
export async function commitAbout(
  connection: Connection,
  generation: number,
  embedder: StoreEmbedder,
): Promise<void> {
  const row = {
    format: STORE_FORMAT,
    embedder: embedder.id,
    dimensions: embedder.dimensions,
    passages: `passages_${generation}`,
  };
  const table = await connection.createTable('about', [row], {
    mode: 'overwrite',
    schema: aboutSchema,
  });
  table.close();
}

async function connectTo(address: string): Promise<Connection> {
  if (!address.includes('://')) await mkdir(address, { recursive: true });
  // Zero: every read sees what another process has committed; a look at the version takes 0.1 ms.
  return await connect(address, { readConsistencyInterval: 0 });
}

/** The table `about` of tables that another process has just made, or that are made now. */
async function madeTables(connection: Connection, embedder: StoreEmbedder): Promise<Table> {
  const made = await openIfThere(connection, 'about');
  if (made !== null) return made;
  await createTables(connection, embedder);
  return await connection.openTable('about');
}

/** The row in `about` comes last: a crash before it leaves a folder that the next opening starts over. */
async function createTables(connection: Connection, embedder: StoreEmbedder): Promise<void> {
  await assertNothingStored(connection);
  const articles = await createFresh(connection, 'articles', articlesSchema);
  await articles.createIndex('content', { config: wordIndex() });
  await articles.createIndex('id', { config: Index.btree() });
  await articles.createIndex('published_at', { config: Index.btree() });
  await articles.createIndex('source', { config: Index.bitmap() });
  const passages = await createPassages(connection, 1, embedder.dimensions);
  await commitAbout(connection, 1, embedder);
  for (const table of [articles, passages]) table.close();
}

/** Null where there is no such table, or only the folder for one: somebody is making it, or crashed. */
async function openIfThere(connection: Connection, name: string): Promise<Table | null> {
  if (!(await connection.tableNames()).includes(name)) return null;
  try {
    return await connection.openTable(name);
  } catch (error) {
    if (NOT_THERE.test(reasonOf(error))) return null;
    throw error;
  }
}

/** What a crash left while the tables were being made is empty; anything else is not ours to drop. */
async function assertNothingStored(connection: Connection): Promise<void> {
  const begun = await connection.tableNames();
  if (!begun.includes('articles')) return;
  // One table is made after the other: where a later one was begun, this one was whole.
  const isWhole = begun.includes('about');
  const articles = await (isWhole
    ? connection.openTable('articles')
    : openIfThere(connection, 'articles'));
  const rows = (await articles?.countRows()) ?? 0;
  articles?.close();
  if (rows > 0) throw new Error(`it holds ${rows} articles, and its table "about" is missing`);
}

/** An empty table, in the place of what a crash may have left there. */
async function createFresh(connection: Connection, name: string, schema: Schema): Promise<Table> {
  if ((await connection.tableNames()).includes(name)) await connection.dropTable(name);
  return await connection.createEmptyTable(name, schema);
}

function wordIndex(): Index {
  return Index.fts({
    withPosition: false,
    lowercase: true,
    asciiFolding: true,
    stem: true,
    removeStopWords: true,
    language: 'English',
  });
}
