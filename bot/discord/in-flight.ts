import { setTimeout as sleep } from 'node:timers/promises';

/** The answers under way: at most one for each user. */
export type RunningTurns = {
  /**
   * Starts the work and returns true, or returns false while the user's last one keeps them waiting.
   * The work calls `free` when the user may ask again, which it may at the latest when it ends.
   */
  start(userId: string, work: (free: () => void) => Promise<void>): boolean;
  /** Resolves when nothing runs any more, or after so many milliseconds. */
  settled(within: number): Promise<void>;
};

/** No answers under way yet. The work must not reject: nobody would hear of it. */
export function runningTurns(): RunningTurns {
  const waiting = new Set<string>();
  const running = new Set<Promise<void>>();
  return {
    start: (userId, work) => {
      if (waiting.has(userId)) return false;
      waiting.add(userId);
      let free = (): void => {
        free = () => {};
        waiting.delete(userId);
      };
      const turn = work(() => free()).finally(() => {
        free();
        running.delete(turn);
      });
      running.add(turn);
      return true;
    },
    settled: async (within) => {
      const enough = new AbortController();
      await Promise.race([
        Promise.all(running),
        sleep(within, undefined, { signal: enough.signal }).catch(() => undefined),
      ]);
      enough.abort();
    },
  };
}

/** So many ids are remembered; Discord repeats events within seconds, not days. */
const remembered = 2000;

/**
 * A memory for what was seen: it returns true the first time that it is given an id, and false
 * while it remembers that one.
 */
export function firstTimes(): (id: string) => boolean {
  const seen = new Set<string>();
  return (id) => {
    if (seen.has(id)) return false;
    seen.add(id);
    const [oldest] = seen;
    if (seen.size > remembered && oldest !== undefined) seen.delete(oldest);
    return true;
  };
}
