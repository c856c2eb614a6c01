// Removes articles: those that exceed the retention limits, and those that somebody wants gone.
import { expiredArticles, type RetentionLimits } from '../../corpus/retention.ts';
import type { Store, StoreReader } from '../store/store.ts';

/** Removing writes as much as taking in: where every visit to a feed removed its few, each was twice as dear. */
const HOUR_MILLISECONDS = 3_600_000;

/** The clock, and the articles that stay whatever their age. */
type Retention = { now: () => Date; kept: () => Promise<ReadonlySet<string>> };

/**
 * Returns a function that removes the articles that exceed the retention limits, except those in
 * `kept`, frees their disk space, and tells how many it removed. It does so when it is first called
 * and at most once an hour from then on; in between, and without limits, it reads nothing.
 * @throws StoreUnavailable, StoreBusy, from the returned function.
 */
export function expiry(
  store: Store,
  limits: RetentionLimits,
  { now, kept }: Retention,
): () => Promise<number> {
  let due = Number.NEGATIVE_INFINITY;
  return async () => {
    const time = now();
    if (Object.keys(limits).length === 0 || time.getTime() < due) return 0;
    const expired = expiredArticles(await store.ages(), limits, { now: time, kept: await kept() });
    if (expired.length > 0) {
      await store.remove(expired);
      await store.compact();
    }
    due = time.getTime() + HOUR_MILLISECONDS;
    return expired.length;
  };
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
