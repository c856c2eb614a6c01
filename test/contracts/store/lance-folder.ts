import { afterEach } from 'vitest';
import { openLanceStore } from '../../../retrieval/store/lancedb/lancedb-store.ts';
import { openTables, type Tables } from '../../../retrieval/store/lancedb/tables.ts';
import { writerLock } from '../../../retrieval/store/lancedb/writer.ts';
import type { Store } from '../../../retrieval/store/store.ts';
import { newsArticle, smallNews, strike } from '../../support/small-news.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { writeNews } from './write-news.ts';

/** The embedders of these tests, as a store knows them. */
export const letters = { id: 'letters', dimensions: 27 };
export const vowels = { id: 'vowels', dimensions: 5 };
/** A stored article with other words. */
export const corrected = newsArticle({ ...strike, text: 'The strike was called off by lunch.' });
/** What is to be let go when a test ends, last first. */
export const letGo: (() => unknown)[] = [];

afterEach(async () => {
  for (const release of letGo.splice(0).toReversed()) await release();
});

/** A folder of its own, removed with the test. */
export function freshAddress(): string {
  const { path, remove } = temporaryFolder();
  letGo.push(remove);
  return path;
}

/** A store that closes with the test. */
export async function opened(
  address: string,
  embedder = letters,
  forRebuild = false,
): Promise<Store> {
  const store = await openLanceStore({ address, embedder, forRebuild });
  letGo.push(async () => {
    await store.close();
  });
  return store;
}

/** The tables beneath a store. */
export async function tablesAt(address: string): Promise<Tables> {
  const lock = writerLock(address);
  const tables = await openTables({ address, embedder: letters, forRebuild: false, lock });
  letGo.push(() => tables.connection.close());
  return tables;
}

/** A folder that holds the small news, closed. */
export async function filledAddress(): Promise<string> {
  const address = freshAddress();
  const store = await openLanceStore({ address, embedder: letters });
  await writeNews(store, ...smallNews);
  await store.close();
  return address;
}
