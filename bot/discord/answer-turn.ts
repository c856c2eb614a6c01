import { DatelineError } from '../../corpus/errors.ts';
import type { Answer } from '../../retrieval/answer.ts';
import type { Question } from '../../retrieval/question.ts';
import { discordMessage } from '../render/discord-message.ts';
import { discordNote } from '../render/discord-note.ts';
import type { DiscordMessage } from '../render/discord-payload.ts';
import type { Desk } from './desk.ts';
import { BotStopping } from './errors.ts';
import { isRejectedContent, logFault } from './faults.ts';
import { insist } from './insist.ts';
import type { Delivered, Place } from './place.ts';
import { sentences } from './sentences.ts';

/**
 * Starts to answer a question in its place, unless the user's last one is still under way. Never
 * rejects: whatever goes wrong is logged, and said to the reader as far as the reader can be reached.
 */
export async function answerTurn(desk: Desk, place: Place, question: Question): Promise<void> {
  const begun = desk.turns.start(place.userId, async (free) => {
    await runTurn(desk, place, { question, free }).catch((error: unknown) =>
      logFault(desk.log, error, 'An answer did not reach its reader'),
    );
  });
  if (!begun) await decline(desk, place, sentences.oneAtATime);
}

/** Says a short sentence in place of an answer. Never rejects. */
export async function decline(desk: Desk, place: Place, sentence: string): Promise<void> {
  await place
    .decline(discordNote('hint', sentence))
    .catch((error: unknown) => logFault(desk.log, error, 'A hint did not reach its reader'));
}

/** The sentence about an error for the reader: its own where it has one, never its details. */
export function sentenceFor(error: unknown): string {
  return error instanceof DatelineError ? error.forReader : sentences.brokeDown;
}

type Outcome = { message: DiscordMessage; answer: Answer | null };

/** `free` lets the user ask again. */
type Turn = { question: Question; free: () => void };

async function runTurn(desk: Desk, place: Place, { question, free }: Turn): Promise<void> {
  const end = await place.begin();
  if (end === null) return;
  const { message, answer } = await outcomeOf(desk, question);
  await end();
  // Whoever reads the answer may ask on, although Discord has not confirmed it yet.
  free();
  const delivered = await deliver(desk, place, message);
  if (answer !== null) await remember(desk, place, { question, answer, delivered });
}

async function outcomeOf(desk: Desk, question: Question): Promise<Outcome> {
  const over = new AbortController();
  try {
    const stopped = untilStopped(desk.stopping, over.signal);
    const answer = await Promise.race([desk.answer(question), stopped]);
    return { message: discordMessage(answer), answer };
  } catch (error) {
    desk.log.error({ err: error }, 'A question could not be answered.');
    return { message: discordNote('trouble', sentenceFor(error)), answer: null };
  } finally {
    over.abort();
  }
}

async function untilStopped(stopping: AbortSignal, over: AbortSignal): Promise<never> {
  return await new Promise((_, reject) => {
    stopping.addEventListener('abort', () => reject(new BotStopping()), {
      once: true,
      signal: over,
    });
  });
}

async function deliver(desk: Desk, place: Place, message: DiscordMessage): Promise<Delivered> {
  const send = async (what: DiscordMessage): Promise<Delivered> =>
    await insist(desk, async () => await place.deliver(what));
  return await send(message).catch(async (error: unknown) => {
    if (!isRejectedContent(error)) throw error;
    logFault(desk.log, error, 'Discord did not accept a message');
    return await send(discordNote('trouble', sentences.brokeDown));
  });
}

type Given = { question: Question; answer: Answer; delivered: Delivered };

async function remember(desk: Desk, place: Place, given: Given): Promise<void> {
  const { messageId, ephemeral } = given.delivered;
  await desk.answerLog
    .remember({
      channelId: place.channelId,
      messageId,
      askedAt: given.question.at,
      privateTo: ephemeral ? place.userId : null,
      answer: given.answer,
    })
    .catch((error: unknown) => desk.log.warn({ err: error }, 'An answer was not remembered.'));
}
