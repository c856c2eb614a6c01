// Decides what kind of reply a question or a message wants.
import type { Answer } from '../retrieval/answer.ts';
import type { Digest } from '../retrieval/digest/digest.ts';
import {
  type LatestRequest,
  latestRequest,
  type SmallTalk,
  smallTalk,
} from '../retrieval/query/intent.ts';
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

/** What a message to the bot wants. */
export type Wanted =
  | { kind: SmallTalk }
  | { kind: 'latest'; request: LatestRequest }
  | { kind: 'timeline'; topic: string }
  | { kind: 'question'; question: Question };

/** A command that somebody wrote as a message, such as `/latest the talks`. */
const TYPED = /^\/(?<command>ask|latest|timeline|help|sources)(?:\s+(?<rest>\S.*))?$/su;

/**
 * What a message wants: an answer, the latest, a timeline, or a reply to small talk. A command that is
 * written as text counts as that command; `/latest` and `/timeline` alone ask what is new.
 */
export function wantedReply(question: Question): Wanted {
  const { command, rest = '' } = TYPED.exec(question.text.trim())?.groups ?? {};
  if (command === 'help' || command === 'sources') return { kind: command };
  if (command === 'timeline' && rest !== '') return { kind: 'timeline', topic: rest.slice(0, 80) };
  if (command === 'latest' || command === 'timeline') {
    const { at, since, sources } = question;
    const limits = {
      ...(since !== undefined && { since }),
      ...(sources !== undefined && { sources }),
    };
    return { kind: 'latest', request: { topic: rest || null, at, ...limits } };
  }
  const asked = command === 'ask' && rest !== '' ? { ...question, text: rest } : question;
  const talk = smallTalk(asked.text);
  if (talk !== null) return { kind: talk };
  const request = latestRequest(asked);
  return request === null ? { kind: 'question', question: asked } : { kind: 'latest', request };
}

/** An answer as the context of a follow-up question. */
export function previousOf(answer: Answer): NonNullable<Question['previous']> {
  const statements = answer.kind === 'answered' ? answer.statements : [];
  return { question: answer.question, answer: statements.map(({ text }) => text).join(' ') };
}
