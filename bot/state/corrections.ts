// The corrections of cited articles that were found, and which were shown.
import { z } from 'zod';
import type { StateDatabase } from './sql.ts';

/** A change of an article after an answer quoted it. */
export type Correction = {
  /** The article that changed. */
  articleId: string;
  /** The article's publisher. */
  publisher: string;
  /** What the publisher calls it; `change` if a quoted sentence was removed without notice. */
  kind: 'retraction' | 'correction' | 'change';
  /** The publisher's own notice, if there is one. */
  notice: string | null;
  /** When the new version was first seen, ISO 8601 in UTC. */
  seenAt: string;
};

/** Whether two corrections are about the same change of the same article. */
export function isSameChange(one: Correction, other: Correction): boolean {
  return one.articleId === other.articleId && one.seenAt === other.seenAt;
}

/** Records which corrections were shown on an answer. Every member throws StateUnavailable. */
export type CorrectionLog = {
  /** The corrections recorded for an answer's message, newest first. */
  of(messageId: string): Promise<Correction[]>;
  /**
   * Records corrections that were shown on a message, or cannot be because the message is out of
   * reach. A correction of the same change is replaced.
   */
  note(messageId: string, corrections: readonly Correction[]): Promise<void>;
};

/** `CorrectionLog` in the bot's state; writing deletes the corrections of answers no longer logged. */
export function sqlCorrectionLog(state: StateDatabase): CorrectionLog {
  return {
    of: async (messageId) =>
      await state.use(async (sql) => (await sql.all(select, messageId)).map(parseRow)),
    note: async (messageId, corrections) =>
      await state.transaction('corrections', async (sql) => {
        for (const { articleId, publisher, kind, notice, seenAt } of corrections)
          await sql.run(upsert, messageId, articleId, publisher, kind, notice, seenAt);
        await sql.run(sweep, messageId);
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
