// The state in a PostgreSQL database, which processes on many machines share.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, PoolClient, PoolConfig, QueryResult } from 'pg';
import { DatelineError, errorCodes } from '../../corpus/errors.ts';
import { printableAddress } from '../../corpus/printable-address.ts';
import { StateFault, StateTooNew, StateUnavailable } from '../errors.ts';
import { cureOf } from './postgres-cures.ts';
import type { Schema } from './schema.ts';
import type { Row, Sql, SqlValue, StateDatabase } from './sql.ts';

/** The most connections of a process to one database; more callers wait. */
const MOST_CONNECTIONS = 8;
/** How often a transaction is tried that conflicts with another. */
const MOST_TRIES = 5;
/** Until the second try, in milliseconds; doubles with each. */
const FIRST_PAUSE = 20;
/** A serialization failure, and a deadlock. */
const CONFLICTS: ReadonlySet<string> = new Set(['40001', '40P01']);

/**
 * How each connection behaves. What has an answer has it long before these times, in milliseconds, so
 * whoever waits longer waits for a server, a process or a network that is gone.
 */
export const connectionSettings = {
  application_name: 'dateline',
  connectionTimeoutMillis: 4000,
  query_timeout: 15_000,
  statement_timeout: 10_000,
  lock_timeout: 5000,
  idle_in_transaction_session_timeout: 15_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 5000,
} satisfies PoolConfig;

/** How long a migration may take, and wait for another process that migrates. */
const MIGRATION_MILLISECONDS = 10 * 60_000;
const migrationSettings = {
  ...connectionSettings,
  query_timeout: MIGRATION_MILLISECONDS,
  statement_timeout: MIGRATION_MILLISECONDS,
  lock_timeout: MIGRATION_MILLISECONDS,
} satisfies PoolConfig;

/**
 * The state at an address such as `postgres://user:password@host/database`. Connections are made when
 * they are needed, and again after they were lost.
 */
export function postgresDatabase(address: string, schema: Schema): StateDatabase {
  const printable = printableAddress(address);
  let open: Promise<Pool> | null = null;
  const pool = async (): Promise<Pool> => {
    open ??= openPool(address, schema).catch((error: unknown) => {
      open = null;
      throw error;
    });
    return await open;
  };
  const use = async <T>(work: (opened: Pool) => Promise<T>): Promise<T> => {
    try {
      return await work(await pool());
    } catch (error) {
      throw stateError(error, printable);
    }
  };
  const transaction: StateDatabase['transaction'] = async (subject, work) =>
    await use(async (opened) => await inTransaction(opened, subject, work));
  return {
    address: printable,
    use: async (work) => await use(async (opened) => await work(sqlOf(opened))),
    transaction,
    snapshot: async (work) =>
      await use(
        async (opened) =>
          await onOneConnection(opened, async (client) => {
            await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
            const result = await work(sqlOf(client));
            await client.query('COMMIT');
            return result;
          }),
      ),
    assertWritable: async () =>
      await use(async (opened) => {
        await onOneConnection(opened, async (client) => {
          await client.query('BEGIN');
          await client.query('UPDATE schema_versions SET version = version');
          await client.query('ROLLBACK');
        });
      }),
    close: async () => {
      const closing = open;
      open = null;
      await (await closing?.catch(() => null))?.end();
    },
  };
}

/** What a caller of the state gets for what a client of PostgreSQL throws. */
export function stateError(error: unknown, printable: string): DatelineError {
  if (error instanceof DatelineError) return error;
  const cure = cureOf(error);
  if (cure === null) return new StateFault(printable, error);
  // What the server says of a login names the user.
  const isOfLogin = errorCodes(error).code.startsWith('28');
  return new StateUnavailable(printable, isOfLogin ? undefined : error, cure);
}

/** Numbers come as numbers, counts and sums too. */
async function openPool(address: string, schema: Schema): Promise<Pool> {
  // Loaded where it is needed alone.
  const pg = await import('pg');
  const { builtins } = pg.types;
  const numbers: ReadonlySet<number> = new Set([builtins.INT8, builtins.NUMERIC]);
  const opened = new pg.Pool({
    ...connectionSettings,
    connectionString: address,
    max: MOST_CONNECTIONS,
    types: {
      getTypeParser: (type, format) =>
        numbers.has(type) ? Number : pg.types.getTypeParser(type, format),
    },
  });
  // A connection that is lost while it is idle is replaced when it is needed.
  opened.on('error', ignore);
  try {
    await migrate(opened, { address, schema, Pool: pg.Pool });
    return opened;
  } catch (error) {
    await opened.end().catch(() => undefined);
    throw error;
  }
}

