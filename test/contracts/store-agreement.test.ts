import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Article } from '../../corpus/article.ts';
import { openLanceStore } from '../../retrieval/adapters/lancedb/lancedb-store.ts';
import { memoryStore } from '../../retrieval/adapters/memory-store.ts';
import type { SearchFilter, Store } from '../../retrieval/ports/store.ts';
import { newsArticle } from '../support/small-news.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { everything } from './store/store-trial.ts';
import { writeNews } from './store/write-news.ts';

const ids = ['a', "b's", 'c', 'd'];
const days = ['2025-01-01T00:00:00.000Z', '2025-02-01T12:00:00.000Z', '2025-03-01T00:00:00.000Z'];
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
  { weight: 1, arbitrary: fc.constant('settle' as const) },
);
const filters: SearchFilter[] = [
  {},
  { until: '2025-02-01T12:00:00.000Z' },
  { since: '2025-02-01T12:00:00.000Z', sources: ["Weekly's"] },
];

test('after any writes, stores hold the last version of each article and agree', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 5 }), async (steps) => {
      const { path, remove } = temporaryFolder();
      const lance = await openLanceStore({
        address: path,
        embedder: { id: 'letters', dimensions: 27 },
      });
      const memory = memoryStore();
      const last = new Map<string, Article>();
      for (const articles of steps) {
        for (const store of [lance, memory]) await run(store, articles);
        for (const written of articles === 'settle' ? [] : articles) last.set(written.id, written);
      }
      const expected = ids.flatMap((id) => last.get(id) ?? []);
      const seen = await look(lance);
      expect(seen).toEqual(await look(memory));
      expect(seen.articles).toEqual(expected);
      await lance.close();
      remove();
    }),
    { numRuns: 12 },
  );
});

async function run(store: Store, articles: 'settle' | Article[]): Promise<void> {
  await (articles === 'settle' ? store.settle() : writeNews(store, ...articles));
}

async function look(store: Store): Promise<{ articles: Article[] } & Record<string, unknown>> {
  const passages = await store.searchPassages('flood fire', everything);
  return {
    articles: await store.articles(ids),
    facts: await store.facts(ids),
    extents: await Promise.all(filters.map(async (filter) => await store.extent(filter))),
    sources: (await store.sources()).toSorted(),
    found: passages.map(({ passage }) => `${passage.articleId} ${passage.text}`).toSorted(),
  };
}
