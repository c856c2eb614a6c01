import type { Question } from '../../retrieval/question.ts';
import { askedForLatest } from '../../retrieval/digest/asked-for-latest.ts';
import { discordMessage } from '../render/discord-message.ts';
import type { Desk } from './desk.ts';
import { latestTurn } from './latest-turn.ts';
import type { Place } from './place.ts';
import { takeTurn } from './turn.ts';

/** Answers a question in its place; one that asks for the latest gets a digest. Never rejects. */
export async function answerTurn(desk: Desk, place: Place, question: Question): Promise<void> {
  const latest = question.previous === undefined ? askedForLatest(question.text) : null;
  if (latest !== null) {
    const { at, since, sources } = question;
    const topic = latest.topic || null;
    const range = { ...(since !== undefined && { since }), ...(sources && { sources }) };
    return await latestTurn(desk, place, { topic, at, ...range });
  }
  await takeTurn(desk, place, async () => {
    const answer = await desk.answer(question);
    return { message: discordMessage(answer, place.words), answer };
  });
}
