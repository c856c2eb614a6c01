import { expiredArticles, type RetentionLimits } from '../../corpus/retention.ts';
import type { Store } from '../store/store.ts';

/**
 * Removes what the limits say has to go, but none of `kept`, and gives back its room; returns how
 * many articles went. Without a limit it does nothing.
 * @throws StoreUnavailable, StoreBusy.
 */
export async function forgetArticles(
  store: Store,
  limits: RetentionLimits,
  { now, kept }: { now: Date; kept: () => Promise<ReadonlySet<string>> },
): Promise<number> {
  if (Object.keys(limits).length === 0) return 0;
  const expired = expiredArticles(await store.ages(), limits, { now, kept: await kept() });
  if (expired.length === 0) return 0;
  await store.remove(expired);
  await store.compact();
  return expired.length;
}
