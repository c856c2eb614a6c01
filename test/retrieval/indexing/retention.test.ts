import { expect, test } from 'vitest';
import { indexArticles } from '../../../retrieval/indexing/index-articles.ts';
import { removeExpired } from '../../../retrieval/indexing/retention.ts';
import type { Store } from '../../../retrieval/store/store.ts';
import { letterEmbedder } from '../../support/letter-embedder.ts';
import { glass, secondStrike, smallNews, vote } from '../../support/small-news.ts';
import { temporaryStore } from '../../support/temporary-store.ts';

const now = new Date('2025-04-02T00:00:00.000Z');

async function citingTheVote(): Promise<Set<string>> {
  return await Promise.resolve(new Set(['vote']));
}

async function askedInVain(): Promise<never> {
  return await Promise.reject(new Error('asked in vain'));
}

async function filled(): Promise<Store> {
  const store = await temporaryStore();
  await store.write(await indexArticles(smallNews, letterEmbedder()));
  return store;
}

test('removes expired articles, except those that answers cite', async () => {
  const store = await filled();
  expect(await removeExpired(store, { days: 7 }, { now, kept: citingTheVote })).toBe(2);
  expect(await store.articles(smallNews.map(({ id }) => id))).toEqual([glass, vote, secondStrike]);
});

test('reads and removes nothing without limits', async () => {
  const store = await filled();
  expect(await removeExpired(store, {}, { now, kept: askedInVain })).toBe(0);
  expect((await store.extent({})).articles).toBe(smallNews.length);
});
