import { afterAll } from 'vitest';
import { openLanceStore } from '../../retrieval/store/lancedb/lancedb-store.ts';
import type { Embedder } from '../../retrieval/models/embedder.ts';
import type { Store } from '../../retrieval/store/store.ts';
import { letterEmbedder } from './letter-embedder.ts';
import { temporaryFolder } from './temporary-folder.ts';

const opened: { store: Store; remove: () => void }[] = [];

afterAll(async () => {
  for (const { store, remove } of opened.splice(0)) {
    await store.close();
    remove();
  }
});

/** An empty LanceDB store in a folder of its own, removed at the end of the test file. */
export async function temporaryStore(
  embedder: Pick<Embedder, 'id' | 'dimensions'> = letterEmbedder(),
): Promise<Store> {
  const { path, remove } = temporaryFolder();
  const dimensions = await embedder.dimensions();
  const store = await openLanceStore({ address: path, embedder: { id: embedder.id, dimensions } });
  opened.push({ store, remove });
  return store;
}
