import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { StateUnavailable } from '../errors.ts';

const ending = '.sqlite';

/**
 * Copies every database in the bot's data folder to another folder. Each copy is a consistent
 * snapshot, even while the bot runs. Returns the file names.
 * @throws StateUnavailable.
 */
export async function backUpState(folder: string, into: string): Promise<string[]> {
  const names = await databasesIn(folder);
  await mkdir(into, { recursive: true });
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
 * Replaces the databases in the bot's data folder with those of a backup, each atomically. The bot
 * must not run. Returns the file names.
 * @throws StateUnavailable if a file is not a valid database; nothing is replaced then.
 */
export async function restoreState(from: string, folder: string): Promise<string[]> {
  await assertIntact(from);
  const names = await databasesIn(from);
  await mkdir(folder, { recursive: true });
  for (const name of names) {
    const target = join(folder, name);
    await copyFile(join(from, name), `${target}.new`);
    // The write-ahead log of the old database must not be applied to the new one.
    for (const suffix of ['-wal', '-shm']) await rm(`${target}${suffix}`, { force: true });
    await rename(`${target}.new`, target);
  }
  return names;
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
