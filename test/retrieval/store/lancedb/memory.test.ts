import {
  array,
  assert,
  asyncProperty,
  constant,
  constantFrom,
  integer,
  oneof,
  option,
  record,
  subarray,
  tuple,
} from 'fast-check';
import { expect, test } from 'vitest';
import type { Article, ArticleCard } from '../../../../corpus/article.ts';
import { indexArticles } from '../../../../retrieval/indexing/index-articles.ts';
import { writeArticles } from '../../../../retrieval/store/lancedb/writer.ts';
import type { Store } from '../../../../retrieval/store/store.ts';
import { letterEmbedder } from '../../../support/letter-embedder.ts';
import { newsArticle } from '../../../support/small-news.ts';
import { filledAddress, freshAddress, opened, tablesAt } from './lance-folder.ts';

const ids = ['a', 'b', 'c', 'd'];
const someIds = subarray(ids, { minLength: 1 });
const writing = record({
  kind: constant('write' as const),
  ids: someIds,
  day: option(integer({ min: 1, max: 9 })),
  source: constantFrom('Harbour Post', 'Dale Echo'),
});
const action = oneof(
  writing,
  writing,
  record({ kind: constantFrom('remove', 'move', 'compact', 'look up'), ids: someIds }),
);

test('whatever two processes write, both know at once which articles there are, with their facts and passages', async () => {
  const oneOfTwo = tuple(constantFrom(0, 1), action);
  await assert(
    asyncProperty(array(oneOfTwo, { minLength: 3, maxLength: 10 }), async (actions) => {
      const address = freshAddress();
      const first = await opened(address);
      const early = await act(first, { kind: 'write', ids: ['a'] });
      const stored = new Map(early.map((article) => [article.id, article]));
      await (await tablesAt(address)).articles.optimize();
      const stores = [first, await opened(address)];
      for (const [process, each] of actions) {
        const store = stores[process] ?? first;
        const written = await act(store, each);
        for (const id of each.kind === 'remove' ? each.ids : []) stored.delete(id);
        for (const article of written) stored.set(article.id, article);
        for (const reader of stores) expect(await knownTo(reader)).toEqual(factsOf(stored));
      }
    }),
    { numRuns: 15 },
  );
});

test('what another process left when it crashed is removed, although the store was in order before', async () => {
  const address = await filledAddress();
  const store = await opened(address);
  await store.compact();
  const tables = await tablesAt(address);
  const before = await tables.passages.countRows();
  const batch = await indexArticles([newsArticle()], letterEmbedder());
  const articles = new Proxy(tables.articles, {
    get: (target, name) => (name === 'add' ? crash : Reflect.get(target, name).bind(target)),
  });
  await expect(writeArticles({ ...tables, articles }, batch, 'cut-off')).rejects.toThrow(
    'power cut',
  );
  expect(await tables.passages.countRows()).toBeGreaterThan(before);
  await store.compact();
  expect(await tables.passages.countRows()).toBe(before);
});

type Action = {
  kind: string;
  ids: readonly string[];
  day?: number | null;
  source?: string;
};

/** Does it to the store, after looking up as an ingest does; the articles that it wrote. */
async function act(store: Store, { kind, ids: some, day, source }: Action): Promise<Article[]> {
  await store.facts(some);
  if (kind === 'remove') await store.remove(some);
  if (kind === 'move') await store.moveToStory(some, 'a story');
  if (kind === 'compact') await store.compact();
  if (kind !== 'write') return [];
  const publishedAt = typeof day === 'number' ? `2026-03-0${day}T08:00:00.000Z` : null;
  const articles = some.map((id) =>
    newsArticle({
      id,
      publishedAt,
      text: `Report ${id} of day ${day}.`,
      ...(source && { source }),
    }),
  );
  const indexed = await indexArticles(articles, letterEmbedder());
  await store.write(indexed.map((each) => ({ ...each, item: itemOf(each.article.id) })));
  return articles;
}

async function knownTo(store: Store): Promise<unknown> {
  const items = await store.likely({ items: ids.map(itemOf), fingerprints: [] });
  const hits = await store.searchPassages('Report', { filter: {}, limit: 20 });
  return {
    extent: await store.extent({}),
    sources: (await store.sources()).toSorted(),
    known: [...(await store.facts(ids)).keys()].toSorted(),
    passages: hits
      .map(({ passage: { text }, article }) => ({ text, ...cardOf(article) }))
      .toSorted(byId),
    fingerprints: items.map(({ id, fingerprint }) => `${id} ${fingerprint}`).toSorted(),
  };
}

function factsOf(stored: ReadonlyMap<string, Article>): unknown {
  const articles = [...stored.values()];
  const dates = articles.flatMap(({ publishedAt }) => publishedAt ?? []).toSorted();
  return {
    extent: { articles: stored.size, oldest: dates.at(0) ?? null, newest: dates.at(-1) ?? null },
    sources: [...new Set(articles.map(({ source }) => source))].toSorted(),
    known: [...stored.keys()].toSorted(),
    passages: articles.map(({ text, ...article }) => ({ text, ...cardOf(article) })).toSorted(byId),
    fingerprints: articles.map(({ id, fingerprint }) => `${id} ${fingerprint}`).toSorted(),
  };
}

function cardOf({ id, title, source, url, publishedAt }: ArticleCard): ArticleCard {
  return { id, title, source, url, publishedAt };
}

function byId(left: ArticleCard, right: ArticleCard): number {
  return left.id < right.id ? -1 : 1;
}

function itemOf(id: string): string {
  return `item ${id}`;
}

function crash(): never {
  throw new Error('power cut');
}
