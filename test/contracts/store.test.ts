import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLanceStore } from '../../retrieval/store/lancedb/lancedb-store.ts';
import type { StoreEmbedder } from '../../retrieval/store/lancedb/tables.ts';
import type { Store } from '../../retrieval/store/store.ts';
import { storeContract } from './store-contract.ts';

storeContract('LanceDB', async () => {
  const address = await mkdtemp(join(tmpdir(), 'dateline-store-'));
  const opened: Store[] = [];
  const open = async (embedder: StoreEmbedder): Promise<Store> => {
    const store = await openLanceStore({ address, embedder, forRebuild: true });
    opened.push(store);
    return store;
  };
  return {
    store: await open({ id: 'letters', dimensions: 27 }),
    reopenFor: open,
    close: async () => {
      await Promise.all(opened.map(async (store) => await store.close()));
      await rm(address, { recursive: true });
    },
  };
});
