import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StateTooNew, StateUnavailable } from '../ports/errors.ts';
import { migrations } from './migrations.ts';

/** What the bot remembers, in one SQLite file. One process writes, any number read. */
export type StateFile = {
  /**
   * Works on the open database; the file and its folder are made on first use.
   * @throws StateUnavailable: no rights, no room, not a database. StateTooNew.
   */
  use<T>(work: (database: DatabaseSync) => T): Promise<T>;
  close(): Promise<void>;
};

/** The state at a path; nothing is opened before it is used, so a fault arrives where it is met. */
export function openStateFile(path: string): StateFile {
  let open: DatabaseSync | null = null;
  return {
    // Async for the sake of the ports: a fault arrives as a rejection.
    use: async (work) => {
      try {
        open ??= openDatabase(path);
        return work(open);
      } catch (cause) {
        if (cause instanceof StateTooNew) throw cause;
        throw new StateUnavailable(path, cause);
      }
    },
    close: async () => {
      open?.close();
      open = null;
    },
  };
}

function openDatabase(path: string): DatabaseSync {
  mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(path, { timeout: 2000 });
  try {
    // Readers (the doctor, a second process) and the bot do not lock each other out.
    database.exec('PRAGMA journal_mode = WAL');
    migrate(database, path);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Takes the file through the migrations that it has not seen, all or none of them. */
function migrate(database: DatabaseSync, path: string): void {
  const versionOf = (): number =>
    Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
  if (versionOf() === migrations.length) return;
  if (versionOf() > migrations.length) throw new StateTooNew(path, versionOf());
  database.exec('BEGIN IMMEDIATE');
  try {
    // Another process may have been first.
    for (const migration of migrations.slice(versionOf())) database.exec(migration);
    database.exec(`PRAGMA user_version = ${migrations.length}; COMMIT`);
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
