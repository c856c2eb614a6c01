import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Article } from '../../corpus/article.ts';
import type { Store } from '../../retrieval/store/store.ts';
import { newsArticle } from '../support/small-news.ts';
import { freshAddress, opened, tablesAt } from './store/lance-folder.ts';
import { everything } from './store/store-trial.ts';
import { writeNews } from './store/write-news.ts';

const articles = Array.from({ length: 400 }, (_, number) => report(number));
const idsOf = (some: readonly Article[]): string[] => some.map(({ id }) => id);

test('what is removed gives its room on the disk back', async () => {
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

test('articles that are written again and again do not make the store grow', async () => {
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

test('readers go on while what they read is removed and the files below them go', async () => {
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

test('few new articles are found without tidying up, and many are brought into the indexes', async () => {
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
