import type { LoggedAnswer } from '../../ports/answer-log.ts';
import type { Desk } from '../desk/desk.ts';

/**
 * The answer that a message shows; null where it is forgotten. Whoever is quick reacts to an answer
 * before it has been written down, so one that is missing is looked for once more.
 * @throws StateUnavailable.
 */
export async function shownAnswer(
  { answerLog, turns, pace }: Desk,
  messageId: string,
): Promise<LoggedAnswer | null> {
  const found = await answerLog.ofMessage(messageId);
  if (found !== null) return found;
  await turns.settled(pace.rememberWithin);
  return await answerLog.ofMessage(messageId);
}
