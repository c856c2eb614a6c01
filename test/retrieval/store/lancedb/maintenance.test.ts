import { Index } from '@lancedb/lancedb';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Article } from '../../../../corpus/article.ts';
import {
  aboutSchema,
  recordFields,
  STORE_FORMAT,
} from '../../../../retrieval/store/lancedb/schema.ts';
import { readAbout } from '../../../../retrieval/store/lancedb/tables.ts';
import { StoreOutdated } from '../../../../retrieval/errors.ts';
import { indexArticles } from '../../../../retrieval/indexing/index-articles.ts';
import type { IndexedArticle, Store } from '../../../../retrieval/store/store.ts';
import { letterEmbedder } from '../../../support/letter-embedder.ts';
import { everything, writeNews } from '../../../contracts/store/store-trial.ts';
import { newsArticle, quake, smallNews } from '../../../support/small-news.ts';
import {
  corrected,
  filledAddress,
  freshAddress,
  letters,
  opened,
  tablesAt,
} from './lance-folder.ts';

const articles = Array.from({ length: 400 }, (_, number) => report(number));
const idsOf = (some: readonly Article[]): string[] => some.map(({ id }) => id);

test('compaction frees the disk space of removed articles', async () => {
  const address = freshAddress();
  const store = await filled(address);
  const before = sizeOf(address);
  await store.remove(idsOf(articles.slice(0, 350)));
  await store.compact();
  expect(sizeOf(address)).toBeLessThan(before / 4);
  expect(await store.articles(idsOf(articles))).toEqual(articles.slice(350));
  expect(await store.searchPassages('Report349', everything)).toEqual([]);
  expect(await store.searchPassages('Report350', everything)).toHaveLength(1);
});

test('the store does not grow when articles are rewritten again and again', async () => {
  const address = freshAddress();
  const store = await filled(address);
  const before = sizeOf(address);
  for (let round = 0; round < 5; round += 1) {
    await writeNews(store, ...articles);
    await store.compact();
  }
  expect(sizeOf(address)).toBeLessThan(before * 2);
  expect((await store.extent({})).articles).toBe(articles.length);
});

test('readers continue while articles are removed and their files deleted', async () => {
  const address = freshAddress();
  const store = await filled(address);
  const reader = await opened(address);
  const state = { done: false, looks: 0 };
  const look = async (): Promise<void> => {
    while (!state.done) {
      const hits = await reader.searchPassages('harbour', everything);
      expect(hits).toHaveLength(everything.limit);
      expect(await reader.articles(['report-399'])).toEqual([articles[399]]);
      state.looks += 1;
    }
  };
  const looking = Promise.all([look(), look()]);
  for (let start = 0; start < 360; start += 120) {
    await store.remove(idsOf(articles.slice(start, start + 120)));
    await store.compact();
  }
  state.done = true;
  await looking;
  expect(state.looks).toBeGreaterThan(0);
});

test('compaction indexes many new articles; a few are found without an index', async () => {
  const address = freshAddress();
  const store = await filled(address);
  const { passages } = await tablesAt(address);
  const unindexed = async (): Promise<number> =>
    (await passages.indexStats('terms_idx'))?.numUnindexedRows ?? 0;
  expect(await unindexed()).toBe(0);
  await writeNews(store, report(1_000));
  await store.compact();
  expect(await unindexed()).toBeGreaterThan(0);
  expect(await store.searchPassages('Report1000', everything)).toHaveLength(1);
  await writeNews(store, ...Array.from({ length: 500 }, (_, number) => report(2_000 + number)));
  await store.compact();
  expect(await unindexed()).toBe(0);
});

test('while an ingest goes on, the indexes follow when many articles are new', async () => {
  const address = freshAddress();
  const store = await filled(address);
  const { articles: table } = await tablesAt(address);
  const unindexed = async (): Promise<number> =>
    (await table.indexStats('terms_idx'))?.numUnindexedRows ?? 0;
  for (const [start, expected] of [
    [1_000, 1_200],
    [3_000, 0],
  ] as const) {
    await writeNews(store, ...Array.from({ length: 1_200 }, (_, number) => report(start + number)));
    await store.compact('writing');
    expect(await unindexed()).toBe(expected);
  }
});

