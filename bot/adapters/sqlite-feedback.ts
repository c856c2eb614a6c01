import { z } from 'zod';
import type { Feedback, FeedbackBox } from '../ports/feedback.ts';
import { answerSchema } from './answer-schema.ts';
import type { StateFile } from './state-file.ts';

/** People's opinions in the bot's state. */
export function sqliteFeedback(state: StateFile): FeedbackBox {
  return {
    put: async ({ messageId, userId, givenAt, verdict, reason, answer }) =>
      await state.use((database) => {
        database
          .prepare(upsert)
          .run(messageId, userId, givenAt, verdict, reason, JSON.stringify(answer));
      }),
    all: async () =>
      await state.use((database) =>
        database.prepare('SELECT * FROM feedback ORDER BY given_at DESC').all().flatMap(parseRow),
      ),
    forget: async (userId) =>
      await state.use((database) => {
        database.prepare('DELETE FROM feedback WHERE user_id = ?').run(userId);
      }),
  };
}

const upsert = `
  INSERT INTO feedback (message_id, user_id, given_at, verdict, reason, answer)
  VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT (message_id, user_id) DO UPDATE SET
    given_at = excluded.given_at, verdict = excluded.verdict, reason = excluded.reason
`;

const rowSchema = z.object({
  message_id: z.string(),
  user_id: z.string(),
  given_at: z.string(),
  verdict: z.enum(['good', 'bad']),
  reason: z.string().nullable(),
  answer: z.string(),
});

/** Nothing for a row whose answer this version does not understand. */
function parseRow(found: unknown): Feedback[] {
  const { message_id, user_id, given_at, verdict, reason, answer } = rowSchema.parse(found);
  const read = answerSchema.safeParse(JSON.parse(answer));
  if (!read.success) return [];
  return [
    {
      messageId: message_id,
      userId: user_id,
      givenAt: given_at,
      verdict,
      reason,
      answer: read.data,
    },
  ];
}
