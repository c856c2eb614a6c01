import { DatelineError, reasonOf } from '../../../corpus/errors.ts';
import { StoreUnavailable } from '../../errors.ts';
import type { Store } from '../../ports/store.ts';
import { type Around, aroundReads } from './around-reads.ts';

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
  const guarded: Around = async (call) => {
    try {
      return await call();
    } catch (error) {
      throw storeFault(address, error);
    }
  };
  return {
    ...aroundReads(store, guarded),
    write: async (batch) => await guarded(async () => await store.write(batch)),
    remove: async (ids) => await guarded(async () => await store.remove(ids)),
    moveToStory: async (ids, story) =>
      await guarded(async () => await store.moveToStory(ids, story)),
    rebuild: async (index) => await guarded(async () => await store.rebuild(index)),
    settle: async () => await guarded(async () => await store.settle()),
    close: async () => await guarded(async () => await store.close()),
  };
}

/** LanceDB appends its own source locations and chains of causes. */
function firstSentence(text: string): string {
  const line = text.split(/\n|\s+Caused by:/u, 1)[0] ?? '';
  return line.replace(/,? \/\S+\.rs:\d+.*$/u, '').replace(/[.,\s]+$/u, '');
}
