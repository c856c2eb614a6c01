import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from '@lancedb/lancedb';
import { expect, test } from 'vitest';
import { StoreUnavailable } from '../../../../retrieval/errors.ts';
import { indexArticles } from '../../../../retrieval/indexing/index-articles.ts';
import { openLanceStore } from '../../../../retrieval/store/lancedb/lancedb-store.ts';
import { aboutSchema } from '../../../../retrieval/store/lancedb/schema.ts';
import { writeArticles } from '../../../../retrieval/store/lancedb/writer.ts';
import { everything, writeNews } from '../../../contracts/store/store-trial.ts';
import { letterEmbedder } from '../../../support/letter-embedder.ts';
import { newsArticle, quake, smallNews, strike } from '../../../support/small-news.ts';
import {
  corrected,
  filledAddress,
  freshAddress,
  letters,
  opened,
  tablesAt,
} from './lance-folder.ts';

test('a crash between the passages and the article leaves the old article, until compaction removes the orphans', async () => {
  const address = await filledAddress();
  const tables = await tablesAt(address);
  const before = await tables.passages.countRows();
  const batch = await indexArticles([corrected, newsArticle()], letterEmbedder());
  const crashing = { ...tables, articles: crashingAt(tables.articles, ['add', 'mergeInsert']) };
  await expect(writeArticles(crashing, batch, 'cut-off')).rejects.toThrow('power cut');
  expect(await tables.passages.countRows()).toBe(before + 2);

  const store = await opened(address);
  const look = async (): Promise<void> => {
    expect(await store.articles(['strike', 'bridge'])).toEqual([strike]);
    expect(await store.searchPassages('lunch', everything)).toEqual([]);
    expect(await store.searchPassages('cars', everything)).toEqual([]);
    const [hit] = await store.searchPassages('Lindqvist', everything);
    expect(strike.text).toContain(hit?.passage.text);
  };
  await look();
  await store.compact();
  expect(await tables.passages.countRows()).toBe(before);
  await look();
});

test('a crash after the article leaves the new article, until compaction removes the orphans', async () => {
  const address = await filledAddress();
  const tables = await tablesAt(address);
  const before = await tables.passages.countRows();
  const batch = await indexArticles([corrected], letterEmbedder());
  const crashing = { ...tables, passages: crashingAt(tables.passages, ['delete']) };
  await expect(writeArticles(crashing, batch, 'cut-off')).rejects.toThrow('power cut');

  const store = await opened(address);
  const look = async (): Promise<void> => {
    expect(await store.articles(['strike'])).toEqual([corrected]);
    expect(await store.searchPassages('Lindqvist', everything)).toEqual([]);
    expect(await store.searchPassages('lunch', everything)).toHaveLength(1);
  };
  await look();
  await store.compact();
  expect(await tables.passages.countRows()).toBe(before);
  await look();
});

test('an interrupted write can be repeated', async () => {
  const address = await filledAddress();
  const tables = await tablesAt(address);
  const batch = await indexArticles([newsArticle()], letterEmbedder());
  const crashing = { ...tables, articles: crashingAt(tables.articles, ['add']) };
  await expect(writeArticles(crashing, batch, 'cut-off')).rejects.toThrow('power cut');
  const store = await opened(address);
  await store.write(batch);
  expect(await store.searchPassages('cars', everything)).toHaveLength(1);
});

test('a store whose creation a crash interrupted is created anew', async () => {
  const address = freshAddress();
  const connection = await connect(address);
  await connection.createEmptyTable('articles', aboutSchema);
  connection.close();
  const store = await opened(address);
  await writeNews(store, quake);
  expect(await store.articles(['quake'])).toEqual([quake]);
});

test.each(['about', 'articles'])(
  'a store that crashed before the first version of the table %s is created anew',
  async (table) => {
    const address = freshAddress();
    const folder = join(address, `${table}.lance`, 'data');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'half.lance'), 'half');
    const store = await opened(address);
    await writeNews(store, quake);
    expect(await store.articles(['quake'])).toEqual([quake]);
  },
);

test('opening waits while another handle creates the store', async () => {
  for (let round = 0; round < 5; round += 1) {
    const address = freshAddress();
    const stores = await Promise.all(
      Array.from({ length: 4 }, async (_, index) => {
        await sleep(25 * index);
        return await opened(address);
      }),
    );
    const extents = await Promise.all(stores.map(async (store) => await store.extent({})));
    expect(extents.map(({ articles }) => articles)).toEqual([0, 0, 0, 0]);
  }
});

test('a store that has lost its table about keeps its articles and says so', async () => {
  const address = await filledAddress();
  const connection = await connect(address);
  await connection.dropTable('about');
  connection.close();
  const opening = openLanceStore({ address, embedder: letters });
  await expect(opening).rejects.toThrow(StoreUnavailable);
  await expect(opening).rejects.toThrow(`holds ${smallNews.length} articles`);
});

/** The table, with a power cut at the calls named. */
function crashingAt<T extends object>(table: T, calls: readonly string[]): T {
  return new Proxy(table, {
    get(target, name) {
      if (calls.includes(String(name)))
        return () => {
          throw new Error('power cut');
        };
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
}
