import { setTimeout as sleep } from 'node:timers/promises';
import { reasonOf } from '../../corpus/errors.ts';
import { followCorrections, type FollowParts } from './follow-corrections.ts';

/** How often articles are looked at that nobody said had changed: another process may ingest, too. */
const EVERY_MILLISECONDS = 10 * 60_000;

/** Answers that are kept up with corrections. */
export type KeptCorrected = {
  /** Articles have changed: looks at once, or once more where it is looking. */
  look(): void;
  /** Resolves when nothing is under way. */
  stop(): Promise<void>;
};

/** Follows corrections from now on: at once, whenever told to look, and every ten minutes. */
export function keepCorrected(parts: FollowParts): KeptCorrected {
  const stopping = new AbortController();
  let told = new AbortController();
  const running = (async () => {
    while (!stopping.signal.aborted) {
      told = new AbortController();
      await followCorrections(parts).catch((error: unknown) =>
        parts.log.warn({ err: error }, `Corrections were not looked for: ${reasonOf(error)}`),
      );
      const signal = AbortSignal.any([told.signal, stopping.signal]);
      // The sleep that is called off has done its work.
      await sleep(EVERY_MILLISECONDS, undefined, { signal }).catch(() => undefined);
    }
  })();
  return {
    look: () => told.abort(),
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
