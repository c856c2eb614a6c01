import { setTimeout as sleep } from 'node:timers/promises';
import { reasonOf } from '../../corpus/errors.ts';
import { refreshFeeds, type RefreshParts } from './refresh-feeds.ts';

/** How often the list is looked at for feeds that are due. */
const EVERY_MILLISECONDS = 30_000;

/** Refreshes the feeds as they come due until `stop`, which resolves when nothing is under way. */
export function keepFeedsFresh(parts: RefreshParts): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const running = keepOn(parts, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

async function keepOn(parts: RefreshParts, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await refreshFeeds(parts, signal);
    } catch (error) {
      parts.log.error({ err: error }, `The feeds could not be refreshed: ${reasonOf(error)}`);
    }
    // The sleep that is called off has done its work.
    await sleep(EVERY_MILLISECONDS, undefined, { signal }).catch(() => undefined);
  }
}
