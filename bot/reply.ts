import type { Answer } from '../retrieval/answer.ts';
import { latestRequest } from '../retrieval/query/intent.ts';
import type { Question } from '../retrieval/query/query.ts';
import type { Digest } from '../retrieval/digest/digest.ts';
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
  const latest = latestRequest(question);
  return await (latest === null ? engine.answer(question) : engine.latest(latest));
}

/** An answer as what the next question may lean on. */
export function previousOf(answer: Answer): NonNullable<Question['previous']> {
  const statements = answer.kind === 'answered' ? answer.statements : [];
  return { question: answer.question, answer: statements.map(({ text }) => text).join(' ') };
}
