// The state in an SQLite file.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DatelineError, errorCodes } from '../../corpus/errors.ts';
import { StateFault, StateTooNew, StateUnavailable } from '../errors.ts';
import type { Schema } from './schema.ts';
import type { Sql, StateDatabase } from './sql.ts';

/** How long to wait for another process that writes, in milliseconds. */
const BUSY_MILLISECONDS = 2000;

/**
 * The state in a file, which is created with its folder, or `:memory:` for state that is gone with the
 * process. All processes that use a file are on one machine.
 */
export function sqliteDatabase(path: string, schema: Schema): StateDatabase {
  let open: DatabaseSync | null = null;
  const inTurn = oneAfterAnother();
  const use = async <T>(work: (database: DatabaseSync) => Promise<T>): Promise<T> =>
    await inTurn(async () => {
      open ??= openAt(path, schema);
      try {
        return await work(open);
      } catch (cause) {
        if (cause instanceof DatelineError) throw cause;
        throw isOfFile(cause) ? new StateUnavailable(path, cause) : new StateFault(path, cause);
      }
    });
  return {
    address: path,
    use: async (work) => await use(async (database) => await work(sqlOf(database))),
    // One writer at a time is all that SQLite has, whatever a transaction is about.
    transaction: async (_, work) =>
      await use(
        async (database) => await inTransaction(database, async () => await work(sqlOf(database))),
      ),
    snapshot: async (work) =>
      await use(
        async (database) =>
          await inTransaction(database, async () => await work(sqlOf(database)), 'DEFERRED'),
      ),
    assertWritable: async () => await use(async (database) => tryToWrite(database)),
    close: async () =>
      await inTurn(async () => {
        open?.close();
        open = null;
      }),
  };
}

/**
 * A connection has one transaction, which has to end before other statements come.
 */
function oneAfterAnother(): <T>(work: () => Promise<T>) => Promise<T> {
  let before: Promise<unknown> = Promise.resolve();
  return async (work) => {
    const result = before.then(work, work);
    before = result;
    return await result;
  };
}

function sqlOf(database: DatabaseSync): Sql {
  return {
    all: async (statement, ...values) => database.prepare(statement).all(...values),
    get: async (statement, ...values) => database.prepare(statement).get(...values),
    run: async (statement, ...values) => Number(database.prepare(statement).run(...values).changes),
    skipLocked: '',
    // The next number is one above the greatest.
    countOn: async () => await Promise.resolve(),
  };
}

async function inTransaction<T>(
  database: DatabaseSync,
  work: () => Promise<T>,
  kind: 'IMMEDIATE' | 'DEFERRED' = 'IMMEDIATE',
): Promise<T> {
  database.exec(`BEGIN ${kind}`);
  try {
    const result = await work();
    database.exec('COMMIT');
    return result;
  } finally {
    // A failed statement leaves the transaction open; on a full disk SQLite has rolled back already.
    if (database.isTransaction) database.exec('ROLLBACK');
  }
}

function tryToWrite(database: DatabaseSync): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    database.exec('CREATE TABLE probe (probe TEXT)');
  } finally {
    if (database.isTransaction) database.exec('ROLLBACK');
  }
}

/** @throws StateUnavailable, StateTooNew. */
function openAt(path: string, schema: Schema): DatabaseSync {
  try {
    mkdirSync(dirname(path), { recursive: true });
    const database = new DatabaseSync(path, { timeout: BUSY_MILLISECONDS });
    try {
      // In WAL mode readers, such as the doctor, and the bot do not block each other.
      database.exec('PRAGMA journal_mode = WAL');
      migrate(database, path, schema);
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  } catch (cause) {
    throw cause instanceof StateTooNew ? cause : new StateUnavailable(path, cause);
  }
}

/** SQLite's results that are the fault of a statement: error, mismatch, misuse and the like. */
const STATEMENT_FAULTS: ReadonlySet<number> = new Set([1, 12, 17, 18, 19, 20, 21, 25]);

/** Whether the file or its disk is at fault, rather than a statement, a record or other code. */
function isOfFile(error: unknown): boolean {
  const { code, errcode } = errorCodes(error);
  return code === 'ERR_SQLITE_ERROR' && !STATEMENT_FAULTS.has(errcode);
}

/** `user_version` counts the steps that a database has taken. */
function migrate(database: DatabaseSync, path: string, { sqlite: steps }: Schema): void {
  const versionOf = (): number =>
    Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
  if (versionOf() === steps.length) return;
  if (versionOf() > steps.length) throw new StateTooNew(path, versionOf());
  database.exec('BEGIN IMMEDIATE');
  try {
    // Another process may have migrated while this one waited for the lock.
    for (const step of steps.slice(versionOf())) database.exec(step);
    database.exec(`PRAGMA user_version = ${steps.length}`);
    database.exec('COMMIT');
  } finally {
    if (database.isTransaction) database.exec('ROLLBACK');
  }
}
