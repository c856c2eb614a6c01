// Opens the tables of a store, or creates them; a crash in between does no harm.
import { type Connection, connect, Session, type Table } from '@lancedb/lancedb';
import type { Schema } from 'apache-arrow';
import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isFolder } from '../address.ts';
import { reasonOf } from '../../../corpus/errors.ts';
import { EmbedderMismatch, StoreOutdated, StoreTooNew } from '../../errors.ts';
import type { StoreEmbedder } from '../store.ts';
import { createIndexes } from './indexes.ts';
import { aboutSchema, articlesSchema, passagesSchema, STORE_FORMAT } from './schema.ts';

/** The open tables of a store. */
export type Tables = {
  connection: Connection;
  about: Table;
  articles: Table;
  passages: Table;
  dimensions: number;
  /** The number in the name of the table of passages; each rebuild adds one. */
  generation: number;
  /** Tells this store from others; null for one of an old version. */
  id: string | null;
};

/** The row of the table `about`; see `aboutSchema`. */
export type About = z.infer<typeof aboutRow>;

/** Runs one piece of work at a time, across processes. */
export type WriterLock = <T>(work: () => Promise<T>) => Promise<T>;

const aboutRow = z.object({
  format: z.number(),
  embedder: z.string(),
  dimensions: z.number(),
  passages: z.string(),
  id: z
    .string()
    .nullish()
    .transform((id) => id ?? null),
});

/** The table whose row says which tables are current; without it there is no store. */
export const ABOUT = 'about';

/** What LanceDB says of a table whose folder holds no version yet. */
const NOT_FOUND = /^Table '\w+' was not found/u;

/**
 * Opens the tables at an address (a folder, `s3://…`). Where there are none, it creates
 * them, under the lock.
 * @throws StoreTooNew, StoreOutdated, EmbedderMismatch, and what LanceDB throws.
 */
export async function openTables(options: {
  address: string;
  embedder: StoreEmbedder;
  /** Whether an older format and vectors of another embedder are accepted. */
  forRebuild: boolean;
  lock: WriterLock;
  /** Creates the id of a new store. */
  newId: () => string;
}): Promise<Tables> {
  const { address, embedder, forRebuild, lock, newId } = options;
  const connection = await connectTo(address);
  const aboutTable =
    (await openIfPresent(connection, ABOUT)) ??
    (await lock(async () => await openOrCreate(connection, embedder, newId)));
  const about = await readAbout(aboutTable);
  if (about.format > STORE_FORMAT) throw new StoreTooNew(address, about.format);
  if (about.embedder !== embedder.id && !forRebuild)
    throw new EmbedderMismatch({ address, stored: about.embedder, configured: embedder.id });
  if (about.format < STORE_FORMAT && !forRebuild) throw new StoreOutdated(address);
  return {
    connection,
    about: aboutTable,
    articles: await connection.openTable('articles'),
    passages: await connection.openTable(about.passages),
    dimensions: about.dimensions,
    generation: Number(about.passages.slice('passages_'.length)),
    id: about.id,
  };
}

/** Reads the current row of `about`, which another process may have changed. */
export async function readAbout(about: Table): Promise<About> {
  return aboutRow.parse((await about.query().toArray())[0]);
}

/** Closes everything that `openTables` opened. */
export function closeTables({ connection, about, articles, passages }: Tables): void {
  for (const table of [about, articles, passages]) table.close();
  connection.close();
}

/** Creates an empty, indexed table of passages. It is not used before `commitAbout` names it. */
export async function createPassages(
  connection: Connection,
  generation: number,
  dimensions: number,
): Promise<Table> {
  const name = passagesName(generation);
  const table = await createEmpty(connection, name, passagesSchema(dimensions));
  await createIndexes(table, 'passages');
  return table;
}

/** Makes a table of passages the current one, in one commit. */
export async function commitAbout(
  connection: Connection,
  { generation, id }: Pick<Tables, 'generation' | 'id'>,
  embedder: StoreEmbedder,
): Promise<void> {
  const row: About = {
    format: STORE_FORMAT,
    embedder: embedder.id,
    dimensions: embedder.dimensions,
    passages: passagesName(generation),
    id,
  };
  const table = await connection.createTable(ABOUT, [row], {
    mode: 'overwrite',
    schema: aboutSchema,
  });
  table.close();
}

