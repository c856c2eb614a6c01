import type { Article } from '../../../corpus/article.ts';
import { indexArticles } from '../../../retrieval/indexing/index-articles.ts';
import type { Search, Store, StoreEmbedder } from '../../../retrieval/store/store.ts';
import { letterEmbedder } from '../../support/letter-embedder.ts';

/** A store, a way to open the same corpus for another embedder, and the cleanup. */
export type OpenStore = {
  store: Store;
  reopenFor: (embedder: StoreEmbedder) => Promise<Store>;
  close: () => Promise<void>;
};

/** A store for the letter embedder, by `open`, which opens the same corpus each time. */
export async function openedBy(
  open: (embedder: StoreEmbedder) => Promise<Store>,
): Promise<OpenStore> {
  const opened: Store[] = [];
  const reopenFor = async (embedder: StoreEmbedder): Promise<Store> => {
    const store = await open(embedder);
    opened.push(store);
    return store;
  };
  return {
    store: await reopenFor({ id: 'letters', dimensions: 27 }),
    reopenFor,
    close: async () => {
      await Promise.all(opened.map(async (store) => await store.close()));
    },
  };
}

type Use = (store: Store, opened: OpenStore) => Promise<void>;

/** Runs a test with a fresh store and closes it: an empty store, or one that holds `smallNews`. */
export type StoreTrial = {
  empty: (use: Use) => Promise<void>;
  withNews: (use: Use) => Promise<void>;
};

/** A search that sees all of a small corpus. */
export const everything: Search = { filter: {}, limit: 20 };

/** Writes articles with the vectors of the letter embedder. */
export async function writeNews(store: Store, ...articles: readonly Article[]): Promise<void> {
  await store.write(await indexArticles(articles, letterEmbedder()));
}
