// Replies to a question with an answer or a digest, and to small talk in kind.
import type { Answer } from '../../retrieval/answer.ts';
import { answerOfDigest, type Digest, type Timeline } from '../../retrieval/digest/digest.ts';
import type { DigestRequest } from '../../retrieval/digest/latest.ts';
import type { Question } from '../../retrieval/query/query.ts';
import { discordDigest } from '../messages/discord/digest.ts';
import { type AnswerOptions, discordAnswer } from '../messages/discord/answer.ts';
import type { DiscordMessage } from '../messages/discord/discord-message.ts';
import { discordNote } from '../messages/discord/components.ts';
import { discordReply } from '../messages/discord/reply.ts';
import { discordSources } from '../messages/discord/sources.ts';
import { discordTimeline } from '../messages/discord/timeline.ts';
import { meanwhile, type Replier, wantedReply } from '../reply.ts';
import type { LoggedAnswer } from '../state/answer-log.ts';
import { inThread } from './threads.ts';
import { type Outcome, replyWithHint, runCommand, runQuestion, type Session } from './session.ts';

/** How a question is answered: see `AnswerOptions`, and the earlier answer that it refers to. */
type ReplyOptions = AnswerOptions & { about?: LoggedAnswer | null };

/**
 * Replies with an answer, or with a digest if the question asks for the latest. Greetings, thanks and
 * questions about the bot itself get a sentence, without a search. Never rejects.
 */
export async function replyWithAnswer(
  session: Session,
  question: Question,
  { about = null, ...options }: ReplyOptions = {},
): Promise<void> {
  const { general } = session.strings;
  const wanted = wantedReply(question);
  switch (wanted.kind) {
    case 'greeting':
      return await replyWithHint(session, general.greeting);
    case 'thanks':
      return await replyWithHint(session, general.welcome);
    case 'help':
      return await replyWithHint(session, general.help);
    case 'sources':
      return await replyWithSources(session, about);
    case 'latest':
      return await replyWithDigest(session, wanted.request);
    case 'timeline':
      return await replyWithTimeline(session, wanted.topic);
    case 'question':
      await replyToQuestion(inThread(session, wanted.question.text), wanted.question, options);
  }
}

/** Quotes stand in place of an answer that a model words slowly. */
async function replyToQuestion(
  session: Session,
  question: Question,
  options: AnswerOptions,
): Promise<void> {
  await runQuestion(
    session,
    async () => {
      const answer = await session.answer(question);
      return { message: discordAnswer(answer, session.strings, options), answer };
    },
    quotesFor(session, async (quoting) => await quoting.answer(question)),
  );
}

/** What is shown while a model writes: quotes, or that it takes a while; undefined where nobody waits for one. */
function quotesFor(
  { strings, meanwhile: quoting }: Session,
  ask: (quoting: Replier) => Promise<Answer | Digest | Timeline>,
): (() => Promise<DiscordMessage>) | undefined {
  if (quoting === null) return undefined;
  return async () => {
    const quotes = meanwhile(await ask(quoting));
    return quotes === null
      ? discordNote('progress', strings.general.status[0] ?? '')
      : discordReply(quotes, strings);
  };
}

/**
 * Replies with the sources of an answer, by default the last one in the channel. A reply that others
 * see shows no answer that was private. Never rejects.
 */
export async function replyWithSources(
  session: Session,
  about: LoggedAnswer | null = null,
): Promise<void> {
  const { strings, target, answerLog } = session;
  const reader = { channelId: target.channelId, userId: target.ephemeral ? target.userId : '' };
  await runCommand(session, async () => {
    const shown = about ?? (await answerLog.latest(reader));
    if (shown === null) return discordNote('hint', strings.general.nothingYet);
    const corrections = await session.corrections.of(shown.messageId);
    return discordSources(shown.answer, strings, { corrections });
  });
}

/** Replies with the newest stories, and marks those that are new to the user. Never rejects. */
export async function replyWithDigest(session: Session, request: DigestRequest): Promise<void> {
  const { strings, target } = session;
  const work = async (): Promise<Outcome> => {
    const topic = request.topic ?? '';
    const seenAt = await lastSeenAt(session, topic);
    const asked = { ...request, ...(seenAt !== null && { seenAt }) };
    const digest = await session.latest(asked);
    await session.lastSeen
      .set(target.userId, topic, request.at)
      .catch((error: unknown) => session.log.warn({ err: error }, 'A visit was not stored.'));
    const question = digest.topic ?? strings.digest.heading(null);
    const answer = digest.stories.length === 0 ? null : { ...answerOfDigest(digest), question };
    const message = discordDigest(digest, strings, { from: 0, request: asked });
    return { message, answer };
  };
  const quotes = quotesFor(session, async (quoting) => await quoting.latest(request));
  await runQuestion(session, work, quotes);
}

/** Replies with what happened on a topic, day by day. Never rejects. */
export async function replyWithTimeline(session: Session, topic: string): Promise<void> {
  const { strings } = session;
  const request = { topic, at: session.now().toISOString() };
  await runQuestion(
    session,
    async () => {
      const timeline = await session.timeline(request);
      return { message: discordTimeline(timeline, { page: null, strings }), answer: null };
    },
    quotesFor(session, async (quoting) => await quoting.timeline(request)),
  );
}

/** When the user last looked at the topic; null if never, or if the state cannot be read. */
async function lastSeenAt(
  { lastSeen, target, log }: Session,
  topic: string,
): Promise<string | null> {
  try {
    return await lastSeen.get(target.userId, topic);
  } catch (error) {
    log.warn({ err: error }, 'The last visit of a user could not be read.');
    return null;
  }
}
