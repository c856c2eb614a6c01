import { DatelineError } from '../../corpus/errors.ts';
import { type Answer, sourcesOf } from '../../retrieval/answer.ts';
import type { Strings } from '../language/catalogue.ts';
import type { LoggedAnswer } from '../state/answer-log.ts';
import type { DiscordMessage } from '../render/discord/discord-message.ts';
import { hasLimits, type Limit, limitReached, localDay } from '../usage-limits.ts';
import { withActions } from '../render/discord/parts/actions.ts';
import { discordNote } from '../render/discord/parts/note.ts';
import { timeLeft } from '../render/text/time-left.ts';
import { BotStopping, insist, isRejectedContent, logFault } from './errors.ts';
import type { Delivered, Place } from './reply-target.ts';
import type { Desk } from './services.ts';

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
  if (!begun) await decline(desk, place, place.aside.general.oneAtATime);
}

/** Says a short sentence in place of an answer. Never rejects. */
export async function decline(desk: Desk, place: Place, sentence: string): Promise<void> {
  await place
    .decline(discordNote('hint', sentence))
    .catch((error: unknown) => logFault(desk.log, error, 'A hint did not reach its reader'));
}

/** The sentence about an error for the reader: its own where it has one, never its details. */
export function sentenceFor(error: unknown, strings: Strings): string {
  if (!(error instanceof DatelineError)) return strings.general.brokeDown;
  return strings.faults[error.name] ?? error.forReader;
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
  { strings }: Place,
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  const over = new AbortController();
  try {
    return await Promise.race([work(), untilStopped(desk.stopping, over.signal)]);
  } catch (error) {
    desk.log.error({ err: error }, 'A question could not be answered.');
    return { message: discordNote('trouble', sentenceFor(error, strings)), answer: null };
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
    return await send(discordNote('trouble', place.strings.general.brokeDown));
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

/**
 * Works on something that is no question, so that no limit counts it and no question under way stops
 * it, and shows what comes of it, or why nothing did.
 */
export async function showAside(
  desk: Desk,
  place: Place,
  work: () => Promise<DiscordMessage>,
): Promise<void> {
  const end = await place.begin();
  if (end === null) return;
  const message = await work().catch((error: unknown) => {
    desk.log.error({ err: error }, 'A command could not do its work.');
    return discordNote('trouble', sentenceFor(error, place.strings));
  });
  await end();
  await insist(desk, async () => await place.deliver(message));
}

/**
 * Counts a question where the server limits them; the sentence that says why it may not be asked now
 * where a limit is reached, else null. A count that fails stops nobody.
 */
async function refusalFor(desk: Desk, { userId, aside }: Place): Promise<string | null> {
  const { serverId, settings } = desk.house;
  if (serverId === null || !hasLimits(settings)) return null;
  const now = desk.now();
  const asking = {
    serverId,
    userId,
    day: localDay(now, settings.timeZone),
    at: now.toISOString(),
  };
  try {
    const limit = await desk.usage.take<Limit>(asking, (used) => limitReached(settings, used, now));
    if (limit === null) return null;
    return aside.settings.limits[limit.kind](timeLeft(limit.until, now, aside.locale));
  } catch (error) {
    desk.log.error({ err: error }, 'A question could not be counted.');
    return null;
  }
}

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
