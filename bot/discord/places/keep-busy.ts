import { setTimeout as sleep } from 'node:timers/promises';

/** Something to do, so many milliseconds after the step before it; at once where that is 0. */
export type Step = { after: number; run: () => Promise<void> };

/**
 * Takes the steps one after another until told to stop. The returned function stops; its promise
 * resolves when no step is under way any more, so that nothing late overtakes what comes next.
 * A failed step is handed to `onFailure` and ends the sequence.
 */
export function keepBusy(
  steps: Iterable<Step>,
  onFailure: (error: unknown) => void,
): () => Promise<void> {
  const stop = new AbortController();
  const taken = takeSteps(steps, stop.signal).catch((error: unknown) => {
    if (!stop.signal.aborted) onFailure(error);
  });
  return async () => {
    stop.abort();
    await taken;
  };
}

async function takeSteps(steps: Iterable<Step>, stop: AbortSignal): Promise<void> {
  for (const { after, run } of steps) {
    if (after > 0) await sleep(after, undefined, { signal: stop });
    await run();
    if (stop.aborted) return;
  }
}