test('columns that articles are looked up by are indexed, in a store of an older version too', async () => {
  const address = freshAddress();
  const store = await opened(address);
  const { articles: table } = await tablesAt(address);
  const indexed = async (): Promise<string[]> =>
    (await table.listIndices()).flatMap(({ columns }) => columns);
  const wanted = ['id', 'url', 'story', 'item', 'fingerprint', 'published_at', 'source', 'terms'];
  expect((await indexed()).toSorted()).toEqual(wanted.toSorted());
  for (const column of ['url', 'story']) await table.dropIndex(`${column}_idx`);
  await writeNews(store, ...articles);
  await store.compact();
  expect((await indexed()).toSorted()).toEqual(wanted.toSorted());
});

async function filled(address: string): Promise<Store> {
  const store = await opened(address);
  await writeNews(store, ...articles);
  await store.compact();
  return store;
}

/** An article with words of its own, so that nothing packs it small. */
function report(number: number): Article {
  const words = Array.from(
    { length: 120 },
    (_, place) => `w${(number * 7919 + place * 104729) % 99991}`,
  );
  const text = `Report${number} from the harbour. ${words.join(' ')}.`;
  return newsArticle({ id: `report-${number}`, title: `Report ${number}`, text });
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => statSync(join(parentPath, name)).size)
    .reduce((sum, size) => sum + size, 0);
}

/** A folder as an older format left it: without these columns, with another full-text index. */
async function oldAddress(format: number, lacking: readonly string[]): Promise<string> {
  const address = await filledAddress();
  const { articles, passages, connection, generation } = await tablesAt(address);
  await articles.dropColumns([...lacking, 'terms']);
  await articles.createIndex('content', { config: Index.fts() });
  await passages.dropColumns(['terms']);
  const row = { format, embedder: 'letters', dimensions: 27, passages: `passages_${generation}` };
  await connection.createTable('about', [row], { mode: 'overwrite', schema: aboutSchema });
  return address;
}

async function index(some: Article[]): Promise<IndexedArticle[]> {
  return await indexArticles(some, letterEmbedder());
}

const formats: readonly [number, readonly string[]][] = [
  [1, recordFields.map(({ name }) => name)],
  [2, ['origin', 'item']],
  [3, []],
];

test.each(formats)('a store of format %i says how it is rebuilt', async (format, lacking) => {
  const opening = opened(await oldAddress(format, lacking));
  await expect(opening).rejects.toThrow(StoreOutdated);
  await expect(opening).rejects.toThrow('npm run ingest -- --rebuild');
});

test.each(formats)('rebuilding a store of format %i loses nothing', async (format, lacking) => {
  const address = await oldAddress(format, lacking);
  const store = await opened(address, letters, true);
  await store.rebuild(index);
  await writeNews(store, corrected, newsArticle());
  await store.moveToStory(['quake'], 'tremors');
  await store.compact();
  expect(await readAbout((await tablesAt(address)).about)).toMatchObject({ format: STORE_FORMAT });
  for (const each of [store, await opened(address)]) {
    expect(await each.articles(['strike', 'quake'])).toEqual([corrected, quake]);
    expect(await each.stored(['quake'])).toMatchObject([{ story: 'tremors', history: [] }]);
    expect(await each.searchPassages('magnitude', everything)).toHaveLength(1);
    expect(await each.searchArticles('magnitude', everything)).toHaveLength(1);
    expect((await each.extent({})).articles).toBe(smallNews.length + 1);
  }
});

test('an interrupted rebuild is done again', async () => {
  const address = await oldAddress(3, []);
  const interrupted = await opened(address, letters, true);
  const failing = interrupted.rebuild(async (some) => {
    await index(some);
    throw new Error('the power failed');
  });
  await expect(failing).rejects.toThrow('the power failed');
  await expect(opened(address)).rejects.toThrow(StoreOutdated);
  const store = await opened(address, letters, true);
  await store.rebuild(index);
  expect(await (await opened(address)).searchArticles('magnitude', everything)).toHaveLength(1);
});
