// The errors of the Discord bot, and which errors of Discord are worth a retry.
import { DiscordAPIError, HTTPError, RESTJSONErrorCodes } from 'discord.js';
import pRetry from 'p-retry';
import { DatelineError, reasonOf } from '../../corpus/errors.ts';
import type { Log } from '../log.ts';
import type { Services } from './services.ts';

/** Discord rejects the login; `reason` names the cure. A retry would fail the same way. */
export class DiscordRefused extends DatelineError {
  override readonly name = 'DiscordRefused';
  readonly forReader = 'I couldn’t log in to Discord. Whoever runs me can see why in my log.';
  constructor(reason: string, cause?: unknown) {
    super(`Discord refused the bot: ${reason}`, { cause });
  }
}

/** Discord cannot be reached: no network, a wrong address, or Discord itself is down. */
export class DiscordUnreachable extends DatelineError {
  override readonly name = 'DiscordUnreachable';
  readonly forReader = 'I can’t reach Discord right now. Please try again later.';
  override readonly retryable = true;
  constructor(address: string, reason: string, cause?: unknown) {
    super(
      `Discord could not be reached at ${address}: ${reason}. Check the network, and DISCORD_API_URL if it is set.`,
      { cause },
    );
  }
}

/** Somebody asked for a publisher that the settings of the server exclude. */
export class SourceNotAllowed extends DatelineError {
  override readonly name = 'SourceNotAllowed';
  readonly forReader =
    'I don’t answer from that publisher on this server. Leave it out, or ask the people who run the server.';
  constructor() {
    super('A publisher was asked for that the settings of the server do not allow.');
  }
}

/** The settings of a server cannot be read, so the bot answers nothing there: they may forbid it. */
export class ServerClosed extends DatelineError {
  override readonly name = 'ServerClosed';
  readonly forReader =
    'I can’t read the settings of this server, so I don’t answer here. Its managers can try again later, or start over with /settings reset.';
  constructor(serverId: string, cause: unknown) {
    super(
      `The settings of the server ${serverId} cannot be read, so nothing is answered there: ${reasonOf(cause)}`,
      { cause },
    );
  }
}

/** Somebody without Manage Server used a command for managers. */
export class NotManager extends DatelineError {
  override readonly name = 'NotManager';
  readonly forReader = 'Only people with the Manage Server permission can do that.';
  constructor(command: string) {
    super(`Somebody without the permission Manage Server used /${command}.`);
  }
}

/** The bot stops before an answer is ready. */
export class BotStopping extends DatelineError {
  override readonly name = 'BotStopping';
  readonly forReader = 'I’m restarting. Please ask again in a minute.';
  override readonly retryable = true;
  constructor() {
    super('The bot stopped before an answer was ready.');
  }
}

/** Retries a request to Discord with exponential backoff while its errors are transient. */
export async function retry<T>(
  { log, timing }: Pick<Services, 'log' | 'timing'>,
  request: () => Promise<T>,
): Promise<T> {
  return await pRetry(request, {
    retries: 3,
    minTimeout: timing.retryAfter,
    shouldRetry: ({ error }) => isTransient(error),
    onFailedAttempt: ({ error, retriesLeft }) => {
      if (isTransient(error)) log.warn({ err: error, retriesLeft }, 'A request to Discord failed.');
    },
  });
}

/** Whether a retry may succeed: after a 5xx status, or a broken connection. */
export function isTransient(error: unknown): boolean {
  if (error instanceof HTTPError || error instanceof DiscordAPIError) return error.status >= 500;
  return isNetworkError(error);
}

/** Whether the error is one of Discord's API with that code. */
export function hasDiscordCode(error: unknown, code: number): boolean {
  return error instanceof DiscordAPIError && error.code === code;
}

/** Whether Discord rejects the request body, such as a message that it cannot show. */
export function isRejectedContent(error: unknown): boolean {
  return hasDiscordCode(error, RESTJSONErrorCodes.InvalidFormBodyOrContentType);
}

/**
 * Logs a failed request: as a warning with the cause where people or servers cause it in ordinary
 * use, otherwise as an error.
 */
export function logFailure(log: Log, error: unknown, sentence: string): void {
  if (error instanceof NotManager) return log.warn({}, error.message);
  const cause = error instanceof DiscordAPIError ? ordinaryCauses.get(error.code) : undefined;
  if (cause === undefined) log.error({ err: error }, `${sentence}.`);
  else log.warn({ err: error }, `${sentence}: ${cause}.`);
}

const ordinaryCauses = new Map<number | string, string>([
  [RESTJSONErrorCodes.UnknownInteraction, 'it was too late: Discord waits three seconds'],
  [RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged, 'it was acknowledged before'],
  [RESTJSONErrorCodes.UnknownMessage, 'the message was deleted'],
  [RESTJSONErrorCodes.UnknownChannel, 'the channel was deleted'],
  [RESTJSONErrorCodes.UnknownWebhook, 'the interaction expired: Discord keeps it 15 minutes'],
  [RESTJSONErrorCodes.InvalidWebhookToken, 'the interaction expired: Discord keeps it 15 minutes'],
  [RESTJSONErrorCodes.ThreadLocked, 'the thread is locked: a moderator can open it'],
  [RESTJSONErrorCodes.InvalidActionOnArchivedThread, 'the thread is archived'],
  [RESTJSONErrorCodes.MissingAccess, 'give the bot View Channel there'],
  [
    RESTJSONErrorCodes.MissingPermissions,
    'give the bot View Channel, Send Messages and Send Messages in Threads there',
  ],
]);

const networkCodes = /^(?:UND_ERR_|ECONN|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EPIPE|EHOST|ENET)/u;

/** Whether no response came at all. */
function isNetworkError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'AbortError' || networkCodes.test(String('code' in error && error.code))) {
    return true;
  }
  return isNetworkError(error.cause);
}
