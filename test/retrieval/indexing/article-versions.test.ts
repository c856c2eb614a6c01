import type { ArticleLine, Found } from '../../../corpus/article-source.ts';
import { expect, test } from 'vitest';
import { storedBoilerplate } from '../../../retrieval/indexing/index-articles.ts';
import { ingestArticles, type IngestReport } from '../../../retrieval/indexing/ingest.ts';
import type { Store, StoredArticle } from '../../../retrieval/store/store.ts';
import { letterEmbedder } from '../../support/letter-embedder.ts';
import { plainStories } from '../../support/plain-stories.ts';
import { temporaryStore } from '../../support/temporary-store.ts';

const embedder = letterEmbedder();

async function* found(line: ArticleLine): AsyncIterable<Found> {
  yield { input: 'input', line };
}

async function ingestedOn(day: string, store: Store, line: ArticleLine): Promise<IngestReport> {
  const now = (): Date => new Date(`${day}T08:00:00.000Z`);
  return await ingestArticles(found(line), {
    store,
    embedder,
    stories: plainStories(store),
    boilerplateOf: storedBoilerplate(store),
    now,
  });
}

async function ferryIn(store: Store): Promise<StoredArticle> {
  const [ferry] = await store.stored(['ferry']);
  if (ferry === undefined) throw new Error('The ferry is not stored.');
  return ferry;
}

const ferry: ArticleLine = {
  id: 'ferry',
  title: 'Ferry sails again',
  source: 'Daily',
  published_at: '2025-03-01',
  author: 'Ada Quill',
  text: 'The ferry sails at nine. It has 21 cabins.',
};
const corrected: ArticleLine = {
  ...ferry,
  updated_at: '2025-03-03',
  text: 'The ferry sails at nine. It has 12 cabins.\n\nCorrection: The ferry has 12 cabins.',
};

test('a new article has no history, and the day it was first seen', async () => {
  const store = await temporaryStore();
  await ingestedOn('2025-03-02', store, ferry);
  expect(await ferryIn(store)).toMatchObject({ seenAt: '2025-03-02T08:00:00.000Z', history: [] });
});

test('other words replace the text and leave a change behind', async () => {
  const store = await temporaryStore();
  await ingestedOn('2025-03-02', store, ferry);
  const before = await ferryIn(store);
  expect(await ingestedOn('2025-03-04', store, corrected)).toMatchObject({ updated: 1 });
  const after = await ferryIn(store);
  expect(after.article.text).toBe(corrected.text);
  expect(after.seenAt).toBe('2025-03-02T08:00:00.000Z');
  expect(after.history).toMatchObject([
    {
      seenAt: '2025-03-04T08:00:00.000Z',
      fingerprint: before.article.fingerprint,
      publishedAt: '2025-03-01T00:00:00.000Z',
      updatedAt: null,
      notice: { kind: 'correction' },
    },
  ]);
});

test('each version adds to the history, and going back to old words is a change too', async () => {
  const store = await temporaryStore();
  await ingestedOn('2025-03-02', store, ferry);
  const { article } = await ferryIn(store);
  await ingestedOn('2025-03-04', store, corrected);
  await ingestedOn('2025-03-05', store, ferry);
  const after = await ferryIn(store);
  expect(after.article.fingerprint).toBe(article.fingerprint);
  expect(after.history.map(({ seenAt }) => seenAt.slice(0, 10))).toEqual([
    '2025-03-04',
    '2025-03-05',
  ]);
});

test('other facts about the same words are stored, and it counts as unchanged', async () => {
  const store = await temporaryStore();
  await ingestedOn('2025-03-02', store, ferry);
  const known = { ...ferry, updated_at: '2025-03-03', section: 'Travel' };
  const report = await ingestedOn('2025-03-04', store, known);
  expect(report).toMatchObject({ added: 0, updated: 0, unchanged: 1, passages: 0 });
  const after = await ferryIn(store);
  expect(after.article).toMatchObject({
    updatedAt: '2025-03-03T00:00:00.000Z',
    section: 'Travel',
  });
  expect(after.history).toEqual([]);
});

test('a fact that is missing now is kept as it was known', async () => {
  const store = await temporaryStore();
  await ingestedOn('2025-03-02', store, ferry);
  const { author: _author, published_at: _published, ...bare } = corrected;
  await ingestedOn('2025-03-04', store, bare);
  expect((await ferryIn(store)).article).toMatchObject({
    author: 'Ada Quill',
    publishedAt: '2025-03-01T00:00:00.000Z',
  });
});

test('an article keeps its story through a new version', async () => {
  const store = await temporaryStore();
  await ingestedOn('2025-03-02', store, ferry);
  await store.moveToStory(['ferry'], 'ferries');
  await ingestedOn('2025-03-04', store, corrected);
  expect((await ferryIn(store)).story).toBe('ferries');
});

test('the same input again writes nothing', async () => {
  const store = await temporaryStore();
  await ingestedOn('2025-03-02', store, ferry);
  let writes = 0;
  const counting: Store = {
    ...store,
    write: async (batch) => {
      writes += batch.length;
      await store.write(batch);
    },
  };
  await ingestedOn('2025-03-04', counting, ferry);
  expect(writes).toBe(0);
});
