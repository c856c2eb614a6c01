import { expect, onTestFinished, test } from 'vitest';
import { repeat } from '../../bot/repeat.ts';

const hour = 3_600_000;

/** A job that fails in its first runs, and resolves `succeeded` in the first one that does not. */
function failing(failures: number, every: number): { errors: string[]; succeeded: Promise<void> } {
  const errors: string[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const repeating = repeat({
    every,
    run: async () => {
      if (errors.length < failures) throw new Error(`failure ${errors.length + 1}`);
      resolve();
    },
    onError: (error) => errors.push(String(error)),
    retryAfter: 1,
  });
  onTestFinished(async () => await repeating.stop());
  return { errors, succeeded: promise };
}

test('a run that fails is tried again long before the next one is due', async () => {
  const { errors, succeeded } = failing(3, hour);
  await succeeded;
  expect(errors).toEqual(['Error: failure 1', 'Error: failure 2', 'Error: failure 3']);
});

test('a job can be woken between its runs, and runs no more once it is stopped', async () => {
  let runs = 0;
  const job = repeat({
    every: hour,
    run: async () => {
      runs += 1;
    },
    onError: () => undefined,
  });
  await expect.poll(() => runs).toBe(1);
  job.wake();
  await expect.poll(() => runs).toBe(2);
  await job.stop();
  job.wake();
  expect(runs).toBe(2);
});
