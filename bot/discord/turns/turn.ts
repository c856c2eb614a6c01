import { DatelineError } from '../../../corpus/errors.ts';
import { type Answer, sourcesOf } from '../../../retrieval/answer.ts';
import type { Catalogue } from '../../language/catalogue.ts';
import { withActions } from '../../render/discord/parts/actions.ts';
import { discordNote } from '../../render/discord/parts/note.ts';
import type { DiscordMessage } from '../../ports/discord-message.ts';
import type { Desk } from '../desk/desk.ts';
import { BotStopping } from '../connection/errors.ts';
import { isRejectedContent, logFault } from '../connection/faults.ts';
import { insist } from '../places/insist.ts';
import type { Delivered, Place } from '../places/place.ts';
import { refusalFor } from './refusal-for.ts';

/** What came of a turn; with an answer its message gets buttons, and the log remembers it. */
export type Outcome = { message: DiscordMessage; answer: Answer | null };

/**
 * Works on what a person asked in its place, unless their last turn is still under way or a limit of
 * the server is reached. Never rejects: whatever goes wrong is logged, and said to the reader as far as the reader can be reached.
 */
export async function takeTurn(
  desk: Desk,
  place: Place,
  work: () => Promise<Outcome>,
): Promise<void> {
  await start(desk, place, async (free) => {
    const refusal = await refusalFor(desk, place);
    if (refusal === null) return await runTurn(desk, place, { work, free });
    // Whoever reads it waits for nothing.
    free();
    await decline(desk, place, refusal);
  });
}

/** The same for what is no question, so that no limit of a server counts it. Never rejects. */
export async function takeFreeTurn(
  desk: Desk,
  place: Place,
  work: () => Promise<Outcome>,
): Promise<void> {
  await start(desk, place, async (free) => await runTurn(desk, place, { work, free }));
}

async function start(
  desk: Desk,
  place: Place,
  run: (free: () => void) => Promise<void>,
): Promise<void> {
  const begun = desk.turns.start(place.userId, async (free) => {
    await run(free).catch((error: unknown) =>
      logFault(desk.log, error, 'An answer did not reach its reader'),
    );
  });
  if (!begun) await decline(desk, place, place.aside.desk.oneAtATime);
}

/** Says a short sentence in place of an answer. Never rejects. */
export async function decline(desk: Desk, place: Place, sentence: string): Promise<void> {
  await place
    .decline(discordNote('hint', sentence))
    .catch((error: unknown) => logFault(desk.log, error, 'A hint did not reach its reader'));
}

/** The sentence about an error for the reader: its own where it has one, never its details. */
export function sentenceFor(error: unknown, words: Catalogue): string {
  if (!(error instanceof DatelineError)) return words.desk.brokeDown;
  return words.faults[error.name] ?? error.forReader;
}

/** `free` lets the user ask again. */
type Turn = { work: () => Promise<Outcome>; free: () => void };

async function runTurn(desk: Desk, place: Place, { work, free }: Turn): Promise<void> {
  const end = await place.begin();
  if (end === null) return;
  const { message, answer } = await outcomeOf(desk, place, work);
  await end();
  // Whoever reads the answer may ask on, although Discord has not confirmed it yet.
  free();
  const shown =
    answer === null
      ? message
      : withActions(message, { ...place, hasSources: sourcesOf(answer).length > 0 });
  const delivered = await deliver(desk, place, shown);
  if (answer !== null) await remember(desk, place, { answer, delivered });
}

async function outcomeOf(
  desk: Desk,
  { words }: Place,
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  const over = new AbortController();
  try {
    return await Promise.race([work(), untilStopped(desk.stopping, over.signal)]);
  } catch (error) {
    desk.log.error({ err: error }, 'A question could not be answered.');
    return { message: discordNote('trouble', sentenceFor(error, words)), answer: null };
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
    return await send(discordNote('trouble', place.words.desk.brokeDown));
  });
}

type Given = { answer: Answer; delivered: Delivered };

async function remember(desk: Desk, place: Place, { answer, delivered }: Given): Promise<void> {
  const { messageId, ephemeral } = delivered;
  await desk.answerLog
    .remember({
      channelId: place.channelId,
      messageId,
      askedAt: desk.now().toISOString(),
      askedBy: place.userId,
      privateTo: ephemeral ? place.userId : null,
      answer,
    })
    .catch((error: unknown) => desk.log.warn({ err: error }, 'An answer was not remembered.'));
}
