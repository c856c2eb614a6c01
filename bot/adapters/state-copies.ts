import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { StateUnavailable } from '../ports/errors.ts';

const ending = '.sqlite';

/**
 * Copies every database of the bot's folder into another one, each whole and in one state although
 * the bot goes on writing. Returns the names of the files.
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
 * Puts the databases of a backup in place of those of the bot's folder, each at one stroke. The bot
 * must not run. Returns the names of the files.
 * @throws StateUnavailable for a file that is no database; then nothing has been replaced.
 */
export async function restoreState(from: string, folder: string): Promise<string[]> {
  const names = await databasesIn(from);
  for (const name of names) assertWhole(join(from, name));
  await mkdir(folder, { recursive: true });
  for (const name of names) {
    const target = join(folder, name);
    await copyFile(join(from, name), `${target}.new`);
    // What the old file had not yet taken in is not part of the new one.
    for (const suffix of ['-wal', '-shm']) await rm(`${target}${suffix}`, { force: true });
    await rename(`${target}.new`, target);
  }
  return names;
}

async function databasesIn(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  return (await readdir(folder)).filter((name) => name.endsWith(ending)).toSorted();
}

function assertWhole(path: string): void {
  try {
    const database = new DatabaseSync(path, { readOnly: true });
    const verdict = database.prepare('PRAGMA integrity_check').get()?.['integrity_check'];
    database.close();
    if (verdict !== 'ok') throw new Error(String(verdict));
  } catch (cause) {
    throw new StateUnavailable(path, cause);
  }
}
