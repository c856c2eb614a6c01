import { DatelineError, reasonOf } from '../../../corpus/errors.ts';
import { StoreUnavailable } from '../../errors.ts';
import type { Store } from '../store.ts';

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
    compact: async () => await guarded(async () => await store.compact()),
    close: async () => await guarded(async () => await store.close()),
  };
}

/** LanceDB appends its own source locations and chains of causes. */
function firstSentence(text: string): string {
  const line = text.split(/\n|\s+Caused by:/u, 1)[0] ?? '';
  return line.replace(/,? \/\S+\.rs:\d+.*$/u, '').replace(/[.,\s]+$/u, '');
}

/** The reading half of a store. */
export type Reader = Omit<
  Store,
  'write' | 'remove' | 'moveToStory' | 'rebuild' | 'compact' | 'close'
>;

/** Does a call, and something around it. */
export type Around = <T>(call: () => Promise<T>) => Promise<T>;

/** A reader each of whose calls goes through `around`. */
export function aroundReads(reader: Reader, around: Around): Reader {
  return {
    facts: async (ids) => await around(async () => await reader.facts(ids)),
    articles: async (ids) => await around(async () => await reader.articles(ids)),
    stored: async (ids) => await around(async () => await reader.stored(ids)),
    inStories: async (stories) => await around(async () => await reader.inStories(stories)),
    idsAt: async (url) => await around(async () => await reader.idsAt(url)),
    recent: async (span) => await around(async () => await reader.recent(span)),
    latest: async (source, limit) => await around(async () => await reader.latest(source, limit)),
    ages: async () => await around(async () => await reader.ages()),
    searchPassages: async (words, search) =>
      await around(async () => await reader.searchPassages(words, search)),
    searchArticles: async (words, search) =>
      await around(async () => await reader.searchArticles(words, search)),
    searchVectors: async (vector, search) =>
      await around(async () => await reader.searchVectors(vector, search)),
    extent: async (filter) => await around(async () => await reader.extent(filter)),
    sources: async () => await around(async () => await reader.sources()),
  };
}
