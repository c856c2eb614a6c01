import type { Store } from '../../ports/store.ts';

/** The reading half of a store. */
export type Reader = Omit<
  Store,
  'write' | 'remove' | 'moveToStory' | 'rebuild' | 'settle' | 'close'
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
