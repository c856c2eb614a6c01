import { expect, test } from 'vitest';
import { aboutSchema, recordFields, STORE_FORMAT } from '../../retrieval/store/lancedb/schema.ts';
import { readAbout } from '../../retrieval/store/lancedb/tables.ts';
import { newsArticle, quake, smallNews, strike } from '../support/small-news.ts';
import { corrected, filledAddress, opened, tablesAt } from './store/lance-folder.ts';
import { everything } from './store/store-trial.ts';
import { writeNews } from './store/write-news.ts';

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

test('a reader of an old store reads it as it is', async () => {
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

test('the first write brings an old store up to date, and loses nothing', async () => {
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

test('an upgrade that a crash cut off is done again', async () => {
  const address = await oldAddress();
  const { articles } = await tablesAt(address);
  await articles.addColumns([{ name: 'history', valueSql: 'CAST(NULL AS STRING)' }]);
  const store = await opened(address);
  await store.compact();
  expect(await store.stored(['strike'])).toMatchObject([{ article: strike, history: [] }]);
  await writeNews(store, corrected);
  expect(await store.articles(['strike'])).toEqual([corrected]);
});
