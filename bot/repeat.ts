import { setTimeout as sleep } from 'node:timers/promises';

/** A background job that runs again and again. */
export type Repeating = {
  /** Runs the job now; if it is running, it runs once more afterwards. */
  wake(): void;
  /** Stops the job; resolves when the current run has ended. */
  stop(): Promise<void>;
};

/** What to repeat. */
type Repeated = {
  /** Milliseconds between the end of a run and the next one. */
  every: number;
  /** One run; the signal is aborted when the job is stopped. */
  run: (signal: AbortSignal) => Promise<void>;
  /** Called when a run fails; the job goes on. */
  onError: (error: unknown) => void;
  /** Milliseconds until a failed run is tried again; doubles with each failure, up to `every`. */
  retryAfter?: number;
};

/** An outage of a few seconds should cost no more than that. */
const RETRY_AFTER = 5000;

/** Runs a job at once and then at intervals, until it is stopped. */
export function repeat({ every, run, onError, retryAfter = RETRY_AFTER }: Repeated): Repeating {
  const stopping = new AbortController();
  const { signal } = stopping;
  let woken = new AbortController();
  let failures = 0;
  const running = (async () => {
    while (!signal.aborted) {
      woken = new AbortController();
      try {
        await run(signal);
        failures = 0;
      } catch (error) {
        onError(error);
        failures += 1;
      }
      const wait = failures === 0 ? every : Math.min(every, retryAfter * 2 ** (failures - 1));
      const either = AbortSignal.any([woken.signal, signal]);
      // An aborted sleep rejects, which only means that the wait is over.
      await sleep(wait, undefined, { signal: either }).catch(() => undefined);
    }
  })();
  return {
    wake: () => woken.abort(),
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
