// Counts the tokens of the language model, for monthly budgets.
import { z } from 'zod';
import type { StateDatabase } from './sql.ts';

/** A Discord server, or another place where people ask, in a calendar month such as `2025-12`. */
export type Account = { serverId: string; month: string };

/** Counts the tokens of the language model for each server and month; keeps thirteen months. */
export type ModelUsage = {
  /** @throws StateUnavailable. */
  add(account: Account, tokens: number): Promise<void>;
  /** The tokens so far. @throws StateUnavailable. */
  of(account: Account): Promise<number>;
  /** Whether this is the first call for the account. @throws StateUnavailable. */
  tellOnce(account: Account): Promise<boolean>;
};

const KEPT_MONTHS = 13;
const upsert = `
  INSERT INTO model_usage (server_id, month, tokens) VALUES (?, ?, ?)
  ON CONFLICT (server_id, month) DO UPDATE SET
    tokens = model_usage.tokens + excluded.tokens
`;
const select = 'SELECT tokens FROM model_usage WHERE server_id = ? AND month = ?';
const tell = 'UPDATE model_usage SET is_told = 1 WHERE server_id = ? AND month = ? AND is_told = 0';
const forget = `
  DELETE FROM model_usage WHERE month NOT IN
    (SELECT DISTINCT month FROM model_usage ORDER BY month DESC LIMIT ${KEPT_MONTHS})
`;
const rowSchema = z.object({ tokens: z.number() }).optional();

/** `ModelUsage` in the bot's state, one row for each server and month. */
export function sqlModelUsage(state: StateDatabase): ModelUsage {
  return {
    add: async ({ serverId, month }, tokens) =>
      await state.use(async (sql) => {
        await sql.run(upsert, serverId, month, tokens);
        await sql.run(forget);
      }),
    of: async ({ serverId, month }) =>
      await state.use(
        async (sql) => rowSchema.parse(await sql.get(select, serverId, month))?.tokens ?? 0,
      ),
    tellOnce: async ({ serverId, month }) =>
      await state.use(async (sql) => {
        await sql.run(upsert, serverId, month, 0);
        return (await sql.run(tell, serverId, month)) === 1;
      }),
  };
}
