import type { Json } from './api-errors.ts';
import type { GatewayLimits, World } from './world.ts';

/** One identify of the bot. */
export type Identify = {
  intents: number;
  shard: number;
  count: number;
  /** Ms since the epoch, in real time. */
  at: number;
  /** Why it got no session: its bucket was not free yet, or no session start was left. */
  refused: 'too soon' | 'used up' | null;
};

const DAY = 86_400_000;

/** What a small bot gets, without the five seconds between two identifies. */
export const generousLimits: GatewayLimits = {
  shards: 1,
  maxConcurrency: 1,
  identifyEvery: 0,
  remaining: 1000,
  total: 1000,
  resetsAt: Infinity,
  readyDelay: 0,
};

/** `session_start_limit` as Discord returns it. */
export function startLimit({ gateway }: World): Json {
  const { total, remaining, resetsAt, maxConcurrency } = gateway;
  const resetAfter = Math.min(Math.max(resetsAt - Date.now(), 0), DAY);
  return { total, remaining, reset_after: resetAfter, max_concurrency: maxConcurrency };
}

/** Gives the bot new starts after so many ms. */
export function resetStarts({ gateway }: World, after: number): void {
  gateway.resetsAt = Date.now() + after;
  setTimeout(() => {
    gateway.remaining = gateway.total;
    gateway.resetsAt = Infinity;
  }, after).unref();
}

/** Counts an identify, and decides whether it gets a session. */
export function admit(
  { gateway }: World,
  earlier: readonly Identify[],
  given: Pick<Identify, 'intents' | 'shard' | 'count'>,
): Identify {
  const at = Date.now();
  const bucket = given.shard % gateway.maxConcurrency;
  const isTooSoon = earlier.some(
    (one) =>
      one.refused === null &&
      one.shard % gateway.maxConcurrency === bucket &&
      at - one.at < gateway.identifyEvery,
  );
  const isUsedUp = gateway.remaining === 0;
  if (!isUsedUp) gateway.remaining -= 1;
  return { ...given, at, refused: isUsedUp ? 'used up' : isTooSoon ? 'too soon' : null };
}

/** The shard that serves a server; what is of no server comes through the first one. */
export function shardOf(guildId: string | null, count: number): number {
  return guildId === null ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(count));
}
