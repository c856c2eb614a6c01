import { DiscordAPIError, HTTPError, RESTJSONErrorCodes } from 'discord.js';
import pRetry from 'p-retry';
import { DatelineError } from '../../corpus/errors.ts';
import type { Log } from '../log.ts';
import type { Desk } from './services.ts';

/** Discord does not let the bot in; the reason names the cure. Trying again changes nothing. */
export class DiscordRefused extends DatelineError {
  override readonly name = 'DiscordRefused';
  readonly forReader = 'Discord did not let me in. Whoever runs me finds the cure in my log.';
  constructor(reason: string, cause?: unknown) {
    super(`Discord refused the bot: ${reason}`, { cause });
  }
}

/** Discord cannot be reached: no network, a wrong address, or Discord itself is down. */
export class DiscordUnreachable extends DatelineError {
  override readonly name = 'DiscordUnreachable';
  readonly forReader = 'I cannot reach Discord right now. Please try again later.';
  override readonly retryable = true;
  constructor(address: string, reason: string, cause?: unknown) {
    super(
      `Discord could not be reached at ${address}: ${reason}. Check the network, and DISCORD_API_URL where it is set.`,
      { cause },
    );
  }
}

/** A publisher was asked for that the server does not let the bot answer from. */
export class SourceNotAllowed extends DatelineError {
  override readonly name = 'SourceNotAllowed';
  readonly forReader =
    'In this server I do not answer from that publisher. Leave it out, or ask those who run the server.';
  constructor() {
    super('A publisher was asked for that the settings of the server do not allow.');
  }
}

/** The bot stops before an answer is ready. */
export class BotStopping extends DatelineError {
  override readonly name = 'BotStopping';
  readonly forReader = 'I am being restarted. Please ask again in a minute.';
  override readonly retryable = true;
  constructor() {
    super('The bot stopped before an answer was ready.');
  }
}

/** What people or servers cause in ordinary use, and what whoever runs the bot can do about it. */
const ordinary = new Map<number | string, string>([
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

/** Whether the error is Discord's own with that code. */
export function isDiscordCode(error: unknown, code: number): boolean {
  return error instanceof DiscordAPIError && error.code === code;
}

/** Whether Discord found fault with the request itself, such as a message it cannot show. */
export function isRejectedContent(error: unknown): boolean {
  return isDiscordCode(error, RESTJSONErrorCodes.InvalidFormBodyOrContentType);
}

/** Whether the request may succeed when it is simply made again: a 5xx, or a broken connection. */
export function isPassing(error: unknown): boolean {
  if (error instanceof HTTPError || error instanceof DiscordAPIError) return error.status >= 500;
  return isNetworkFault(error);
}

/** Logs a failed request: a warning with its cure for what happens in ordinary use, else an error. */
export function logFault(log: Log, error: unknown, sentence: string): void {
  const hint = error instanceof DiscordAPIError ? ordinary.get(error.code) : undefined;
  if (hint === undefined) log.error({ err: error }, `${sentence}.`);
  else log.warn({ err: error }, `${sentence}: ${hint}.`);
}

/** Whether no answer came at all. */
function isNetworkFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'AbortError' || networkCodes.test(String('code' in error && error.code))) {
    return true;
  }
  return isNetworkFault(error.cause);
}

/** Makes a request again, a few times and ever later, while it fails for reasons that pass. */
export async function insist<T>({ log, pace }: Desk, request: () => Promise<T>): Promise<T> {
  return await pRetry(request, {
    retries: 3,
    minTimeout: pace.retryAfter,
    shouldRetry: ({ error }) => isPassing(error),
    onFailedAttempt: ({ error, retriesLeft }) => {
      if (isPassing(error)) log.warn({ err: error, retriesLeft }, 'A request to Discord failed.');
    },
  });
}
