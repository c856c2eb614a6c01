// Counts questions per person and server, for the usage limits.
import { z } from 'zod';
import type { Sql, StateDatabase } from './sql.ts';

/** A question that a person is about to ask in a server. */
type Asking = {
  serverId: string;
  userId: string;
  /** The calendar day in the server's time zone, such as `2025-12-01`. */
  day: string;
  /** ISO 8601 in UTC. */
  at: string;
};

/** The questions asked so far. */
export type Used = {
  /** By this person, on this day. */
  byPerson: number;
  /** By everybody in the server, on this day. */
  byServer: number;
  /** When this person last asked, ISO 8601 in UTC; null if not within two days. */
  lastAt: string | null;
};

/** Counts the questions of a day for rate limits; older counts are deleted after two days. */
export type Usage = {
  /**
   * Counts a question, unless `refuse` returns a reason not to. Returns that reason, or null if the
   * question was counted. Check and count are atomic.
   * @throws StateUnavailable.
   */
  take<Reason>(asking: Asking, refuse: (used: Used) => Reason | null): Promise<Reason | null>;
};

/** `Usage` in the bot's state, one row for each person in a server. */
export function sqlUsage(state: StateDatabase): Usage {
  return {
    take: async (asking, refuse) => {
      const { serverId, userId, day, at } = asking;
      const reason = await state.transaction(`usage ${serverId}`, async (sql) => {
        const used = await usedBefore(sql, asking);
        const refused = refuse(used);
        if (refused === null) await sql.run(upsert, serverId, userId, day, used.byPerson + 1, at);
        return refused;
      });
      const oldest = new Date(Date.parse(at) - KEPT_MILLISECONDS).toISOString();
      // Apart, because it concerns all servers, and a transaction one.
      await state.use(async (sql) => await sql.run(sweep, oldest));
      return reason;
    },
  };
}

/** No limit looks back further, in any time zone. */
const KEPT_MILLISECONDS = 2 * 86_400_000;
const selectMine = 'SELECT day, count, asked_at FROM usage WHERE server_id = ? AND user_id = ?';
const selectServer =
  'SELECT coalesce(sum(count), 0) AS count FROM usage WHERE server_id = ? AND day = ?';
const upsert = `
  INSERT INTO usage (server_id, user_id, day, count, asked_at) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (server_id, user_id) DO UPDATE SET
    day = excluded.day, count = excluded.count, asked_at = excluded.asked_at
`;
const sweep = 'DELETE FROM usage WHERE asked_at < ?';
const mineSchema = z.object({ day: z.string(), count: z.number(), asked_at: z.string() });

async function usedBefore(sql: Sql, { serverId, userId, day }: Asking): Promise<Used> {
  const row = await sql.get(selectMine, serverId, userId);
  const mine = row === undefined ? null : mineSchema.parse(row);
  return {
    byPerson: mine?.day === day ? mine.count : 0,
    byServer: Number((await sql.get(selectServer, serverId, day))?.['count'] ?? 0),
    lastAt: mine?.asked_at ?? null,
  };
}
