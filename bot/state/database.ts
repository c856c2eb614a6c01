// Opens the databases of the bot's state and of its feeds.
import { feedSchema, stateSchema } from './schema.ts';
import type { StateDatabase } from './sql.ts';
import { sqliteDatabase } from './sqlite.ts';

/** The state at a path, or `:memory:` for state that is gone with the process. */
export function openStateDatabase(path: string): StateDatabase {
  return sqliteDatabase(path, stateSchema);
}

/** The database of the followed feeds, likewise. */
export function openFeedDatabase(path: string): StateDatabase {
  return sqliteDatabase(path, feedSchema);
}
