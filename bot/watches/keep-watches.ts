import { setTimeout as sleep } from 'node:timers/promises';
import { reasonOf } from '../../corpus/errors.ts';
import { tickWatches, type WatchParts } from './tick-watches.ts';

/** How often watches are looked at, in milliseconds. */
export type WatchPace = { every: number };

/** Tells channels what they watch as it comes due until `stop`, which resolves when nothing is under way. */
export function keepWatches(parts: WatchParts, pace: WatchPace): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const running = keepOn(parts, pace, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

async function keepOn(parts: WatchParts, { every }: WatchPace, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await tickWatches(parts);
    } catch (error) {
      parts.log.error({ err: error }, `The watches could not be looked at: ${reasonOf(error)}`);
    }
    // The sleep that is called off has done its work.
    await sleep(every, undefined, { signal }).catch(() => undefined);
  }
}