type Migrated = { address: string; schema: Schema; Pool: typeof Pool };

/** `schema_versions` counts the steps that each schema has taken. */
async function migrate(pool: Pool, { address, schema, Pool: Patient }: Migrated): Promise<void> {
  const { name, postgres: steps } = schema;
  const versionIn = async (sql: Sql): Promise<number> => {
    const row = await sql.get('SELECT version FROM schema_versions WHERE name = ?', name);
    return Number(row?.['version'] ?? 0);
  };
  const found = await sqlOf(pool).get("SELECT to_regclass('schema_versions') IS NULL AS is_new");
  const before = found?.['is_new'] === true ? 0 : await versionIn(sqlOf(pool));
  if (before > steps.length) throw new StateTooNew(printableAddress(address), before);
  if (before === steps.length) return;
  const patient = new Patient({ ...migrationSettings, connectionString: address, max: 1 });
  const migrating = onOneConnection(patient, async (client) => {
    const sql = sqlOf(client);
    await client.query('BEGIN');
    await sql.get(lockSubject, 'migration');
    await client.query(createVersions);
    // Another process may have migrated while this one waited for the lock.
    for (const step of steps.slice(await versionIn(sql))) await client.query(step);
    await sql.run(putVersion, name, steps.length);
    await client.query('COMMIT');
  });
  try {
    await migrating;
  } finally {
    await patient.end();
  }
}

/** The number of a lock, by its name in SQL; schemas of one database have locks of their own. */
export function lockKey(name: string): string {
  return `hashtextextended(current_schema() || ' ' || ${name}, 0)`;
}

/** Held until the transaction ends. */
const lockSubject = `SELECT pg_advisory_xact_lock(${lockKey('?')})`;
const createVersions = `
  CREATE TABLE IF NOT EXISTS schema_versions (name TEXT PRIMARY KEY, version INTEGER NOT NULL)
`;
const putVersion = `
  INSERT INTO schema_versions (name, version) VALUES (?, ?)
  ON CONFLICT (name) DO UPDATE SET version = excluded.version
`;

async function inTransaction<T>(
  pool: Pool,
  subject: string,
  work: (sql: Sql) => Promise<T>,
  tries = 1,
): Promise<T> {
  try {
    return await onOneConnection(pool, async (client) => {
      const sql = sqlOf(client);
      await client.query('BEGIN');
      await sql.get(lockSubject, subject);
      const result = await work(sql);
      await client.query('COMMIT');
      return result;
    });
  } catch (error) {
    if (!CONFLICTS.has(errorCodes(error).code) || tries === MOST_TRIES) throw error;
  }
  await sleep(FIRST_PAUSE * 2 ** tries * Math.random());
  return await inTransaction(pool, subject, work, tries + 1);
}

/** After a failure, the transaction is rolled back, or the connection is given up. */
async function onOneConnection<T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  // What it loses while it runs a statement fails the statement.
  client.on('error', ignore);
  let isBroken = true;
  try {
    const result = await work(client);
    isBroken = false;
    return result;
  } catch (error) {
    // What hangs or is lost is not asked again.
    if (cureOf(error) === null)
      isBroken = await client.query('ROLLBACK').then(
        () => false,
        () => true,
      );
    throw error;
  } finally {
    client.off('error', ignore);
    client.release(isBroken);
  }
}

function ignore(): void {
  // Nothing is lost: see the callers.
}

function sqlOf(connected: Pool | PoolClient): Sql {
  const query = async (statement: string, values: readonly SqlValue[]): Promise<QueryResult<Row>> =>
    await connected.query<Row>(numbered(statement), values.map(portable));
  return {
    all: async (statement, ...values) => (await query(statement, values)).rows,
    get: async (statement, ...values) => (await query(statement, values)).rows[0],
    run: async (statement, ...values) => (await query(statement, values)).rowCount ?? 0,
    skipLocked: 'FOR UPDATE SKIP LOCKED',
    countOn: async (table, column) => {
      await query(
        `SELECT setval(pg_get_serial_sequence(?, ?), (SELECT coalesce(max(${column}), 0) + 1 FROM ${table}), false)`,
        [table, column],
      );
    },
  };
}

/** A statement with `$1` for its first `?`, and so on. */
function numbered(statement: string): string {
  let count = 0;
  return statement.replaceAll('?', () => `$${(count += 1)}`);
}

/** PostgreSQL's texts hold every character but one. */
function portable(value: SqlValue): SqlValue {
  return typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value;
}
