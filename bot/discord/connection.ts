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
  GatewayDispatchEvents,
  Status,
  type WebSocketShard,
  WebSocketShardEvents,
} from 'discord.js';
import { z } from 'zod';
import { DatelineError, reasonOf } from '../../corpus/errors.ts';
import type { Log } from '../log.ts';
import type { ShardRange } from '../config.ts';
import { DiscordRefused, DiscordUnreachable } from './errors.ts';
import { chosenShards, type IdentifyQueue, idsOf, type SessionStarts } from './shards.ts';

/** What logging in takes. */
type Login = {
  token: string;
  /** The address of Discord's API. */
  apiUrl: string;
  /** How long nothing may happen, in milliseconds. */
  timeout: number;
  shards: ShardRange | 'auto';
  starts: SessionStarts;
  queue: IdentifyQueue;
  log: Log;
};

/**
 * Logs the client in and waits until each of its shards is ready, however many have to identify one after
 * the other: only where none is ready, none waits for its turn, and nothing happens for `timeout`
 * milliseconds is the login given up. Each shard works from the moment at which it is ready. Where Discord
 * allows too few session starts, waits until it allows more.
 * @throws DiscordRefused for a bad token or forbidden intents.
 * @throws DiscordUnreachable without a response, or without one in time.
 */
export async function logIn(client: Client, login: Login): Promise<void> {
  const { token, apiUrl, queue } = login;
  checkToken(token);
  const settled = new AbortController();
  const { signal } = settled;
  try {
    client.rest.setToken(token);
    await planShards(client, login);
    // The client holds back the events of its first shards until its last one is ready.
    client.ws.once(GatewayDispatchEvents.Ready, () => {
      client.ws.status = Status.Ready;
    });
    await Promise.race([
      allReady(client, login, signal),
      failedLogin(client, login),
      disconnected(client, signal),
    ]);
  } catch (error) {
    await logOut(client, queue);
    throw loginError(error, apiUrl);
  } finally {
    settled.abort();
  }
}

/** Gives the client its shards, once Discord allows a session for each of them. */
async function planShards(
  { options }: Client,
  { shards, starts, apiUrl, timeout }: Login,
): Promise<void> {
  const inTime = AbortSignal.timeout(timeout);
  const gateway = await starts.read(inTime).catch((error: unknown) => {
    throw inTime.aborted ? tooLate(apiUrl, error) : error;
  });
  const range = chosenShards(shards, gateway);
  const ids = idsOf(range);
  options.shards = ids;
  options.shardCount = range.count;
  await starts.available(ids.length);
}

function tooLate(apiUrl: string, cause?: unknown): DiscordUnreachable {
  return new DiscordUnreachable(apiUrl, 'the login did not finish in time', cause);
}

/**
 * Rejects where the login failed before there was any shard. A shard that fails later connects anew, and is
 * no reason to give up those that are ready.
 */
async function failedLogin(client: Client, { token, log }: Login): Promise<void> {
  try {
    await client.login(token);
  } catch (error) {
    if (client.ws.shards.size === 0 || isInvalidToken(error)) throw error;
    log.warn({ err: error }, `A shard could not connect yet: ${reasonOf(error)}`);
  }
  return await new Promise(() => {});
}

/** Resolves when every shard is ready, or when some are and nothing more happens. */
async function allReady(
  client: Client,
  { apiUrl, timeout, queue, log }: Login,
  signal: AbortSignal,
): Promise<void> {
  let happened = Date.now();
  const note = (): void => {
    happened = Date.now();
  };
  const signs = [GatewayDispatchEvents.Ready, GatewayDispatchEvents.GuildCreate] as const;
  for (const sign of signs) client.ws.on(sign, note);
  try {
    while (shardsOf(client).some(({ isReady }) => !isReady)) {
      if (queue.waiting > 0) note();
      if (Date.now() - happened > timeout) break;
      await sleep(READY_POLL, undefined, { signal });
    }
  } finally {
    for (const sign of signs) client.ws.off(sign, note);
  }
  const shards = shardsOf(client);
  const ready = shards.filter(({ isReady }) => isReady).length;
  if (ready === 0) throw tooLate(apiUrl);
  if (ready < shards.length)
    log.warn(
      { ready, shards: shards.length },
      'Some shards are not connected to Discord yet; the bot starts without waiting for them.',
    );
}

/** Between two looks at whether all shards are ready, in milliseconds. */
const READY_POLL = 20;

/** How long a login in progress may take before a logout, and the logout itself, in milliseconds. */
const LOGOUT_TIMEOUT = 2000;

const inProgress: ReadonlySet<Status> = new Set([Status.Connecting, Status.Identifying]);

