import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { AnswerLog, LoggedAnswer } from '../ports/answer-log.ts';
import { answerSchema } from './answer-schema.ts';
import type { StateFile } from './state-file.ts';

/** A log of answers in the bot's state, `keep` answers per channel. It survives restarts. */
export function sqliteAnswerLog(
  state: StateFile,
  { keep = 50 }: { keep?: number } = {},
): AnswerLog {
  return {
    remember: async (answer) => await state.use((database) => write(database, answer, keep)),
    latest: async ({ channelId, userId }) =>
      await state.use((database) =>
        parseRow(database.prepare(selectLatest).get(channelId, userId)),
      ),
    ofMessage: async (messageId) =>
      await state.use((database) => parseRow(database.prepare(selectByMessage).get(messageId))),
    citedArticles: async () =>
      await state.use((database) => {
        const rows = z.array(citedRow).parse(database.prepare(selectCited).all());
        return new Set(rows.map(({ id }) => id));
      }),
    citing: async (articles) =>
      await state.use((database) =>
        database
          .prepare(selectCiting)
          .all(JSON.stringify(articles))
          .flatMap((row) => parseRow(row) ?? []),
      ),
    forget: async (userId) =>
      await state.use((database) => {
        database.prepare('DELETE FROM answers WHERE asked_by = ?').run(userId);
      }),
  };
}

const insert = `
  INSERT INTO answers (channel_id, message_id, asked_at, asked_by, private_to, answer)
  VALUES (?, ?, ?, ?, ?, ?)
`;
const forgetOldest = `
  DELETE FROM answers WHERE channel_id = ? AND number NOT IN (
    SELECT number FROM answers WHERE channel_id = ? ORDER BY number DESC LIMIT ?
  )
`;
const columns = 'channel_id, message_id, asked_at, asked_by, private_to, answer';
const selectLatest = `
  SELECT ${columns} FROM answers WHERE channel_id = ? AND (private_to IS NULL OR private_to = ?)
  ORDER BY number DESC LIMIT 1
`;
const selectByMessage = `
  SELECT ${columns} FROM answers WHERE message_id = ? ORDER BY number DESC LIMIT 1
`;

const selectCited = `
  SELECT DISTINCT json_extract(source.value, '$.article.id') AS id FROM answers,
  json_each(coalesce(json_extract(answer, '$.sources'), json_extract(answer, '$.nearest'))) AS source
  WHERE json_type(source.value, '$.article.id') = 'text'
`;
const selectCiting = `
  SELECT ${columns} FROM answers WHERE EXISTS (
    SELECT 1
    FROM json_each(coalesce(json_extract(answer, '$.sources'), json_extract(answer, '$.nearest'))) AS source
    WHERE json_extract(source.value, '$.article.id') IN (SELECT value FROM json_each(?))
  ) ORDER BY number DESC
`;
const citedRow = z.object({ id: z.string() });

const rowSchema = z.object({
  channel_id: z.string(),
  message_id: z.string(),
  asked_at: z.string(),
  asked_by: z.string().nullable(),
  private_to: z.string().nullable(),
  answer: z.string(),
});

function write(database: DatabaseSync, given: LoggedAnswer, keep: number): void {
  const { channelId, messageId, askedAt, askedBy, privateTo, answer } = given;
  const json = JSON.stringify(answer);
  database.prepare(insert).run(channelId, messageId, askedAt, askedBy, privateTo, json);
  database.prepare(forgetOldest).run(channelId, channelId, keep);
}

/** Null for no row, and for one whose answer this version does not understand. */
function parseRow(found: unknown): LoggedAnswer | null {
  if (found === undefined) return null;
  const row = rowSchema.parse(found);
  const answer = answerSchema.safeParse(JSON.parse(row.answer));
  if (!answer.success) return null;
  return {
    channelId: row.channel_id,
    messageId: row.message_id,
    askedAt: row.asked_at,
    askedBy: row.asked_by,
    privateTo: row.private_to,
    answer: answer.data,
  };
}
