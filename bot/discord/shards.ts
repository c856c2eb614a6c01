// Which shards this process connects, and when Discord lets each of them start a session.
import { setTimeout as sleep } from 'node:timers/promises';
import { type IIdentifyThrottler, type REST, Routes } from 'discord.js';
import { z } from 'zod';
import { reasonOf } from '../../corpus/errors.ts';
import type { ShardRange } from '../config.ts';
import type { Log } from '../log.ts';
import type { IdentifyTurns } from '../state/identify-turns.ts';

/** What Discord says of the bot's sessions. */
type Gateway = {
  /** How many shards it recommends. */
  recommended: number;
  /** How many shards may start a session at a time. */
  maxConcurrency: number;
  /** How many more sessions may be started until `resetsAt`, in milliseconds since 1970. */
  remaining: number;
  resetsAt: number;
};

/** The session starts that Discord allows the bot in a day, on all its processes together. */
export type SessionStarts = {
  /** What Discord says now. Rejects with the error of the request. */
  read(signal?: AbortSignal): Promise<Gateway>;
  /** Resolves as soon as so many sessions may be started; logs a line if that takes a wait. */
  available(count: number, signal?: AbortSignal): Promise<void>;
  /** Takes one start, as soon as there is one. */
  take(signal: AbortSignal): Promise<void>;
  /** How many shards may identify at a time; 1 where that cannot be read. */
  maxConcurrency(): Promise<number>;
  /** How many are left as far as is known; null before the first look. */
  left(): number | null;
  /** Until when the bot waits for new ones, ISO 8601 in UTC; null where it does not wait. */
  waitsUntil(): string | null;
};

const gatewaySchema = z.object({
  shards: z.int().positive(),
  session_start_limit: z.object({
    remaining: z.int(),
    reset_after: z.number().nonnegative(),
    max_concurrency: z.int().positive(),
  }),
});

/** How long what Discord said is good enough for one more start, in milliseconds. */
const FRESH = 5000;
/** The longest wait before Discord is asked again, in milliseconds. */
const LONGEST_WAIT = 3_600_000;
/** After the time of the reset, since clocks differ. */
const MARGIN = 1000;

/** Follows how many sessions Discord lets the bot start. */
export function followSessionStarts(rest: Pick<REST, 'get'>, log: Log): SessionStarts {
  let known: (Gateway & { readAt: number }) | null = null;
  let until: string | null = null;
  const read = sharedRead(rest, (gateway) => {
    known = { ...gateway, readAt: Date.now() };
  });
  const suffices = (count: number): boolean =>
    known !== null && known.remaining >= count && Date.now() - known.readAt < FRESH;
  const available = async (count: number, signal?: AbortSignal): Promise<void> => {
    while (!suffices(count)) {
      const { remaining, resetsAt } = await read(signal);
      if (remaining >= count) break;
      if (until === null) {
        until = new Date(resetsAt).toISOString();
        log.warn(
          { remaining, needed: count, until },
          `Discord allows no further session before ${until}, so the bot waits. Each start of the bot takes one for each shard.`,
        );
      }
      const wait = Math.min(Math.max(resetsAt - Date.now(), 0) + MARGIN, LONGEST_WAIT);
      await sleep(wait, undefined, signal && { signal });
    }
    until = null;
  };
  // What Discord does not allow it refuses itself, which is no reason to stay offline.
  const unread = (error: unknown): void =>
    log.warn({ err: error }, `Discord's limits could not be read: ${reasonOf(error)}`);
  return {
    read,
    available,
    take: async (signal) => {
      await available(1, signal).catch((error: unknown) => {
        if (signal.aborted) throw error;
        unread(error);
      });
      if (known !== null) known.remaining -= 1;
    },
    maxConcurrency: async () => {
      if (known === null) await read().catch(unread);
      return known?.maxConcurrency ?? 1;
    },
    left: () => known?.remaining ?? null,
    waitsUntil: () => until,
  };
}

/** Asks Discord once for all who ask at the same time. */
function sharedRead(
  rest: Pick<REST, 'get'>,
  note: (gateway: Gateway) => void,
): SessionStarts['read'] {
  let reading: Promise<Gateway> | null = null;
  const readAnew = async (signal?: AbortSignal): Promise<Gateway> => {
    const found = await rest.get(Routes.gatewayBot(), { ...(signal && { signal }) });
    const { shards, session_start_limit: limit } = gatewaySchema.parse(found);
    const gateway = {
      recommended: shards,
      maxConcurrency: limit.max_concurrency,
      remaining: limit.remaining,
      resetsAt: Date.now() + limit.reset_after,
    };
    note(gateway);
    return gateway;
  };
  return async (signal) => {
    reading ??= readAnew(signal).finally(() => {
      reading = null;
    });
    return await reading;
  };
}

/** The shards that a setting means; what Discord recommends for `auto`. */
export function chosenShards(
  setting: ShardRange | 'auto',
  { recommended }: Pick<Gateway, 'recommended'>,
): ShardRange {
  return setting === 'auto' ? { first: 0, last: recommended - 1, count: recommended } : setting;
}

/** The ids of the shards of a range. */
export function idsOf({ first, last }: ShardRange): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** The throttler of the client's identifies. */
export type IdentifyQueue = IIdentifyThrottler & {
  /** Whether a shard waits for its turn. */
  isWaiting(shardId: number): boolean;
  /** How many wait. */
  readonly waiting: number;
  /** Gives no more turns. */
  close(): void;
};

/**
 * Lets the shards identify one after the other, in each of Discord's buckets and across all processes of
 * the bot, while there are session starts left. A shard whose connection is closed meanwhile leaves the queue.
 */
export function identifyQueue({
  starts,
  turns,
  every,
  log,
}: {
  starts: Pick<SessionStarts, 'maxConcurrency' | 'take'>;
  turns: IdentifyTurns;
  every: number;
  log: Log;
}): IdentifyQueue {
  const waiting = new Set<number>();
  const closed = new AbortController();
  return {
    waitForIdentify: async (shardId, signal) => {
      waiting.add(shardId);
      try {
        await starts.take(signal);
        const bucket = shardId % (await starts.maxConcurrency());
        const wait = await turns
          .take(bucket, { now: Date.now(), every })
          .catch((error: unknown) => {
            log.warn({ err: error }, `A shard has to wait without a turn: ${reasonOf(error)}`);
            return every;
          });
        await sleep(wait, undefined, { signal });
        // A shard that were refused its turn would connect anew, so it waits for its end.
        if (closed.signal.aborted) await ended(signal);
      } finally {
        waiting.delete(shardId);
      }
    },
    isWaiting: (shardId) => waiting.has(shardId),
    get waiting() {
      return waiting.size;
    },
    close: () => closed.abort(),
  };
}

async function ended(signal: AbortSignal): Promise<never> {
  return await new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('The connection was closed.')));
  });
}
