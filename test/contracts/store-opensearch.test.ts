import { afterAll, describe } from 'vitest';
import { openOpenSearchStore } from '../../retrieval/store/opensearch/opensearch-store.ts';
import { openSearchTests } from './store/opensearch.ts';
import { startOpenSearch } from '../support/opensearch.ts';
import { storeContract } from './store-contract.ts';
import { openedBy } from './store/store-trial.ts';

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
    return await openedBy(
      async (embedder) => await openOpenSearchStore({ address, embedder, forRebuild: true }),
    );
  });

  describe('store: OpenSearch: beyond the contract', () => {
    openSearchTests(freshAddress);
  });
});
