// The databases that the contracts of the state are tested on.
import { onTestFinished } from 'vitest';
import { openFeedDatabase, openStateDatabase } from '../../bot/state/database.ts';
import type { StateDatabase } from '../../bot/state/sql.ts';
import type { PostgresServer } from './postgres.ts';

/** Opens an empty database for one test, which is closed after it. */
export type OpenState = (name?: 'state' | 'feeds') => Promise<StateDatabase>;

/** Databases in memory. */
export const openInMemory: OpenState = async (name) => opened(':memory:', name);

/** Databases on a server. */
export function openOnServer(server: () => PostgresServer): OpenState {
  return async (name) => opened(await server().freshAddress(), name);
}

function opened(address: string, name: 'state' | 'feeds' = 'state'): StateDatabase {
  const database = (name === 'state' ? openStateDatabase : openFeedDatabase)(address);
  onTestFinished(async () => await database.close());
  return database;
}
