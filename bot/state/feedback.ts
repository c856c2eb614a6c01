// The readers' ratings of answers.
import { z } from 'zod';
import type { Answer } from '../../retrieval/answer.ts';
import { answerSchema } from './answer-log.ts';
import type { StateDatabase } from './sql.ts';

/** A person's rating of an answer, with the answer itself for later review. */
export type Feedback = {
  /** The message that shows the answer. */
  messageId: string;
  /** Who rated it. */
  userId: string;
  /** When, ISO 8601 in UTC. */
  givenAt: string;
  /** Thumbs up or down. */
  verdict: 'good' | 'bad';
  /** In the person's words; null if none was given. */
  reason: string | null;
  /** The answer that was rated. */
  answer: Answer;
};

/** People's ratings of answers. Every member throws StateUnavailable. */
export type FeedbackLog = {
  /** Saves a rating; it replaces an earlier one by the same person of the same message. */
  put(feedback: Feedback): Promise<void>;
  /** All ratings, newest first. */
  all(): Promise<Feedback[]>;
  /** Deletes all ratings by this user. */
  forget(userId: string): Promise<void>;
};

/** `FeedbackLog` in the bot's state. */
export function sqlFeedback(state: StateDatabase): FeedbackLog {
  return {
    put: async ({ messageId, userId, givenAt, verdict, reason, answer }) =>
      await state.use(async (sql) => {
        const json = JSON.stringify(answer);
        await sql.run(upsert, messageId, userId, givenAt, verdict, reason, json);
      }),
    all: async () =>
      await state.use(async (sql) =>
        (await sql.all('SELECT * FROM feedback ORDER BY given_at DESC')).flatMap(parseRow),
      ),
    forget: async (userId) =>
      await state.use(async (sql) => {
        await sql.run('DELETE FROM feedback WHERE user_id = ?', userId);
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

/** Skips a row whose answer was written by another version and cannot be read. */
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
