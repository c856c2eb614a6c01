// Which servers the bot has greeted, so that it greets each once.
import type { StateDatabase } from './sql.ts';

/** The servers that were greeted. Times are ISO 8601 in UTC. Every member throws StateUnavailable. */
export type Welcomes = {
  /** Records that a server is greeted; false if it was before. */
  first(serverId: string, at: string): Promise<boolean>;
  /** Forgets that a server was greeted. */
  forget(serverId: string): Promise<void>;
};

/** `Welcomes` in the bot's state. */
export function sqlWelcomes(state: StateDatabase): Welcomes {
  return {
    first: async (serverId, at) =>
      await state.use(async (sql) => (await sql.run(insert, serverId, at)) === 1),
    forget: async (serverId) =>
      await state.use(async (sql) => {
        await sql.run('DELETE FROM welcomes WHERE server_id = ?', serverId);
      }),
  };
}

const insert = `
  INSERT INTO welcomes (server_id, welcomed_at) VALUES (?, ?) ON CONFLICT (server_id) DO NOTHING
`;
