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
};

/** Runs a job at once and then at intervals, until it is stopped. */
export function repeat({ every, run, onError }: Repeated): Repeating {
  const stopping = new AbortController();
  const { signal } = stopping;
  let woken = new AbortController();
  const running = (async () => {
    while (!signal.aborted) {
      woken = new AbortController();
      await run(signal).catch(onError);
      const either = AbortSignal.any([woken.signal, signal]);
      // An aborted sleep rejects, which only means that the wait is over.
      await sleep(every, undefined, { signal: either }).catch(() => undefined);
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
