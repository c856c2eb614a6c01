import { VisitFailed } from './visit-failed.ts';

/**
 * What the work comes to, unless it is called off before: whoever does that need not wait for the
 * work to notice.
 * @throws VisitFailed when it is called off, and what the work throws.
 */
export async function untilAborted<T>(
  work: () => Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  if (!signal) return await work();
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = (): void => reject(new VisitFailed('the visit was called off'));
  signal.addEventListener('abort', stop);
  try {
    if (signal.aborted) stop();
    return await Promise.race(signal.aborted ? [promise] : [promise, work()]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
