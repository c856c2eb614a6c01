// Which commands were registered with Discord, so that a start registers only what changed.
import { z } from 'zod';
import { jsonColumn, type StateDatabase } from './sql.ts';

/** The commands of an application as they were last registered. */
type Registration = {
  /** A hash of the commands, to tell whether they have changed since. */
  hash: string;
  /** The id of each slash command and subcommand, by its name. */
  ids: Readonly<Record<string, string>>;
};

/** The last registration of each application. Every member throws StateUnavailable. */
export type Registrations = {
  /** The last registration; null if there was none. */
  of(applicationId: string): Promise<Registration | null>;
  /** Replaces the registration of an application. */
  put(applicationId: string, registration: Registration): Promise<void>;
};

/** `Registrations` in the bot's state. */
export function sqlRegistrations(state: StateDatabase): Registrations {
  return {
    of: async (applicationId) =>
      await state.use(async (sql) => {
        const row = await sql.get(select, applicationId);
        return row === undefined ? null : rowSchema.parse(row);
      }),
    put: async (applicationId, { hash, ids }) =>
      await state.use(async (sql) => {
        await sql.run(upsert, applicationId, hash, JSON.stringify(ids));
      }),
  };
}

const select = 'SELECT hash, ids FROM registrations WHERE application_id = ?';
const upsert = `
  INSERT INTO registrations (application_id, hash, ids) VALUES (?, ?, ?)
  ON CONFLICT (application_id) DO UPDATE SET hash = excluded.hash, ids = excluded.ids
`;
const rowSchema = z.object({
  hash: z.string(),
  ids: jsonColumn(z.record(z.string(), z.string())),
});
