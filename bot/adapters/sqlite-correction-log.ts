import { z } from 'zod';
import type { Correction } from '../ports/correction.ts';
import type { CorrectionLog } from '../ports/correction-log.ts';
import type { StateFile } from './state-file.ts';

/** The corrections noted, in the bot's state; those of forgotten answers go when others come. */
export function sqliteCorrectionLog(state: StateFile): CorrectionLog {
  return {
    of: async (messageId) =>
      await state.use((database) => database.prepare(select).all(messageId).map(parseRow)),
    note: async (messageId, corrections) =>
      await state.use((database) => {
        for (const { articleId, publisher, kind, notice, seenAt } of corrections)
          database.prepare(upsert).run(messageId, articleId, publisher, kind, notice, seenAt);
        database.prepare(sweep).run(messageId);
      }),
  };
}

const select = 'SELECT * FROM corrections WHERE message_id = ? ORDER BY seen_at DESC, article_id';
const upsert = `
  INSERT INTO corrections (message_id, article_id, publisher, kind, notice, seen_at)
  VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT (message_id, article_id, seen_at) DO UPDATE SET
    publisher = excluded.publisher, kind = excluded.kind, notice = excluded.notice
`;
const sweep = `
  DELETE FROM corrections WHERE message_id <> ? AND message_id NOT IN (
    SELECT message_id FROM answers
  )
`;

const rowSchema = z.object({
  article_id: z.string(),
  publisher: z.string(),
  kind: z.enum(['retraction', 'correction', 'change']),
  notice: z.string().nullable(),
  seen_at: z.string(),
});

function parseRow(found: unknown): Correction {
  const { article_id: articleId, seen_at: seenAt, ...row } = rowSchema.parse(found);
  return { articleId, seenAt, ...row };
}
