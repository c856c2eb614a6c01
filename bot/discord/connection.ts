// Logs a client in to Discord and out again, and turns login errors into typed ones.
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Client,
  CloseCodes,
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayCloseCodes,
  Status,
  WebSocketShardEvents,
} from 'discord.js';
import { z } from 'zod';
import { DatelineError, reasonOf } from '../../corpus/errors.ts';
import type { Log } from '../log.ts';
import { DiscordRefused, DiscordUnreachable } from './errors.ts';

/** `apiUrl` is the address of Discord's API, `timeout` in milliseconds. */
type Login = { token: string; apiUrl: string; timeout: number };

/**
 * Logs the client in and waits until Discord calls it ready.
 * @throws DiscordRefused for a bad token or forbidden intents.
 * @throws DiscordUnreachable without a response, or without one in time.
 */
export async function logIn(client: Client, { token, apiUrl, timeout }: Login): Promise<void> {
  checkToken(token);
  const settled = new AbortController();
  const { signal } = settled;
  try {
    await Promise.race([
      Promise.all([once(client, Events.ClientReady, { signal }), client.login(token)]),
      disconnected(client, signal),
      sleep(timeout, undefined, { signal }).then(() => {
        throw new DiscordUnreachable(apiUrl, 'the login did not finish in time');
      }),
    ]);
  } catch (error) {
    await logOut(client);
    throw loginError(error, apiUrl);
  } finally {
    settled.abort();
  }
}

/** How long a login in progress may take before a logout, and the logout itself, in milliseconds. */
const LOGOUT_TIMEOUT = 2000;

const inProgress: ReadonlySet<Status> = new Set([Status.Connecting, Status.Identifying]);

/**
 * Logs the client out, within four seconds whatever Discord does.
 *
 * A client that is destroyed while it connects or identifies takes that for a lost connection: its
 * promise never settles, and it connects anew. So a login in progress is waited for first.
 */
export async function logOut(client: Client): Promise<void> {
  const deadline = Date.now() + LOGOUT_TIMEOUT;
  while (client.ws.shards.some(({ status }) => inProgress.has(status)) && Date.now() < deadline)
    await sleep(20);
  await Promise.race([client.destroy(), sleep(LOGOUT_TIMEOUT, undefined, { ref: false })]);
}

const tokenCure =
  'its token is not valid. Copy a fresh one from Bot → Reset Token at https://discord.com/developers/applications into DISCORD_TOKEN (see .env.example)';

/** @throws DiscordRefused for a text that cannot be a token: empty, or with spaces or line breaks. */
export function checkToken(token: string): void {
  if (!/^[\u0021-\u007E]+$/u.test(token)) throw new DiscordRefused(tokenCure);
}

/** The typed error for whatever Discord or the network replied to the first requests. */
export function loginError(error: unknown, apiUrl: string): DatelineError {
  if (error instanceof DatelineError) return error;
  if (isInvalidToken(error)) return new DiscordRefused(tokenCure, error);
  if (error instanceof DiscordAPIError) return new DiscordRefused(error.message, error);
  return new DiscordUnreachable(apiUrl, reasonOf(error), error);
}

const closeReasons = new Map<number, string>([
  [GatewayCloseCodes.AuthenticationFailed, tokenCure],
  [
    GatewayCloseCodes.DisallowedIntents,
    'it asked for intents that its application may not use. It needs no privileged intent',
  ],
  [GatewayCloseCodes.InvalidShard, 'it connected as a shard that does not exist. Update Dateline'],
  [GatewayCloseCodes.InvalidIntents, 'it asked for intents that do not exist. Update Dateline'],
  [
    GatewayCloseCodes.ShardingRequired,
    'it is in more servers than one connection may serve (2,500). Run a second bot for some of them',
  ],
]);

/** The connection to Discord. */
export type Connection = {
  /** `ping` is the round trip in milliseconds; null while it is not known. */
  shards: { id: number; isReady: boolean; ping: number | null }[];
  servers: number;
  /** How often it was lost. */
  losses: number;
  /** Why it was lost the last time, without a full stop; null where it never was. */
  reason: string | null;
};

/**
 * Logs when the connection of a client that is logged in is lost, why, and when it is back. Returns
 * how to look at the connection.
 */
export function followConnection(client: Client, log: Log): () => Connection {
  let [losses, reason]: [number, string | null] = [0, null];
  for (const shard of client.ws.shards.values())
    shard.on(WebSocketShardEvents.Close, ({ code }) => {
      if (code === LOGGED_OUT) return;
      const cure = closeReasons.get(code);
      losses += 1;
      reason = cure === undefined ? `it was lost, ${closeName(code)}` : `it was refused: ${cure}`;
      if (cure === undefined)
        log.warn({ reason: closeName(code) }, 'The connection to Discord was lost; reconnecting.');
      else log.error({ code }, `Discord closed the bot's connection for good: ${cure}.`);
    });
  client.on(Events.ShardResume, () => log.info({}, 'The connection to Discord is back.'));
  client.on(Events.ShardReady, () => log.info({}, 'The bot is connected to Discord anew.'));
  return () => ({
    shards: client.ws.shards.map(({ id, status, ping }) => ({
      id,
      isReady: status === Status.Ready,
      ping: ping < 0 ? null : ping,
    })),
    servers: client.guilds.cache.size,
    losses,
    reason,
  });
}

/** The code with which the bot itself closes the connection. */
const LOGGED_OUT = 1000;

function closeName(code: number): string {
  return `${GatewayCloseCodes[code] ?? CloseCodes[code] ?? 'closed'} (${code})`;
}

/** Rejects when the gateway closes the connection for good. */
async function disconnected(client: Client, signal: AbortSignal): Promise<never> {
  const [{ code }] = z
    .tuple([z.object({ code: z.number() })])
    .rest(z.unknown())
    .parse(await once(client, Events.ShardDisconnect, { signal }));
  throw new DiscordRefused(closeReasons.get(code) ?? `the gateway closed with code ${code}`);
}

function isInvalidToken(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return error.status === 401;
  return error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid;
}
