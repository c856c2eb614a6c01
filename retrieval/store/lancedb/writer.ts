// Writes, removes and moves articles, and locks the store: one writer runs at a time.
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { StoreBusy } from '../../errors.ts';
import { isFolder } from '../address.ts';
import { chunks } from '../chunks.ts';
import type { IndexedArticle } from '../store.ts';
import type { StoreMemory } from './memory.ts';
import { articleRows, passageRows, plainRows, twinShape, withTerms } from './records.ts';
import { isOneOf } from './schema.ts';
import type { Tables, WriterLock } from './tables.ts';

/** How many ids one SQL condition names at most. */
const MAX_IDS = 1_000;

type LockOptions = {
  /** Called once per piece of work that waits longer than a moment, with one sentence. */
  onWait?: (sentence: string) => void;
  /** How often the lock is tried, at 20 tries per second. */
  maxTries?: number;
};

const PAUSE_MILLISECONDS = 50;
/** Ten minutes, which is enough to re-index a large corpus. */
const MAX_TRIES = 12_000;
/** Two seconds. */
const TRIES_BEFORE_NOTICE = 40;
const sqliteBusy = z.object({ errcode: z.literal(5) });

/**
 * Writes articles under a new revision: first the passages, then the articles, which commits them,
 * and last it deletes the passages of earlier revisions. `memory` spares what it knows, and learns.
 */
export async function writeArticles(
  { articles, passages, dimensions }: Tables,
  given: readonly IndexedArticle[],
  revision: string,
  memory?: StoreMemory,
): Promise<void> {
  if (given.length === 0) return;
  // If an id occurs twice, the last article counts.
  const batch = withTerms([...new Map(given.map((item) => [item.article.id, item])).values()]);
  const ids = batch.map(({ article }) => article.id);
  const known = (await memory?.knownAmong(ids)) ?? (await articles.countRows(isOneOf('id', ids)));
  const newPassages = passageRows(batch, { dimensions, revisionOf: () => revision });
  const written = batch.map(({ article, item = null }) => ({ ...article, item }));
  const commits = { count: 0, version: await passages.version() };
  if (newPassages !== null) {
    commits.version = (await passages.add(newPassages)).version;
    commits.count += 1;
  }
  if (known === 0) {
    const { version } = await articles.add(articleRows(batch, revision));
    memory?.wrote({ articles: { count: 1, version }, passages: commits }, written, true);
    return;
  }
  const { version } = await articles
    .mergeInsert('id')
    .whenMatchedUpdateAll()
    .whenNotMatchedInsertAll()
    .execute(articleRows(batch, revision));
  const earlier = `${isOneOf('article_id', ids)} AND revision <> '${revision}'`;
  commits.version = (await passages.delete(earlier)).version;
  commits.count += 1;
  memory?.wrote({ articles: { count: 1, version }, passages: commits }, written, false);
}

/** Removes articles, which hides their passages, then the passages; returns the number of those. */
export async function removeArticles(
  { articles, passages }: Tables,
  ids: readonly string[],
): Promise<number> {
  const before = await passages.countRows();
  for (const some of chunks(ids, MAX_IDS)) {
    await articles.delete(isOneOf('id', some));
    await passages.delete(isOneOf('article_id', some));
  }
  return before - (await passages.countRows());
}

/** Assigns articles to a story, a thousand per commit. */
export async function moveArticles(
  { articles }: Tables,
  ids: readonly string[],
  story: string,
  memory: StoreMemory,
): Promise<void> {
  for (const some of chunks(ids, MAX_IDS)) {
    const where = isOneOf('id', some);
    const rows = await plainRows(
      articles
        .query()
        .select([...twinShape.columns])
        .where(where),
    );
    const { version } = await articles.update({ where, values: { story } });
    const moved = rows.map((row) => twinShape.read(row));
    memory.moved({ count: 1, version }, moved);
  }
}

/**
 * The lock of a store in a folder: an exclusive SQLite transaction on a file in it. The operating
 * system releases it when its process ends for whatever reason, so it is never stale. Stores on
 * other addresses have no lock and rely on LanceDB's commits.
 * @throws StoreBusy when another writer holds the lock too long.
 */
export function writerLock(address: string, options: LockOptions = {}): WriterLock {
  if (!isFolder(address)) return async (work) => await work();
  return async (work) => {
    const held = await acquire(address, options);
    try {
      return await work();
    } finally {
      held.close();
    }
  };
}

async function acquire(
  address: string,
  { onWait, maxTries = MAX_TRIES }: LockOptions,
): Promise<DatabaseSync> {
  for (let tries = 1; tries <= maxTries; tries += 1) {
    const held = tryToAcquire(join(address, 'writer.lock'));
    if (held !== null) return held;
    if (tries === TRIES_BEFORE_NOTICE)
      onWait?.(`Another process is writing to the store at ${address}; waiting until it is done.`);
    await pause(PAUSE_MILLISECONDS);
  }
  throw new StoreBusy(address);
}

/** Null if another connection holds the lock. */
function tryToAcquire(path: string): DatabaseSync | null {
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database.close();
    if (sqliteBusy.safeParse(error).success) return null;
    throw error;
  }
}
