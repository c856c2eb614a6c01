// Decides what kind of reply a question or a message wants.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Answered } from '../retrieval/answer.ts';
import type { Digest, Timeline } from '../retrieval/digest/digest.ts';
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
  const wanted = wantedReply(question);
  if (wanted.kind === 'latest') return await engine.latest(wanted.request);
  return await engine.answer(wanted.kind === 'question' ? wanted.question : question);
}

/** Milliseconds after which quotes stand in for an answer that a model is still writing. */
export const QUOTE_AFTER = 3_000;

/** What quotes: an answer, a digest or a timeline. */
export type Quotes = Answered | Digest | Timeline;

/** What quotes until a model has written the same; null if there is nothing to quote. */
export function meanwhile(quotes: Answer | Digest | Timeline): Quotes | null {
  switch (quotes.kind) {
    case 'no-evidence':
      return null;
    case 'digest':
      return quotes.stories.length === 0 ? null : { ...quotes, notice: 'model-writing' };
    case 'timeline':
      return quotes.events.length === 0 ? null : { ...quotes, notice: 'model-writing' };
    case 'answered':
      return { ...quotes, notice: 'model-writing' };
  }
}

/** What answers, and tells what is new and what happened. */
export type Replier = Pick<Engine, 'answer' | 'latest' | 'timeline'>;

/**
 * What `ask` gets from the engine. Where that takes longer than `after` milliseconds, because a model is
 * writing, `show` is called with quotes first, unless there are none.
 * @throws the errors of the engine.
 */
export async function quotingFirst<Written extends Answer | Digest | Timeline>(
  engine: Replier & { quoting: Replier | null },
  ask: (replies: Replier) => Promise<Written>,
  { after, show }: { after: number; show: (quotes: Quotes) => void },
): Promise<Written> {
  const { quoting } = engine;
  if (quoting === null) return await ask(engine);
  const replied = new AbortController();
  const quote = async (): Promise<void> => {
    await sleep(after, undefined, { signal: replied.signal });
    const quotes = meanwhile(await ask(quoting));
    if (quotes !== null && !replied.signal.aborted) show(quotes);
  };
  // Whatever keeps the quotes away, the reply is what was asked for.
  const quoted = quote().catch(() => undefined);
  try {
    return await ask(engine);
  } finally {
    replied.abort();
    await quoted;
  }
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
  const { command, rest } = typedCommand(question.text);
  switch (command) {
    case 'help':
    case 'sources':
      return { kind: command };
    case 'latest':
      return { kind: 'latest', request: requestOf(question, rest) };
    case 'timeline':
      if (rest === '') return { kind: 'latest', request: requestOf(question, rest) };
      return { kind: 'timeline', topic: rest.slice(0, MAX_TOPIC_LENGTH) };
    default:
      return wantedByWords(rest === '' ? question : { ...question, text: rest });
  }
}

function typedCommand(text: string): { command: string; rest: string } {
  const { command = '', rest = '' } = TYPED.exec(text.trim())?.groups ?? {};
  return { command, rest };
}

/** The longest topic of a timeline, whose buttons hold it. */
const MAX_TOPIC_LENGTH = 80;

function requestOf({ at, since, sources }: Question, topic: string): LatestRequest {
  return {
    topic: topic || null,
    at,
    ...(since !== undefined && { since }),
    ...(sources !== undefined && { sources }),
  };
}

function wantedByWords(question: Question): Wanted {
  const talk = smallTalk(question.text);
  if (talk !== null) return { kind: talk };
  const request = latestRequest(question);
  return request === null ? { kind: 'question', question } : { kind: 'latest', request };
}

/** An answer as the context of a follow-up question. */
export function previousOf(answer: Answer): NonNullable<Question['previous']> {
  const statements = answer.kind === 'answered' ? answer.statements : [];
  return {
    question: answer.question,
    // In the language of the articles, where names are told from other words.
    answer: statements.map(({ text, original = text }) => original).join(' '),
  };
}
