import type { Looks } from '../ports/looks.ts';
import type { StateFile } from './state-file.ts';
import { topicKey } from './topic-key.ts';

/** When people looked at what, in the bot's state. */
export function sqliteLooks(state: StateFile): Looks {
  return {
    last: async (userId, topic) =>
      await state.use((database) => {
        const row = database.prepare(select).get(userId, topicKey(topic));
        return row === undefined ? null : String(row['looked_at']);
      }),
    note: async (userId, topic, at) =>
      await state.use((database) => {
        database.prepare(upsert).run(userId, topicKey(topic), at);
      }),
    forget: async (userId) =>
      await state.use((database) => {
        database.prepare('DELETE FROM looks WHERE user_id = ?').run(userId);
      }),
  };
}

const select = 'SELECT looked_at FROM looks WHERE user_id = ? AND topic = ?';
const upsert = `
  INSERT INTO looks (user_id, topic, looked_at) VALUES (?, ?, ?)
  ON CONFLICT (user_id, topic) DO UPDATE SET looked_at = excluded.looked_at
`;
