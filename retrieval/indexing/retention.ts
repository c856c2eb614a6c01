import { expiredArticles, type RetentionLimits } from '../../corpus/retention.ts';
import type { Store } from '../store/store.ts';

/**
 * Removes the articles that exceed the retention limits, except those in `kept`, and frees their
 * disk space. Returns how many it removed. Without limits it reads nothing.
 * @throws StoreUnavailable, StoreBusy.
 */
export async function removeExpired(
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
