// The servers that the bot has left, until what it keeps about them is forgotten.
import { WATCHES } from './announcements.ts';
import { inLists, marks, type Sql, type StateDatabase } from './sql.ts';

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
export function sqlDepartures(state: StateDatabase): Departures {
  return {
    left: async (serverId, at) =>
      await state.transaction(WATCHES, async (sql) => {
        await sql.run(insert, serverId, at);
        await endWatches(sql, serverId);
      }),
    joined: async (serverId) =>
      await state.use(async (sql) => {
        await sql.run(remove, serverId);
      }),
    presentIn: async (serverIds, at) =>
      await state.transaction(WATCHES, async (sql) => {
        for (const list of inLists(serverIds)) await sql.run(removePresent(list), ...list);
        const present = new Set(serverIds);
        for (const row of await sql.all(selectKnown)) {
          const serverId = String(row['server_id']);
          if (!present.has(serverId)) await sql.run(insert, serverId, at);
        }
      }),
    before: async (at) =>
      await state.use(async (sql) =>
        (await sql.all('SELECT server_id FROM departures WHERE left_at < ?', at)).map((row) =>
          String(row['server_id']),
        ),
      ),
    forget: async (serverId) =>
      await state.transaction(WATCHES, async (sql) => {
        await endWatches(sql, serverId);
        await sql.run(remove, serverId);
      }),
  };
}

const insert = `
  INSERT INTO departures (server_id, left_at) VALUES (?, ?) ON CONFLICT (server_id) DO NOTHING
`;
const remove = 'DELETE FROM departures WHERE server_id = ?';
const removePresent = (serverIds: readonly string[]): string =>
  `DELETE FROM departures WHERE server_id IN (${marks(serverIds)})`;
/** The servers that something is kept about, without those that are known to be left. */
const selectKnown = `
  SELECT server_id FROM (
    SELECT server_id FROM servers UNION SELECT server_id FROM welcomes
    UNION SELECT guild_id FROM watches WHERE guild_id IS NOT NULL
  ) AS known WHERE server_id NOT IN (SELECT server_id FROM departures)
`;
const ofServer = 'channel_id IN (SELECT channel_id FROM watches WHERE guild_id = ?)';

async function endWatches(sql: Sql, serverId: string): Promise<void> {
  await sql.run(`DELETE FROM told WHERE ${ofServer}`, serverId);
  await sql.run(`DELETE FROM announcements WHERE ${ofServer}`, serverId);
  await sql.run('DELETE FROM watches WHERE guild_id = ?', serverId);
}
