// Answers one interaction or message: lock, limits, progress, delivery, and the answer log.
import type { ChatInputCommandInteraction, Message, RepliableInteraction } from 'discord.js';
import { DatelineError } from '../../corpus/errors.ts';
import { type Answer, sourcesOf } from '../../retrieval/answer.ts';
import type { Strings } from '../i18n/strings.ts';
import type { DiscordMessage } from '../messages/discord/discord-message.ts';
import { discordNote, withActions } from '../messages/discord/components.ts';
import { timeLeft } from '../messages/text.ts';
import type { LoggedAnswer } from '../state/answer-log.ts';
import { hasLimits, type Limit, limitReached, localDay } from '../usage-limits.ts';
import { BotStopping, isRejectedContent, logFailure, retry } from './errors.ts';
import {
  type Delivered,
  type InteractionReply,
  interactionTarget,
  type Meanwhile,
  messageTarget,
  type ReplyTarget,
} from './reply-target.ts';
import { isEphemeral, type ServerContext } from './server-context.ts';
import type { Services } from './services.ts';

/** One interaction or message from arrival to reply: the server's services, and where the reply goes. */
export type Session = ServerContext & { target: ReplyTarget; strings: Strings };

/** The result of a request. If it has an answer, the message gets buttons and the log keeps it. */
export type Outcome = { message: DiscordMessage; answer: Answer | null };

/** A session for a command, a button or a modal. */
export function openInteraction(
  context: ServerContext,
  interaction: RepliableInteraction,
  reply: InteractionReply,
): Session {
  const target = interactionTarget(context, interaction, reply);
  return { ...context, target, strings: target.strings };
}

/** A session for a slash command with a `private` option. */
export function openCommand(
  context: ServerContext,
  interaction: ChatInputCommandInteraction,
): Session {
  const chosen = interaction.options.getBoolean('private');
  const ephemeral = isEphemeral(context, interaction, chosen);
  return openInteraction(context, interaction, { ephemeral });
}

/** A session for a message. */
export function openMessage(context: ServerContext, message: Message): Session {
  const target = messageTarget(context, message);
  return { ...context, target, strings: target.strings };
}

/**
 * Answers a question: acknowledges it, does the work, delivers the message and logs its answer.
 * `meanwhile` gives what is shown while that takes long. Refuses while the user's last question is in
 * flight, or a limit of the server is reached. Never rejects: it logs errors, and tells the user about
 * them if Discord lets it.
 */
export async function runQuestion(
  session: Session,
  work: () => Promise<Outcome>,
  meanwhile?: Meanwhile,
): Promise<void> {
  await runExclusively(session, async (release) => {
    const refusal = await countQuestion(session);
    if (refusal === null) return await respond(session, work, { release, meanwhile });
    release();
    await replyWithHint(session, refusal);
  });
}

/** Delivers an existing answer; exempt from rate limits. Never rejects. */
export async function runShare(session: Session, outcome: Outcome): Promise<void> {
  const work = async (): Promise<Outcome> => await Promise.resolve(outcome);
  await runExclusively(session, async (release) => await respond(session, work, { release }));
}

/** Runs a non-question command; exempt from rate limits and the one-at-a-time lock. */
export async function runCommand(
  session: Session,
  work: () => Promise<DiscordMessage>,
): Promise<void> {
  const stopProgress = await session.target.acknowledge();
  if (stopProgress === null) return;
  const message = await work().catch((error: unknown) => {
    session.log.error({ err: error }, 'A command failed.');
    return discordNote('trouble', errorSentence(error, session.strings));
  });
  await stopProgress();
  await retry(session, async () => await session.target.deliver(message));
}

/** Replies at once with a short sentence, ephemeral where possible. Never rejects. */
export async function replyWithHint({ target, log }: Session, sentence: string): Promise<void> {
  await target
    .replyNow(discordNote('hint', sentence))
    .catch((error: unknown) => logFailure(log, error, 'A hint did not reach its reader'));
}

/** The sentence that tells a user about an error, without technical details. */
export function errorSentence(error: unknown, strings: Strings): string {
  if (!(error instanceof DatelineError)) return strings.general.brokeDown;
  return strings.errors[error.name] ?? error.forReader;
}

/**
 * The answer that a message shows; null if the log no longer has it. Users may press a button
 * before the answer is logged, so a missing one is looked up again after a short wait.
 * @throws StateUnavailable.
 */
