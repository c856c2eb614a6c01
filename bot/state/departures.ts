// The servers that the bot has left, until what it keeps about them is forgotten.
import { inTransaction, type StateDatabase } from './database.ts';

/** The servers that removed the bot. Times are ISO 8601 in UTC. Every member throws StateUnavailable. */
export type Departures = {
  /** Records that a server removed the bot at `at`, and ends the watches of its channels. */
  left(serverId: string, at: string): Promise<void>;
  /** Records that the bot is in a server, perhaps again. */
  joined(serverId: string): Promise<void>;
  /**
   * Records that the bot is in these servers and in no other. Those that are missing may have removed
   * it while it was offline; their watches stay until they are forgotten.
   */
  presentIn(serverIds: readonly string[], at: string): Promise<void>;
  /** The servers that were left before `at`. */
  before(at: string): Promise<string[]>;
  /** Ends the watches of a server, and forgets that it was left. */
  forget(serverId: string): Promise<void>;
};

/** `Departures` in the bot's state. */
export function sqliteDepartures(state: StateDatabase): Departures {
  return {
    left: async (serverId, at) =>
      await state.use((database) =>
        inTransaction(database, () => {
          database.prepare(insert).run(serverId, at);
          for (const statement of endWatches) database.prepare(statement).run(serverId);
        }),
      ),
    joined: async (serverId) =>
      await state.use((database) => {
        database.prepare(remove).run(serverId);
      }),
    presentIn: async (serverIds, at) =>
      await state.use((database) =>
        inTransaction(database, () => {
          const present = JSON.stringify(serverIds);
          database.prepare(removePresent).run(present);
          database.prepare(insertMissing).run(at, present);
        }),
      ),
    before: async (at) =>
      await state.use((database) =>
        database
          .prepare('SELECT server_id FROM departures WHERE left_at < ?')
          .all(at)
          .map((row) => String(row['server_id'])),
      ),
    forget: async (serverId) =>
      await state.use((database) =>
        inTransaction(database, () => {
          for (const statement of [...endWatches, remove])
            database.prepare(statement).run(serverId);
        }),
      ),
  };
}

const insert = 'INSERT OR IGNORE INTO departures (server_id, left_at) VALUES (?, ?)';
const remove = 'DELETE FROM departures WHERE server_id = ?';
const removePresent = 'DELETE FROM departures WHERE server_id IN (SELECT value FROM json_each(?))';
const insertMissing = `
  INSERT OR IGNORE INTO departures (server_id, left_at)
  SELECT server_id, ? FROM (
    SELECT server_id FROM servers UNION SELECT server_id FROM welcomes
    UNION SELECT guild_id FROM watches WHERE guild_id IS NOT NULL
  ) WHERE server_id NOT IN (SELECT value FROM json_each(?))
`;
const ofServer = 'channel_id IN (SELECT channel_id FROM watches WHERE guild_id = ?)';
const endWatches = [
  `DELETE FROM told WHERE ${ofServer}`,
  `DELETE FROM announcements WHERE ${ofServer}`,
  'DELETE FROM watches WHERE guild_id = ?',
] as const;