/**
 * Logs the client out with all its shards, within four seconds whatever Discord does.
 *
 * A shard that is destroyed while it connects or identifies takes that for a lost connection: its
 * promise never settles, and it connects anew. So a login in progress is waited for first, but for the
 * shards that still wait for their turn.
 */
export async function logOut(
  client: Client,
  queue?: Pick<IdentifyQueue, 'close' | 'isWaiting'>,
): Promise<void> {
  queue?.close();
  const deadline = Date.now() + LOGOUT_TIMEOUT;
  const isBusy = ({ id, status }: { id: number; status: Status }): boolean =>
    inProgress.has(status) && queue?.isWaiting(id) !== true;
  while (client.token !== null && client.ws.shards.some(isBusy) && Date.now() < deadline)
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
  [
    GatewayCloseCodes.InvalidShard,
    'it connected as a shard that does not exist. Set DATELINE_SHARDS to auto, or to the same number of shards in every process',
  ],
  [GatewayCloseCodes.InvalidIntents, 'it asked for intents that do not exist. Update Dateline'],
  [
    GatewayCloseCodes.ShardingRequired,
    'it is in more servers than its shards may serve (2,500 each). Restart it with DATELINE_SHARDS=auto, or with more shards',
  ],
]);

/** One connection of the bot to Discord, which serves a part of its servers. */
type Shard = {
  id: number;
  isReady: boolean;
  /** The round trip in milliseconds; null while it is not known. */
  ping: number | null;
};

/** The connection to Discord. */
export type Connection = {
  /** The shards of this process; empty until it is known how many there are. */
  shards: Shard[];
  /** How many shards the bot has in all its processes; 0 until it is known. */
  shardCount: number;
  /** The servers of this process. */
  servers: number;
  /** How often it was lost. */
  losses: number;
  /** Why it was lost the last time, without a full stop; null where it never was. */
  reason: string | null;
  /** How many more sessions Discord lets the bot start until tomorrow; null while it is not known. */
  sessionStarts: number | null;
};

/** The shards of a client, connected or not. */
function shardsOf({ options, ws }: Client): Shard[] {
  const ids = Array.isArray(options.shards) ? z.array(z.number()).parse(options.shards) : [];
  return ids.map((id) => {
    const { status, ping = -1 } = ws.shards.get(id) ?? {};
    return { id, isReady: status === Status.Ready, ping: ping < 0 ? null : ping };
  });
}

/** Logs when the connection of a shard is lost, why, and when it is back. Returns how to look at it. */
export function followConnection(
  client: Client,
  { starts, log }: { starts: SessionStarts; log: Log },
): () => Connection {
  let [losses, reason]: [number, string | null] = [0, null];
  const whichOf = (shard: number): { shard?: number } =>
    (client.options.shardCount ?? 1) > 1 ? { shard } : {};
  onceReady(client, (shard) =>
    shard.on(WebSocketShardEvents.Close, ({ code }) => {
      if (code === LOGGED_OUT || closeReasons.has(code)) return;
      losses += 1;
      reason = `it was lost, ${closeName(code)}`;
      log.warn(
        { ...whichOf(shard.id), reason: closeName(code) },
        'The connection to Discord was lost; reconnecting.',
      );
    }),
  );
  client.on(Events.ShardDisconnect, ({ code }, id) => {
    const cure = closeReasons.get(code) ?? closeName(code);
    losses += 1;
    reason = `it was refused: ${cure}`;
    log.error({ ...whichOf(id), code }, `Discord closed the bot's connection for good: ${cure}.`);
  });
  client.on(Events.ShardResume, (id) =>
    log.info(whichOf(id), 'The connection to Discord is back.'),
  );
  const known = new Set<number>();
  client.on(Events.ShardReady, (id) => {
    const isFirst = !known.has(id);
    known.add(id);
    const which = whichOf(id);
    if (!isFirst) log.info(which, 'The bot is connected to Discord anew.');
    else if (shardsOf(client).length > 1) log.info(which, 'A shard is connected to Discord.');
  });
  return () => {
    const until = starts.waitsUntil();
    const shards = shardsOf(client);
    return {
      shards,
      shardCount: shards.length === 0 ? 0 : (client.options.shardCount ?? 0),
      servers: client.guilds.cache.size,
      losses,
      reason: until === null ? reason : `it allows no further session before ${until}`,
      sessionStarts: starts.left(),
    };
  };
}

/** Calls back with each shard that gets its first session. */
function onceReady(client: Client, callback: (shard: WebSocketShard) => void): void {
  const known = new Set<number>();
  client.ws.on(GatewayDispatchEvents.Ready, (_, id) => {
    const shard = client.ws.shards.get(id);
    if (shard === undefined || known.has(id)) return;
    known.add(id);
    callback(shard);
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
