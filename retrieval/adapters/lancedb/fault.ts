import { DatelineError, reasonOf } from '../../../corpus/errors.ts';
import { StoreUnavailable } from '../../errors.ts';
import type { Store } from '../../ports/store.ts';

const CURE =
  'Check the rights and the room on the disk; a damaged store is mended by deleting the folder and ingesting again.';

/** What LanceDB threw, as a fault of the store at this address; typed errors stay as they are. */
export function storeFault(address: string, error: unknown): DatelineError {
  if (error instanceof DatelineError) return error;
  return new StoreUnavailable(address, `${firstSentence(reasonOf(error))}. ${CURE}`, {
    cause: error,
  });
}

/** The store with every fault told as one of `storeFault`. */
export function withStoreFaults(store: Store, address: string): Store {
  const guarded = async <T>(call: () => Promise<T>): Promise<T> => {
    try {
      return await call();
    } catch (error) {
      throw storeFault(address, error);
    }
  };
  return {
    write: async (batch) => await guarded(async () => await store.write(batch)),
    fingerprints: async (ids) => await guarded(async () => await store.fingerprints(ids)),
    articles: async (ids) => await guarded(async () => await store.articles(ids)),
    rebuild: async (index) => await guarded(async () => await store.rebuild(index)),
    searchPassages: async (words, search) =>
      await guarded(async () => await store.searchPassages(words, search)),
    searchArticles: async (words, search) =>
      await guarded(async () => await store.searchArticles(words, search)),
    searchVectors: async (vector, search) =>
      await guarded(async () => await store.searchVectors(vector, search)),
    extent: async (filter) => await guarded(async () => await store.extent(filter)),
    sources: async () => await guarded(async () => await store.sources()),
    settle: async () => await guarded(async () => await store.settle()),
    close: async () => await guarded(async () => await store.close()),
  };
}

/** LanceDB appends its own source locations and chains of causes. */
function firstSentence(text: string): string {
  const line = text.split(/\n|\s+Caused by:/u, 1)[0] ?? '';
  return line.replace(/,? \/\S+\.rs:\d+.*$/u, '').replace(/[.,\s]+$/u, '');
}
