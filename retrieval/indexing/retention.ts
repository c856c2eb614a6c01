// Removes articles: those that exceed the retention limits, and those that somebody wants gone.
import { expiredArticles, type RetentionLimits } from '../../corpus/retention.ts';
import type { Store, StoreReader } from '../store/store.ts';

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

/**
 * Removes these articles and frees their disk space; returns how many of them there were.
 * @throws StoreUnavailable, StoreBusy.
 */
export async function removeArticles(store: Store, ids: readonly string[]): Promise<number> {
  const known = [...(await store.facts(ids)).keys()];
  if (known.length === 0) return 0;
  await store.remove(known);
  await store.compact();
  return known.length;
}

/** The ids of all articles of a publisher, whatever the capitals of its name. */
export async function idsOfSource(store: StoreReader, source: string): Promise<string[]> {
  const wanted = source.trim().toLowerCase();
  const articles = await store.ages();
  return articles.filter((article) => article.source.toLowerCase() === wanted).map(({ id }) => id);
}
