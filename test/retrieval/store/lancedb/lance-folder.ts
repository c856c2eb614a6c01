import { afterEach } from 'vitest';
import { openLanceStore } from '../../../../retrieval/store/lancedb/lancedb-store.ts';
import { openTables, type Tables } from '../../../../retrieval/store/lancedb/tables.ts';
import { writerLock } from '../../../../retrieval/store/lancedb/writer.ts';
import type { Store } from '../../../../retrieval/store/store.ts';
import { writeNews } from '../../../contracts/store/store-trial.ts';
import { newsArticle, smallNews, strike } from '../../../support/small-news.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

/** The embedders of these tests, as a store records them. */
export const letters = { id: 'letters', dimensions: 27 };
export const vowels = { id: 'vowels', dimensions: 5 };
/** `strike` with another text. */
export const corrected = newsArticle({ ...strike, text: 'The strike was called off by lunch.' });
/** Called when a test ends, the last one first. */
export const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const release of cleanups.splice(0).toReversed()) await release();
});

/** An empty folder that is removed when the test ends. */
export function freshAddress(): string {
  const { path, remove } = temporaryFolder();
  cleanups.push(remove);
  return path;
}

/** Opens a store and closes it when the test ends. */
export async function opened(
  address: string,
  embedder = letters,
  forRebuild = false,
): Promise<Store> {
  const store = await openLanceStore({ address, embedder, forRebuild });
  cleanups.push(async () => {
    await store.close();
  });
  return store;
}

/** The tables of a store. */
export async function tablesAt(address: string): Promise<Tables> {
  const lock = writerLock(address);
  const tables = await openTables({
    address,
    embedder: letters,
    forRebuild: false,
    lock,
    newId: () => 'new',
  });
  cleanups.push(() => tables.connection.close());
  return tables;
}

/** A folder with a closed store that holds `smallNews`. */
export async function filledAddress(): Promise<string> {
  const address = freshAddress();
  const store = await openLanceStore({ address, embedder: letters });
  await writeNews(store, ...smallNews);
  await store.close();
  return address;
}
