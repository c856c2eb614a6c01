import { expect, test } from 'vitest';
import { indexArticles } from '../../../retrieval/indexing/index-articles.ts';
import { expiry } from '../../../retrieval/indexing/retention.ts';
import type { Store } from '../../../retrieval/store/store.ts';
import { letterEmbedder } from '../../support/letter-embedder.ts';
import { glass, secondStrike, smallNews, vote } from '../../support/small-news.ts';
import { temporaryStore } from '../../support/temporary-store.ts';

const now = new Date('2025-04-02T00:00:00.000Z');

async function citingTheVote(): Promise<Set<string>> {
  return await Promise.resolve(new Set(['vote']));
}

async function citingNothing(): Promise<Set<string>> {
  return await Promise.resolve(new Set());
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
  const expire = expiry(store, { days: 7 }, { now: () => now, kept: citingTheVote });
  expect(await expire()).toBe(2);
  expect(await store.articles(smallNews.map(({ id }) => id))).toEqual([glass, vote, secondStrike]);
});

test('removes at most once an hour, and what came in between with the next', async () => {
  const store = await filled();
  let time = now;
  const expire = expiry(store, { articles: 2 }, { now: () => time, kept: citingNothing });
  expect(await expire()).toBe(smallNews.length - 2);
  await store.write(await indexArticles(smallNews, letterEmbedder()));
  time = new Date(now.getTime() + 59 * 60_000);
  expect(await expire()).toBe(0);
  time = new Date(now.getTime() + 60 * 60_000);
  expect(await expire()).toBe(smallNews.length - 2);
});

test('a removal that failed is tried again with the next ingest', async () => {
  const store = await filled();
  const answers = [askedInVain, citingTheVote];
  const kept = async (): Promise<ReadonlySet<string>> => await (answers.shift() ?? askedInVain)();
  const expire = expiry(store, { days: 7 }, { now: () => now, kept });
  await expect(expire()).rejects.toThrow('asked in vain');
  expect(await expire()).toBe(2);
});

test('reads and removes nothing without limits', async () => {
  const store = await filled();
  expect(await expiry(store, {}, { now: () => now, kept: askedInVain })()).toBe(0);
  expect((await store.extent({})).articles).toBe(smallNews.length);
});
