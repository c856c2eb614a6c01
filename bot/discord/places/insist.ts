import pRetry from 'p-retry';
import type { Desk } from '../desk/desk.ts';
import { isPassing } from '../connection/faults.ts';

/** Makes a request again, a few times and ever later, while it fails for reasons that pass. */
export async function insist<T>({ log, pace }: Desk, request: () => Promise<T>): Promise<T> {
  return await pRetry(request, {
    retries: 3,
    minTimeout: pace.retryAfter,
    shouldRetry: ({ error }) => isPassing(error),
    onFailedAttempt: ({ error, retriesLeft }) => {
      if (isPassing(error)) log.warn({ err: error, retriesLeft }, 'A request to Discord failed.');
    },
  });
}
