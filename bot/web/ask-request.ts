import { z } from 'zod';

import type { Press } from '../playground-backend.ts';
import type { Question } from '../../retrieval/query/query.ts';

/** How long a question may be, in UTF-16 units; the page counts down from the same number. */
const longestQuestion = 1000;

/** What came in: a question to answer, or one sentence that says what is wrong with it. */
export type AskRequest = { question: Question; replyTo: string | null } | { error: string };

/** Checks the body of a request to answer a question; one without a time is asked at `now`. */
export function readAskRequest(body: unknown, now: Date): AskRequest {
  const parsed = schema.safeParse(body);
  if (!parsed.success) {
    return { error: parsed.error.issues[0]?.message ?? 'The request cannot be read.' };
  }
  const { question, at, since, source, replyTo = null } = parsed.data;
  return {
    replyTo,
    question: {
      text: question,
      at: at ?? now.toISOString(),
      ...(since !== undefined && { since }),
      ...(source !== undefined && { sources: [source] }),
    },
  };
}

const messageId = z.string('A message is named by its id.').min(1).max(100);

/** Reads the body of a request to press a button; a string says what is wrong with it. */
export function readPress(body: unknown): Press | { error: string } {
  const parsed = pressSchema.safeParse(body);
  return parsed.success ? parsed.data : { error: 'The button cannot be read.' };
}

const pressSchema = z.object({
  messageId,
  customId: z.string().min(1).max(100),
  text: z.string().max(500).optional(),
});

const schema = z.object(
  {
    question: z
      .string('Please type a question.')
      .trim()
      .min(1, 'Please type a question.')
      .max(longestQuestion, 'Please ask in at most 1,000 characters.'),
    at: time('at').optional(),
    since: time('since').optional(),
    replyTo: messageId.optional(),
    source: z.string('"source" has to be the name of one publisher.').trim().min(1).optional(),
  },
  'Please send a JSON object with a "question".',
);

function time(name: string) {
  const error = `"${name}" has to be a date or a time with its zone, such as 2025-12-01T08:00:00Z.`;
  return z
    .union([z.iso.date(), z.iso.datetime({ offset: true })], error)
    .transform((text) => new Date(text).toISOString());
}
