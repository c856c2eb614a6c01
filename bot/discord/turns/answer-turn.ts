import type { Question } from '../../../retrieval/question.ts';
import { latestRequest } from '../../../retrieval/digest/latest-request.ts';
import { discordMessage } from '../../render/discord/news/message.ts';
import type { Desk } from '../desk/desk.ts';
import { latestTurn } from './latest-turn.ts';
import type { Place } from '../places/place.ts';
import { takeTurn } from './turn.ts';

/** Answers a question in its place; one that asks for the latest gets a digest. Never rejects. */
export async function answerTurn(desk: Desk, place: Place, question: Question): Promise<void> {
  const latest = latestRequest(question);
  if (latest !== null) return await latestTurn(desk, place, latest);
  await takeTurn(desk, place, async () => {
    const answer = await desk.answer(question);
    return { message: discordMessage(answer, place.words), answer };
  });
}
