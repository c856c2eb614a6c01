// Opens the databases of the bot's state and of its feeds.
import { type Leader, soleLeader } from './leader.ts';
import { postgresDatabase } from './postgres.ts';
import { type LeadershipOptions, postgresLeader } from './postgres-leader.ts';
import { feedSchema, type Schema, stateSchema } from './schema.ts';
import type { StateDatabase } from './sql.ts';
import { sqliteDatabase } from './sqlite.ts';

/**
 * The state at an address of PostgreSQL, in a file of SQLite, or in `:memory:`, where it is gone with
 * the process.
 */
export function openStateDatabase(address: string): StateDatabase {
  return open(address, stateSchema);
}

/** The database of the followed feeds, likewise; on PostgreSQL it may be the same one. */
export function openFeedDatabase(address: string): StateDatabase {
  return open(address, feedSchema);
}

/** Who leads the processes that share the state at an address; see `postgresLeader`. */
export function openLeader(
  address: string,
  options: LeadershipOptions,
): Leader & { close(): Promise<void> } {
  if (isPostgres(address)) return postgresLeader(address, options);
  return { ...soleLeader, close: async () => await Promise.resolve() };
}

/** Whether an address is one of PostgreSQL, and not a file. */
export function isPostgres(address: string): boolean {
  return /^postgres(?:ql)?:\/\//u.test(address);
}

function open(address: string, schema: Schema): StateDatabase {
  return (isPostgres(address) ? postgresDatabase : sqliteDatabase)(address, schema);
}
