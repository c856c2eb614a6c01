import type { Search, Store } from '../../../retrieval/store/store.ts';
import type { StoreEmbedder } from '../../../retrieval/store/lancedb/tables.ts';

/** A store, how to open the same corpus for another embedder, and how to let go of all of it. */
export type OpenStore = {
  store: Store;
  reopenFor: (embedder: StoreEmbedder) => Promise<Store>;
  close: () => Promise<void>;
};

type Use = (store: Store, opened: OpenStore) => Promise<void>;

/** Ways to use a fresh store, which is closed afterwards: an empty one, or one that holds the small news. */
export type StoreTrial = {
  empty: (use: Use) => Promise<void>;
  withNews: (use: Use) => Promise<void>;
};

/** A search that sees all of a small corpus. */
export const everything: Search = { filter: {}, limit: 20 };
