// Chooses between a digest and an answer as the reply to a question.
import type { Answer } from '../retrieval/answer.ts';
import type { Digest } from '../retrieval/digest/digest.ts';
import { latestRequest } from '../retrieval/query/intent.ts';
import type { Question } from '../retrieval/query/query.ts';
import type { Engine } from './wire.ts';

/** The reply to a question. */
export type Reply = Answer | Digest;

/**
 * Replies with a digest if the question asks for the latest, otherwise with an answer.
 * @throws the errors of the engine.
 */
export async function replyTo(
  question: Question,
  engine: Pick<Engine, 'answer' | 'latest'>,
): Promise<Reply> {
  const latest = latestRequest(question);
  return await (latest === null ? engine.answer(question) : engine.latest(latest));
}

/** An answer as the context of a follow-up question. */
export function previousOf(answer: Answer): NonNullable<Question['previous']> {
  const statements = answer.kind === 'answered' ? answer.statements : [];
  return { question: answer.question, answer: statements.map(({ text }) => text).join(' ') };
}
