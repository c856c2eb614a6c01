import type { Answer } from '../retrieval/answer.ts';
import { askedForLatest } from '../retrieval/digest/asked-for-latest.ts';
import type { Digest } from '../retrieval/digest/digest.ts';
import type { Question } from '../retrieval/question.ts';
import type { Engine } from './wire.ts';

/** What a question gets. */
export type Reply = Answer | Digest;

/**
 * Replies to a question: with a digest where it asks for the latest, with an answer otherwise.
 * @throws what the engine throws.
 */
export async function replyTo(
  question: Question,
  engine: Pick<Engine, 'answer' | 'latest'>,
): Promise<Reply> {
  const latest = question.previous === undefined ? askedForLatest(question.text) : null;
  if (latest === null) return await engine.answer(question);
  const { at, since, sources } = question;
  return await engine.latest({
    topic: latest.topic || null,
    at,
    ...(since !== undefined && { since }),
    ...(sources !== undefined && { sources }),
  });
}
