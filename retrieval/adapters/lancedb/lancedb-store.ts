import { randomUUID } from 'node:crypto';
import type { Store } from '../../ports/store.ts';
import { withStoreFaults } from './fault.ts';
import { lanceReader } from './reader.ts';
import { openTables, type StoreEmbedder } from './tables.ts';
import { rebuildPassages, settleTables, writeArticles } from './writer.ts';

export type LanceStoreOptions = {
  /** A folder, `s3://bucket/path` or `db://name`. */
  address: string;
  /** The embedder whose vectors will be written and searched. */
  embedder: StoreEmbedder;
  /** Opens a store of another embedder, in order to `rebuild` it. */
  forRebuild?: boolean;
  /** A new unique text per write. */
  newRevision?: () => string;
};

/**
 * A store in LanceDB. Every write has a revision, which stands on each article and its passages: the
 * article's row is the commit point, and passages of another revision are not seen.
 * @throws StoreTooNew, EmbedderMismatch, StoreUnavailable.
 */
export async function openLanceStore(options: LanceStoreOptions): Promise<Store> {
  const { address, embedder, forRebuild = false, newRevision = randomUUID } = options;
  let tables = await openTables(address, embedder, { forRebuild });
  const reader = lanceReader(() => tables);
  // Another process's rebuild puts a new table of passages in the place of the one opened here.
  const reopening = async <T>(search: () => Promise<T>): Promise<T> => {
    try {
      return await search();
    } catch {
      tables = await openTables(address, embedder, { forRebuild });
      return await search();
    }
  };
  const store: Store = {
    ...reader,
    searchPassages: async (words, search) =>
      await reopening(async () => await reader.searchPassages(words, search)),
    searchVectors: async (vector, search) =>
      await reopening(async () => await reader.searchVectors(vector, search)),
    write: async (batch) => {
      await writeArticles(tables, batch, newRevision());
    },
    rebuild: async (index) => {
      tables = await rebuildPassages(tables, embedder, index);
    },
    settle: async () => {
      await settleTables(tables);
    },
    close: async () => {
      tables.articles.close();
      tables.passages.close();
      await Promise.resolve(tables.connection.close());
    },
  };
  return withStoreFaults(store, address);
}
