// When each shard may identify, across all processes of the bot.
import { z } from 'zod';
import type { StateDatabase } from './sql.ts';

/** Turns of the shards to identify with Discord, which takes one at a time in each of its buckets. */
export type IdentifyTurns = {
  /**
   * Takes the next turn of a bucket at `now` (milliseconds since 1970), `every` milliseconds after the one
   * before; returns how many milliseconds are left until then. Throws StateUnavailable.
   */
  take(bucket: number, turn: { now: number; every: number }): Promise<number>;
};

/** More than the shards of a bucket take; a turn that is later was taken by a clock that was wrong. */
const LONGEST_WAIT = 3_600_000;

/** `IdentifyTurns` in the bot's state. */
export function sqlIdentifyTurns(state: StateDatabase): IdentifyTurns {
  return {
    take: async (bucket, { now, every }) =>
      await state.transaction('identify turns', async (sql) => {
        const row = await sql.get('SELECT free_at FROM identify_turns WHERE bucket = ?', bucket);
        const freeAt = row === undefined ? now : rowSchema.parse(row).free_at;
        const turn = freeAt > now + LONGEST_WAIT ? now : Math.max(now, freeAt);
        await sql.run(upsert, bucket, turn + every);
        return turn - now;
      }),
  };
}

const upsert = `
  INSERT INTO identify_turns (bucket, free_at) VALUES (?, ?)
  ON CONFLICT (bucket) DO UPDATE SET free_at = excluded.free_at
`;
const rowSchema = z.object({ free_at: z.number() });
