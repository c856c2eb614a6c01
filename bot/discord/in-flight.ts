// Which requests are in flight, and which events were seen before.
import { setTimeout as sleep } from 'node:timers/promises';

/** The requests in flight: at most one for each user. */
export type InFlight = {
  /**
   * Starts the work and returns true, or returns false while the user's last request holds their
   * lock. The work may `release` the lock early; otherwise it is released when the work ends.
   */
  start(userId: string, work: (release: () => void) => Promise<void>): boolean;
  /** Resolves when nothing is in flight any more, or after `within` milliseconds. */
  settled(within: number): Promise<void>;
};

/** No requests in flight yet. The work must not reject: nobody would hear of it. */
export function requestsInFlight(): InFlight {
  const locked = new Set<string>();
  const running = new Set<Promise<void>>();
  return {
    start: (userId, work) => {
      if (locked.has(userId)) return false;
      locked.add(userId);
      // Only the first call releases: by the second one the user may hold the lock for a new request.
      let release = (): void => {
        release = () => {};
        locked.delete(userId);
      };
      const request = work(() => release()).finally(() => {
        release();
        running.delete(request);
      });
      running.add(request);
      return true;
    },
    settled: async (within) => {
      const timeout = new AbortController();
      await Promise.race([
        Promise.all(running),
        sleep(within, undefined, { signal: timeout.signal }).catch(() => undefined),
      ]);
      timeout.abort();
    },
  };
}

/** How many ids are remembered; Discord repeats events within seconds, not days. */
const REMEMBERED_IDS = 2000;

/** Returns a function that is true the first time it gets an id, and false for a repeated one. */
export function deduplicator(): (id: string) => boolean {
  const seen = new Set<string>();
  return (id) => {
    if (seen.has(id)) return false;
    seen.add(id);
    const [oldest] = seen;
    if (seen.size > REMEMBERED_IDS && oldest !== undefined) seen.delete(oldest);
    return true;
  };
}
