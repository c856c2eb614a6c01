import { type StateDatabase, topicKey } from './sql.ts';

/**
 * When people last read the news with `/latest`, so that the next time they can be shown what is new.
 * A topic is in the person's own words, compared without case and extra spaces; empty for all news.
 * Every member throws StateUnavailable.
 */
export type LastSeen = {
  /** When the person last read about the topic, ISO 8601 in UTC; null if never. */
  get(userId: string, topic: string): Promise<string | null>;
  /** Records that the person read about the topic at `at`, ISO 8601 in UTC. */
  set(userId: string, topic: string, at: string): Promise<void>;
  /** Forgets everything that this person read. */
  forget(userId: string): Promise<void>;
};

/** `LastSeen` in the bot's state. */
export function sqlLastSeen(state: StateDatabase): LastSeen {
  return {
    get: async (userId, topic) =>
      await state.use(async (sql) => {
        const row = await sql.get(select, userId, topicKey(topic));
        return row === undefined ? null : String(row['looked_at']);
      }),
    set: async (userId, topic, at) =>
      await state.use(async (sql) => {
        await sql.run(upsert, userId, topicKey(topic), at);
      }),
    forget: async (userId) =>
      await state.use(async (sql) => {
        await sql.run('DELETE FROM looks WHERE user_id = ?', userId);
      }),
  };
}

const select = 'SELECT looked_at FROM looks WHERE user_id = ? AND topic = ?';
const upsert = `
  INSERT INTO looks (user_id, topic, looked_at) VALUES (?, ?, ?)
  ON CONFLICT (user_id, topic) DO UPDATE SET looked_at = excluded.looked_at
`;
