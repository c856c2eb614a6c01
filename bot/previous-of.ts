import type { Answer } from '../retrieval/answer.ts';
import type { Question } from '../retrieval/question.ts';

/** An answer as what the next question may lean on. */
export function previousOf(answer: Answer): NonNullable<Question['previous']> {
  const statements = answer.kind === 'answered' ? answer.statements : [];
  return { question: answer.question, answer: statements.map(({ text }) => text).join(' ') };
}
