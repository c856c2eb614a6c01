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
import type { Store } from '../../../../retrieval/store/store.ts';
import { everything, writeNews } from '../../../contracts/store/store-trial.ts';
import { newsArticle, quake, smallNews, strike } from '../../../support/small-news.ts';
import { corrected, filledAddress, freshAddress, opened, tablesAt } from './lance-folder.ts';

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

test('compaction indexes many new articles; few are found without', async () => {
  const address = freshAddress();
  const store = await filled(address);
  const { passages } = await tablesAt(address);
  const unindexed = async (): Promise<number> =>
    (await passages.indexStats('content_idx'))?.numUnindexedRows ?? 0;
  expect(await unindexed()).toBe(0);
  await writeNews(store, report(1_000));
  await store.compact();
  expect(await unindexed()).toBeGreaterThan(0);
  expect(await store.searchPassages('Report1000', everything)).toHaveLength(1);
  await writeNews(store, ...Array.from({ length: 100 }, (_, number) => report(2_000 + number)));
  await store.compact();
  expect(await unindexed()).toBe(0);
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

/** A folder as format 1 left it: no records, and no count of passages. */
async function oldAddress(): Promise<string> {
  const address = await filledAddress();
  const { articles, connection, generation } = await tablesAt(address);
  await articles.dropColumns(recordFields.map(({ name }) => name));
  const row = {
    format: 1,
    embedder: 'letters',
    dimensions: 27,
    passages: `passages_${generation}`,
  };
  await connection.createTable('about', [row], { mode: 'overwrite', schema: aboutSchema });
  return address;
}

test('reads a store of format 1 without changing it', async () => {
  const address = await oldAddress();
  const store = await opened(address);
  expect(await store.articles(['strike'])).toEqual([strike]);
  expect(await store.stored(['strike'])).toMatchObject([
    { article: strike, history: [], seenAt: null, story: null },
  ]);
  expect((await store.recent({ since: quake.publishedAt ?? '' })).map(({ id }) => id)).toContain(
    'quake',
  );
  expect(await store.ages()).toHaveLength(smallNews.length);
  expect(await readAbout((await tablesAt(address)).about)).toMatchObject({ format: 1 });
});

test('the first write upgrades a store of format 1 and loses nothing', async () => {
  const address = await oldAddress();
  const [store, reader] = [await opened(address), await opened(address)];
  await writeNews(store, corrected, newsArticle());
  await store.moveToStory(['quake'], 'tremors');
  await store.compact();
  expect(await readAbout((await tablesAt(address)).about)).toMatchObject({ format: STORE_FORMAT });
  for (const each of [store, reader, await opened(address)]) {
    expect(await each.articles(['strike', 'quake'])).toEqual([corrected, quake]);
    expect(await each.stored(['quake'])).toMatchObject([{ story: 'tremors' }]);
    expect(await each.searchPassages('magnitude', everything)).toHaveLength(1);
    expect((await each.extent({})).articles).toBe(smallNews.length + 1);
  }
});

test('an interrupted upgrade is completed by the next write', async () => {
  const address = await oldAddress();
  const { articles } = await tablesAt(address);
  await articles.addColumns([{ name: 'history', valueSql: 'CAST(NULL AS STRING)' }]);
  const store = await opened(address);
  await store.compact();
  expect(await store.stored(['strike'])).toMatchObject([{ article: strike, history: [] }]);
  await writeNews(store, corrected);
  expect(await store.articles(['strike'])).toEqual([corrected]);
});
