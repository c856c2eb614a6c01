import { afterAll, describe } from 'vitest';
import { openOpenSearchStore } from '../../retrieval/store/opensearch/opensearch-store.ts';
import type { Store, StoreEmbedder } from '../../retrieval/store/store.ts';
import { openSearchTests } from './store/opensearch.ts';
import { startOpenSearch } from '../support/opensearch.ts';
import { storeContract } from './store-contract.ts';

// One server for all tests that need one.
const started = await startOpenSearch();

afterAll(async () => {
  await started.server?.stop();
});

function freshAddress(): string {
  return started.server?.freshAddress() ?? '';
}

describe.skipIf(started.server === null)(`in OpenSearch${started.reason ?? ''}`, () => {
  storeContract('OpenSearch', async () => {
    const address = freshAddress();
    const opened: Store[] = [];
    const open = async (embedder: StoreEmbedder): Promise<Store> => {
      const store = await openOpenSearchStore({ address, embedder, forRebuild: true });
      opened.push(store);
      return store;
    };
    return {
      store: await open({ id: 'letters', dimensions: 27 }),
      reopenFor: open,
      close: async () => {
        await Promise.all(opened.map(async (store) => await store.close()));
      },
    };
  });

  describe('store: OpenSearch: beyond the contract', () => {
    openSearchTests(freshAddress);
  });
});
