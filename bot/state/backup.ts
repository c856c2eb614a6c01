// Copies the state and the list of feeds to a folder, and back.
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { type Config, FEED_LIST, STATE_FILE } from '../config.ts';
import { StateUnavailable } from '../errors.ts';
import { copyRows } from './copy.ts';
import { postgresDatabase } from './postgres.ts';
import { feedSchema, type Schema, stateSchema } from './schema.ts';
import type { StateDatabase } from './sql.ts';
import { sqliteDatabase } from './sqlite.ts';

/** Where the state is. */
type StatePlace = Pick<Config, 'DATELINE_DATA' | 'DATELINE_STATE'>;

const ending = '.sqlite';

/** The files of a backup. The feeds come first: what they read meanwhile is read again after a restore. */
const schemas: Readonly<Record<string, Schema>> = {
  [FEED_LIST]: feedSchema,
  [STATE_FILE]: stateSchema,
};

/**
 * Copies the state to files of SQLite in a folder, wherever it is, so that a backup can be restored
 * anywhere. Each copy is a consistent snapshot, even while the bot runs. Returns the file names.
 * @throws StateUnavailable, StateFault.
 */
export async function backUpState(
  { DATELINE_DATA: folder, DATELINE_STATE: address }: StatePlace,
  into: string,
): Promise<string[]> {
  await mkdir(into, { recursive: true });
  if (address !== undefined) {
    for (const [name, schema] of Object.entries(schemas))
      await copied(
        postgresDatabase(address, schema),
        sqliteDatabase(join(into, name), schema),
        schema,
      );
    return Object.keys(schemas);
  }
  const names = await databasesIn(folder);
  for (const name of names) {
    const source = join(folder, name);
    try {
      const database = new DatabaseSync(source, { readOnly: true, timeout: 5000 });
      await backup(database, join(into, name));
      database.close();
    } catch (cause) {
      throw new StateUnavailable(source, cause);
    }
  }
  return names;
}

/**
 * Replaces the state by that of a backup, wherever the settings say that it is. The bot must not run.
 * Returns the file names.
 * @throws StateUnavailable if a file is not a valid database; nothing is replaced then. StateFault.
 */
export async function restoreState(from: string, place: StatePlace): Promise<string[]> {
  await assertIntact(from);
  const names = await databasesIn(from);
  if (place.DATELINE_STATE === undefined) await restoreFiles(names, from, place.DATELINE_DATA);
  else await restoreRows(names, from, place.DATELINE_STATE);
  return names;
}

/** Each file is replaced atomically. */
async function restoreFiles(names: readonly string[], from: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of names) {
    const target = join(folder, name);
    await copyFile(join(from, name), `${target}.new`);
    // The write-ahead log of the old database must not be applied to the new one.
    for (const suffix of ['-wal', '-shm']) await rm(`${target}${suffix}`, { force: true });
    await rename(`${target}.new`, target);
  }
}

async function restoreRows(names: readonly string[], from: string, address: string): Promise<void> {
  // Opening a database may change it, and the backup stays as it is.
  const aside = await mkdtemp(join(tmpdir(), 'dateline-restore-'));
  try {
    for (const name of names) {
      const schema = schemas[name];
      if (schema === undefined) continue;
      const path = join(aside, name);
      await copyFile(join(from, name), path);
      await copied(sqliteDatabase(path, schema), postgresDatabase(address, schema), schema);
    }
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

async function copied(from: StateDatabase, to: StateDatabase, schema: Schema): Promise<void> {
  try {
    await copyRows(from, to, schema);
  } finally {
    await Promise.all([from.close(), to.close()]);
  }
}

/**
 * Checks every database in a folder.
 * @throws StateUnavailable if one is not a valid database.
 */
export async function assertIntact(folder: string): Promise<void> {
  for (const name of await databasesIn(folder)) assertValid(join(folder, name));
}

async function databasesIn(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  return (await readdir(folder)).filter((name) => name.endsWith(ending)).toSorted();
}

function assertValid(path: string): void {
  try {
    const database = new DatabaseSync(path, { readOnly: true });
    const verdict = database.prepare('PRAGMA integrity_check').get()?.['integrity_check'];
    database.close();
    if (verdict !== 'ok') throw new Error(String(verdict));
  } catch (cause) {
    throw new StateUnavailable(path, cause);
  }
}