export async function loggedAnswer(
  { answerLog, inFlight, timing }: Services,
  messageId: string,
): Promise<LoggedAnswer | null> {
  const found = await answerLog.ofMessage(messageId);
  if (found !== null) return found;
  await inFlight.settled(timing.rememberWithin);
  return await answerLog.ofMessage(messageId);
}

/** The last answer that everybody in a channel sees; waits as `loggedAnswer` does. Throws StateUnavailable. */
export async function lastAnswer(
  { answerLog, inFlight, timing }: Services,
  channelId: string,
): Promise<LoggedAnswer | null> {
  const everybody = { channelId, userId: '' };
  const found = await answerLog.latest(everybody);
  if (found !== null) return found;
  await inFlight.settled(timing.rememberWithin);
  return await answerLog.latest(everybody);
}

/** Holds the user's lock while `work` runs; a second request gets a hint instead. */
async function runExclusively(
  session: Session,
  work: (release: () => void) => Promise<void>,
): Promise<void> {
  const { target, inFlight, log } = session;
  const started = inFlight.start(target.userId, async (release) => {
    await work(release).catch((error: unknown) =>
      logFailure(log, error, 'An answer did not reach its reader'),
    );
  });
  if (!started) await replyWithHint(session, target.ephemeralStrings.general.oneAtATime);
}

async function respond(
  session: Session,
  work: () => Promise<Outcome>,
  { release, meanwhile }: { release: () => void; meanwhile?: Meanwhile | undefined },
): Promise<void> {
  const { target, strings } = session;
  const stopProgress = await target.acknowledge(meanwhile);
  if (stopProgress === null) return;
  const { message, answer } = await outcomeOf(session, work);
  await stopProgress();
  // Released before delivery is confirmed: whoever already reads the answer may ask on.
  release();
  if (answer === null) return void (await deliver(session, message));
  const { shareable } = target;
  const hasSources = sourcesOf(answer).length > 0;
  const delivered = await deliver(
    session,
    withActions(message, { strings, shareable, hasSources }),
  );
  await logAnswer(session, answer, delivered);
}

async function outcomeOf(session: Session, work: () => Promise<Outcome>): Promise<Outcome> {
  const finished = new AbortController();
  try {
    return await Promise.race([work(), untilStopped(session.stopping, finished.signal)]);
  } catch (error) {
    session.log.error({ err: error }, 'A question could not be answered.');
    return { message: discordNote('trouble', errorSentence(error, session.strings)), answer: null };
  } finally {
    finished.abort();
  }
}

async function untilStopped(stopping: AbortSignal, finished: AbortSignal): Promise<never> {
  return await new Promise((_, reject) => {
    stopping.addEventListener('abort', () => reject(new BotStopping()), {
      once: true,
      signal: finished,
    });
  });
}

async function deliver(session: Session, message: DiscordMessage): Promise<Delivered> {
  const send = async (content: DiscordMessage): Promise<Delivered> =>
    await retry(session, async () => await session.target.deliver(content));
  return await send(message).catch(async (error: unknown) => {
    if (!isRejectedContent(error)) throw error;
    logFailure(session.log, error, 'Discord did not accept a message');
    return await send(discordNote('trouble', session.strings.general.brokeDown));
  });
}

async function logAnswer(
  { answerLog, target, server, now, log }: Session,
  answer: Answer,
  { messageId, ephemeral, channelId }: Delivered,
): Promise<void> {
  const { userId } = target;
  await answerLog
    .remember({
      channelId: channelId ?? target.channelId,
      messageId,
      askedAt: now().toISOString(),
      askedBy: userId,
      privateTo: ephemeral ? userId : null,
      isPublic: !ephemeral && server.id !== null,
      answer,
    })
    .catch((error: unknown) => log.warn({ err: error }, 'An answer was not logged.'));
}

/**
 * Counts the question where the server has limits. Returns null, or the sentence that says which
 * limit is reached. If counting fails, the question is allowed.
 */
async function countQuestion({ target, server, usage, now, log }: Session): Promise<string | null> {
  const { id: serverId, settings } = server;
  if (serverId === null || !hasLimits(settings)) return null;
  const at = now();
  const asking = {
    serverId,
    userId: target.userId,
    day: localDay(at, settings.timeZone),
    at: at.toISOString(),
  };
  try {
    const limit = await usage.take<Limit>(asking, (used) => limitReached(settings, used, at));
    if (limit === null) return null;
    const { settings: strings, locale } = target.ephemeralStrings;
    return strings.limits[limit.kind](timeLeft(limit.until, at, locale));
  } catch (error) {
    log.error({ err: error }, 'A question could not be counted.');
    return null;
  }
}
