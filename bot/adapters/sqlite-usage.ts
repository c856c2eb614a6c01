import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Asking, Usage, Used } from '../ports/usage.ts';
import type { StateFile } from './state-file.ts';

/** The questions of the day in the bot's state, one row for each person in a server. */
export function sqliteUsage(state: StateFile): Usage {
  return {
    take: async (asking, refuse) =>
      await state.use((database) => {
        const used = usedBefore(database, asking);
        const reason = refuse(used);
        if (reason === null) note(database, asking, used.byPerson + 1);
        return reason;
      }),
  };
}

/** Two days hold whatever a limit may look back to, in any zone. */
const KEPT_MILLISECONDS = 2 * 86_400_000;
const selectMine = 'SELECT day, count, asked_at FROM usage WHERE server_id = ? AND user_id = ?';
const selectServer =
  'SELECT coalesce(sum(count), 0) AS count FROM usage WHERE server_id = ? AND day = ?';
const upsert = `
  INSERT INTO usage (server_id, user_id, day, count, asked_at) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (server_id, user_id) DO UPDATE SET
    day = excluded.day, count = excluded.count, asked_at = excluded.asked_at
`;
const mineSchema = z.object({ day: z.string(), count: z.number(), asked_at: z.string() });

function usedBefore(database: DatabaseSync, { serverId, userId, day }: Asking): Used {
  const row = database.prepare(selectMine).get(serverId, userId);
  const mine = row === undefined ? null : mineSchema.parse(row);
  return {
    byPerson: mine?.day === day ? mine.count : 0,
    byServer: Number(database.prepare(selectServer).get(serverId, day)?.['count'] ?? 0),
    lastAt: mine?.asked_at ?? null,
  };
}

function note(database: DatabaseSync, { serverId, userId, day, at }: Asking, count: number): void {
  const oldest = new Date(Date.parse(at) - KEPT_MILLISECONDS).toISOString();
  database.prepare('DELETE FROM usage WHERE asked_at < ?').run(oldest);
  database.prepare(upsert).run(serverId, userId, day, count, at);
}
