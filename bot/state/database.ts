// Opens the databases of the bot's state and of its feeds.
import { postgresDatabase } from './postgres.ts';
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

/** Whether an address is one of PostgreSQL, and not a file. */
function isPostgres(address: string): boolean {
  return /^postgres(?:ql)?:\/\//u.test(address);
}

function open(address: string, schema: Schema): StateDatabase {
  return (isPostgres(address) ? postgresDatabase : sqliteDatabase)(address, schema);
}
