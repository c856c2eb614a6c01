import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Article } from '../../corpus/article.ts';
import { openLanceStore } from '../../retrieval/store/lancedb/lancedb-store.ts';

import type { Extent, SearchFilter, Store } from '../../retrieval/store/store.ts';
import { newsArticle } from '../support/small-news.ts';
import { temporaryStore } from '../support/temporary-store.ts';
import { storeContract } from './store-contract.ts';
import { everything, openedBy, writeNews } from './store/store-trial.ts';

storeContract('LanceDB', async () => {
  const address = await mkdtemp(join(tmpdir(), 'dateline-store-'));
  const opened = await openedBy(
    async (embedder) => await openLanceStore({ address, embedder, forRebuild: true }),
  );
  return {
    ...opened,
    close: async () => {
      await opened.close();
      await rm(address, { recursive: true });
    },
  };
});

const ids = ['a', "b's", 'c', 'd'];
const february = '2025-02-01T12:00:00.000Z';
const days = ['2025-01-01T00:00:00.000Z', february, '2025-03-01T00:00:00.000Z'];
const article = fc
  .record({
    id: fc.constantFrom(...ids),
    source: fc.constantFrom('Daily', "Weekly's"),
    publishedAt: fc.constantFrom(null, ...days),
    text: fc.constantFrom('Flood in town.', 'Flood is over.', 'Fire “here” 🔥 tonight.'),
  })
  .map((given) => newsArticle(given));
const step = fc.oneof(
  { weight: 4, arbitrary: fc.array(article, { maxLength: 5 }) },
  { weight: 1, arbitrary: fc.constant('compact' as const) },
);
const filters: SearchFilter[] = [
  {},
  { until: february },
  { since: february, sources: ["Weekly's"] },
];

test('after any writes, the store holds the last version of each article and finds it by its words', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 5 }), async (steps) => {
      const store = await temporaryStore();
      const last = new Map<string, Article>();
      for (const articles of steps) {
        if (articles === 'compact') {
          await store.compact();
          continue;
        }
        await writeNews(store, ...articles);
        for (const written of articles) last.set(written.id, written);
      }
      expect(await look(store)).toEqual(expected([...last.values()]));
    }),
    { numRuns: 12 },
  );
});

/** What a store shows of its articles. */
type Look = {
  articles: Article[];
  factsOf: string[];
  extents: Extent[];
  sources: string[];
  found: string[];
};

async function look(store: Store): Promise<Look> {
  const passages = await store.searchPassages('flood fire', everything);
  return {
    articles: byId(await store.articles(ids)),
    factsOf: [...(await store.facts(ids)).keys()].toSorted(),
    extents: await Promise.all(filters.map(async (filter) => await store.extent(filter))),
    sources: (await store.sources()).toSorted(),
    found: passages.map(({ passage }) => `${passage.articleId} ${passage.text}`).toSorted(),
  };
}

function expected(articles: readonly Article[]): Look {
  const [all, early, late] = [
    articles,
    articles.filter(({ publishedAt }) => publishedAt === null || publishedAt <= february),
    articles.filter(
      ({ publishedAt, source }) =>
        publishedAt !== null && publishedAt >= february && source === "Weekly's",
    ),
  ];
  return {
    articles: byId(articles),
    factsOf: articles.map(({ id }) => id).toSorted(),
    extents: [all, early, late].map(extentOf),
    sources: [...new Set(articles.map(({ source }) => source))].toSorted(),
    // Every text has one of the two words.
    found: articles.map(({ id, text }) => `${id} ${text}`).toSorted(),
  };
}

function byId(articles: readonly Article[]): Article[] {
  return articles.toSorted((left, right) => (left.id < right.id ? -1 : 1));
}

function extentOf(articles: readonly Article[]): Extent {
  const dates = articles.flatMap(({ publishedAt }) => publishedAt ?? []).toSorted();
  return { articles: articles.length, newest: dates.at(-1) ?? null, oldest: dates[0] ?? null };
}
