import { answerOfDigest } from '../../retrieval/digest/digest.ts';
import type { DigestRequest } from '../../retrieval/digest/latest.ts';
import { latestRequest } from '../../retrieval/query/intent.ts';
import type { Question } from '../../retrieval/query/query.ts';
import { discordDigest } from '../render/discord/news/digest.ts';
import { discordMessage } from '../render/discord/news/message.ts';
import type { Place } from './reply-target.ts';
import type { Desk } from './services.ts';
import { takeTurn } from './session.ts';

/** Answers a question in its place; one that asks for the latest gets a digest. Never rejects. */
export async function answerTurn(desk: Desk, place: Place, question: Question): Promise<void> {
  const latest = latestRequest(question);
  if (latest !== null) return await latestTurn(desk, place, latest);
  await takeTurn(desk, place, async () => {
    const answer = await desk.answer(question);
    return { message: discordMessage(answer, place.strings), answer };
  });
}

/** Tells what is newest in its place, and what of it is new to the asker. Never rejects. */
export async function latestTurn(desk: Desk, place: Place, request: DigestRequest): Promise<void> {
  await takeTurn(desk, place, async () => {
    const topic = request.topic ?? '';
    const seenAt = await lastLook(desk, place.userId, topic);
    const digest = await desk.latest({ ...request, ...(seenAt !== null && { seenAt }) });
    await noteLook(desk, { userId: place.userId, topic, at: request.at });
    const question = digest.topic ?? place.strings.digest.heading(null);
    const answer = digest.stories.length === 0 ? null : { ...answerOfDigest(digest), question };
    return { message: discordDigest(digest, place.strings), answer };
  });
}

/** What is new to the asker is worth telling, and no reason to fail. */
async function lastLook(desk: Desk, userId: string, topic: string): Promise<string | null> {
  try {
    return await desk.lastSeen.get(userId, topic);
  } catch (error) {
    desk.log.warn({ err: error }, 'It is not known when the asker last looked.');
    return null;
  }
}

type Look = { userId: string; topic: string; at: string };

async function noteLook({ lastSeen, log }: Desk, { userId, topic, at }: Look): Promise<void> {
  await lastSeen
    .set(userId, topic, at)
    .catch((error: unknown) => log.warn({ err: error }, 'A look was not noted.'));
}
