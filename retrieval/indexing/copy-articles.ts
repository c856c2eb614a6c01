// Copies the articles of one store into another, whatever kind either is.
import type { Embedder } from '../models/embedder.ts';
import { chunks } from '../store/chunks.ts';
import type { Store, StoreReader } from '../store/store.ts';
import { indexArticles, storedBoilerplate } from './index-articles.ts';

/** Called with how many articles are done, and how many there are. */
export type OnArticles = (done: number, total: number) => void;

/** As many as an ingest writes at a time. */
const BATCH = 256;

/**
 * Copies every article with its record, and embeds it anew. Articles that only `into` holds are
 * removed at the end, so that it holds the same. `onProgress` is told how many were copied, of how
 * many. Returns how many were copied.
 * @throws StoreUnavailable, StoreBusy, EmbedderUnavailable.
 */
export async function copyArticles(
  from: StoreReader,
  into: Store,
  { embedder, onProgress }: { embedder: Embedder; onProgress?: OnArticles },
): Promise<number> {
  const boilerplateOf = storedBoilerplate(from);
  const ids = (await from.ages()).map(({ id }) => id);
  let copied = 0;
  for (const some of chunks(ids, BATCH)) {
    const stored = await from.stored(some);
    const articles = stored.map(({ article }) => article);
    const indexed = await indexArticles(articles, embedder, await boilerplateOf(articles));
    await into.write(indexed.map((each, index) => ({ ...stored[index], ...each })));
    await into.compact('writing');
    copied += stored.length;
    onProgress?.(copied, ids.length);
  }
  const known = new Set(ids);
  await into.remove((await into.ages()).map(({ id }) => id).filter((id) => !known.has(id)));
  await into.compact();
  return copied;
}
