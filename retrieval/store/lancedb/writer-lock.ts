import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { StoreBusy } from '../../errors.ts';

/** Lets one piece of work at a time, among all processes, write to a store. */
export type WriterLock = <T>(work: () => Promise<T>) => Promise<T>;

type WriterLockOptions = {
  /** Called once per piece of work that has to wait for longer than a moment. */
  onWait?: (sentence: string) => void;
  /** How often a busy store is asked again before giving up: twenty times a second. */
  mostTries?: number;
};

const PAUSE_MILLISECONDS = 50;
/** Ten minutes: the time to index a large corpus anew. */
const MOST_TRIES = 12_000;
/** Two seconds. */
const TRIES_OF_A_MOMENT = 40;
const SQLITE_BUSY = z.object({ errcode: z.literal(5) });

/**
 * The lock of the store in a folder: SQLite's on a file in it, which the system lets go of when its
 * holder ends in whatever way, so that it is never stale. Elsewhere LanceDB's commits have to do.
 * @throws StoreBusy when another writer does not end.
 */
export function writerLock(address: string, options: WriterLockOptions = {}): WriterLock {
  if (address.includes('://')) return async (work) => await work();
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
  { onWait, mostTries = MOST_TRIES }: WriterLockOptions,
): Promise<DatabaseSync> {
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const held = tryToAcquire(join(address, 'writer.lock'));
    if (held !== null) return held;
    if (tries === TRIES_OF_A_MOMENT)
      onWait?.(`Another process is writing to the store at ${address}; waiting until it is done.`);
    await pause(PAUSE_MILLISECONDS);
  }
  throw new StoreBusy(address);
}

/** Null when another holds it. */
function tryToAcquire(path: string): DatabaseSync | null {
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database.close();
    if (SQLITE_BUSY.safeParse(error).success) return null;
    throw error;
  }
}