/**
 * The name of a table of passages. LanceDB's own property throws while another call to the table is under
 * way.
 */
export function passagesName(generation: number): string {
  return `passages_${generation}`;
}

/** Connects to an address; its folder is created where it is missing. */
export async function connectTo(address: string): Promise<Connection> {
  const isOnDisk = isFolder(address);
  if (isOnDisk) await mkdir(address, { recursive: true });
  const session = cachesFor(isOnDisk ? await bytesIn(address) : REMOTE_BYTES);
  // Zero: each read sees what other processes have committed. Checking the version takes 0.1 ms. The
  // session is an option, since LanceDB 0.39 does not read it as an argument of its own.
  return await connect(address, { readConsistencyInterval: 0, session });
}

/** Each read of a remote store takes a request, so that more of it is kept in memory. */
const REMOTE_BYTES = 256_000_000;

/**
 * What LanceDB keeps in memory of the indexes and the metadata of a store, its own limits being 6 and
 * 1 GB. Questions to a store of 143 MB use 54 MB, and take up to twice the time with less. The rest is
 * what was written over: LanceDB keeps each version until a limit is met, or the tables are opened anew.
 */
function cachesFor(bytes: number): Session {
  const between = (least: number, most: number): bigint =>
    BigInt(Math.round(Math.min(Math.max(bytes * USED, least), most)));
  return new Session(between(32_000_000, 1_000_000_000), between(16_000_000, 64_000_000));
}

/** The share of a store that questions use. */
const USED = 0.4;

/** The size of the files in a folder. */
async function bytesIn(folder: string): Promise<number> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = files
    .filter((entry) => entry.isFile())
    // Another process may remove a file meanwhile.
    .map(async ({ parentPath, name }) => await stat(join(parentPath, name)).catch(() => null));
  return (await Promise.all(sizes)).reduce((sum, found) => sum + (found?.size ?? 0), 0);
}

/** Opens `about`, which another process may have created while this one waited for the lock. */
async function openOrCreate(
  connection: Connection,
  embedder: StoreEmbedder,
  newId: () => string,
): Promise<Table> {
  const existing = await openIfPresent(connection, ABOUT);
  if (existing !== null) return existing;
  await createTables(connection, embedder, newId());
  return await connection.openTable(ABOUT);
}

/** Writes the row of `about` last: after a crash before that, the next opening starts over. */
async function createTables(
  connection: Connection,
  embedder: StoreEmbedder,
  id: string,
): Promise<void> {
  await assertNoArticles(connection);
  const articles = await createEmpty(connection, 'articles', articlesSchema);
  await createIndexes(articles, 'articles');
  const passages = await createPassages(connection, 1, embedder.dimensions);
  await commitAbout(connection, { generation: 1, id }, embedder);
  for (const table of [articles, passages]) table.close();
}

/** Null if the table is missing, or if its folder holds no version (being created, or a crash). */
async function openIfPresent(connection: Connection, name: string): Promise<Table | null> {
  if (!(await connection.tableNames()).includes(name)) return null;
  try {
    return await connection.openTable(name);
  } catch (error) {
    if (NOT_FOUND.test(reasonOf(error))) return null;
    throw error;
  }
}

/** A crash during creation leaves empty tables, which may be dropped; articles must never be. */
async function assertNoArticles(connection: Connection): Promise<void> {
  const names = await connection.tableNames();
  if (!names.includes('articles')) return;
  // Tables are created in order, so `articles` is complete, and must open, once `about` was begun.
  const articles = names.includes(ABOUT)
    ? await connection.openTable('articles')
    : await openIfPresent(connection, 'articles');
  const rows = (await articles?.countRows()) ?? 0;
  articles?.close();
  if (rows > 0) throw new Error(`it holds ${rows} articles, and its table "about" is missing`);
}

/** Creates a table, replacing what a crash may have left under its name. */
async function createEmpty(connection: Connection, name: string, schema: Schema): Promise<Table> {
  if ((await connection.tableNames()).includes(name)) await connection.dropTable(name);
  return await connection.createEmptyTable(name, schema);
}
