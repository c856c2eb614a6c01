// Replies to a question with an answer or a digest.
import { answerOfDigest } from '../../retrieval/digest/digest.ts';
import type { DigestRequest } from '../../retrieval/digest/latest.ts';
import { latestRequest } from '../../retrieval/query/intent.ts';
import type { Question } from '../../retrieval/query/query.ts';
import { discordDigest } from '../messages/discord/digest.ts';
import { type AnswerOptions, discordAnswer } from '../messages/discord/answer.ts';
import { runQuestion, type Session } from './session.ts';

/** Replies with an answer, or with a digest if the question asks for the latest. Never rejects. */
export async function replyWithAnswer(
  session: Session,
  question: Question,
  options?: AnswerOptions,
): Promise<void> {
  const latest = latestRequest(question);
  if (latest !== null) return await replyWithDigest(session, latest);
  await runQuestion(session, async () => {
    const answer = await session.answer(question);
    return { message: discordAnswer(answer, session.strings, options), answer };
  });
}

/** Replies with the newest stories, and marks those that are new to the user. Never rejects. */
export async function replyWithDigest(session: Session, request: DigestRequest): Promise<void> {
  const { strings, target } = session;
  await runQuestion(session, async () => {
    const topic = request.topic ?? '';
    const seenAt = await lastSeenAt(session, topic);
    const digest = await session.latest({ ...request, ...(seenAt !== null && { seenAt }) });
    await session.lastSeen
      .set(target.userId, topic, request.at)
      .catch((error: unknown) => session.log.warn({ err: error }, 'A visit was not stored.'));
    const question = digest.topic ?? strings.digest.heading(null);
    const answer = digest.stories.length === 0 ? null : { ...answerOfDigest(digest), question };
    return { message: discordDigest(digest, strings), answer };
  });
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
