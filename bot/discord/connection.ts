import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Client,
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayCloseCodes,
  Status,
} from 'discord.js';
import { z } from 'zod';
import { DatelineError, reasonOf } from '../../corpus/errors.ts';
import { DiscordRefused, DiscordUnreachable } from './errors.ts';

/** What it takes to get in; `address` is where Discord's API is, `within` in milliseconds. */
type Admission = { token: string; address: string; within: number };

const tokenCure =
  'its token is not valid. Copy a fresh one from Bot → Reset Token at https://discord.com/developers/applications into DISCORD_TOKEN (see .env.example)';

const closeReasons = new Map<number, string>([
  [GatewayCloseCodes.AuthenticationFailed, tokenCure],
  [
    GatewayCloseCodes.DisallowedIntents,
    'it asked for intents that its application may not use. It needs none that must be switched on',
  ],
]);

/** @throws DiscordRefused for a text that cannot be a token: empty, or with spaces or line breaks. */
export function checkToken(token: string): void {
  if (!/^[\u0021-\u007E]+$/u.test(token)) throw new DiscordRefused(tokenCure);
}

/**
 * Logs the client in and waits until Discord calls it ready.
 * @throws DiscordRefused for a bad token or forbidden intents.
 * @throws DiscordUnreachable when there is no answer, or none in time.
 */
export async function logIn(client: Client, admission: Admission): Promise<void> {
  checkToken(admission.token);
  const over = new AbortController();
  try {
    await Promise.race([
      ready(client, admission.token, over.signal),
      disconnected(client, over.signal),
      sleep(admission.within, undefined, { signal: over.signal }).then(() => {
        throw new DiscordUnreachable(admission.address, 'it did not let the bot in in time');
      }),
    ]);
  } catch (error) {
    await logOut(client);
    throw admissionError(error, admission.address);
  } finally {
    over.abort();
  }
}

/** The typed error for whatever Discord or the network said to the first requests. */
export function admissionError(error: unknown, address: string): DatelineError {
  if (error instanceof DatelineError) return error;
  if (isInvalidToken(error)) return new DiscordRefused(tokenCure, error);
  if (error instanceof DiscordAPIError) return new DiscordRefused(error.message, error);
  return new DiscordUnreachable(address, reasonOf(error), error);
}

async function ready(client: Client, token: string, over: AbortSignal): Promise<void> {
  await Promise.all([once(client, Events.ClientReady, { signal: over }), client.login(token)]);
}

async function disconnected(client: Client, over: AbortSignal): Promise<never> {
  const [event] = z
    .tuple([z.object({ code: z.number() })])
    .rest(z.unknown())
    .parse(await once(client, Events.ShardDisconnect, { signal: over }));
  throw new DiscordRefused(closeReason(event.code));
}

function closeReason(code: number): string {
  return closeReasons.get(code) ?? `the gateway closed with code ${code}`;
}

function isInvalidToken(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return error.status === 401;
  return error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid;
}

/** How long a connection that is being made is waited for, and then its end, in milliseconds. */
const patience = 2000;

const underWay: ReadonlySet<Status> = new Set([Status.Connecting, Status.Identifying]);

/**
 * Logs the client out, within four seconds whatever Discord does.
 *
 * A client that is destroyed while it connects or identifies takes that for a lost connection: its
 * promise stays open for good, and it connects anew. So a connection under way is let in first.
 */
export async function logOut(client: Client): Promise<void> {
  const latest = Date.now() + patience;
  while (isUnderWay(client) && Date.now() < latest) await sleep(20);
  await Promise.race([client.destroy(), sleep(patience, undefined, { ref: false })]);
}

function isUnderWay(client: Client): boolean {
  return client.ws.shards.some(({ status }) => underWay.has(status));
}
