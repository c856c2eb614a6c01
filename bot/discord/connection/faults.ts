import { DiscordAPIError, HTTPError, RESTJSONErrorCodes } from 'discord.js';
import type { Log } from '../../ports/log.ts';

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
