import { expect, test } from 'vitest';
import type { ArticleLine, Found } from '../../../corpus/article-source.ts';
import { EmbedderUnavailable, StoreUnavailable } from '../../../retrieval/errors.ts';
import { indexArticles, storedBoilerplate } from '../../../retrieval/indexing/index-articles.ts';
import { ingestArticles, type IngestReport } from '../../../retrieval/indexing/ingest.ts';
import type { Store, StoredArticle } from '../../../retrieval/store/store.ts';
import { letterEmbedder } from '../../support/letter-embedder.ts';
import { plainStories } from '../../support/plain-stories.ts';
import { smallNews } from '../../support/small-news.ts';
import { temporaryStore } from '../../support/temporary-store.ts';

const embedder = letterEmbedder();
const now = (): Date => new Date('2025-03-02T08:00:00.000Z');

// What a source would hand over: lines, and texts that say why an input is none.
async function* found(...items: readonly (ArticleLine | string)[]): AsyncIterable<Found> {
  for (const [index, item] of items.entries()) {
    const input = `input ${index + 1}`;
    yield typeof item === 'string' ? { input, rejected: item } : { input, line: item };
  }
}

function line(id: string, text = `The ${id} carries cars again.`): ArticleLine {
  return { id, title: `About the ${id}`, source: 'Daily', published_at: '2025-03-01', text };
}

/** What an ingest into a store works with. */
function partsFor(store: Store): Parameters<typeof ingestArticles>[1] {
  const boilerplateOf = storedBoilerplate(store);
  return { store, embedder, stories: plainStories(store), boilerplateOf, now };
}

async function ingested(
  store: Store,
  ...items: readonly (ArticleLine | string)[]
): Promise<IngestReport> {
  return await ingestArticles(found(...items), partsFor(store));
}

test('adds a new article, which can then be found', async () => {
  const store = await temporaryStore();
  const report = await ingested(store, line('bridge'), line('ferry'));
  expect(report).toEqual({ added: 2, updated: 0, unchanged: 0, passages: 2, rejected: [] });
  const hits = await store.searchPassages('ferry', { filter: {}, limit: 5 });
  expect(hits.map(({ article }) => article.id)).toEqual(['ferry']);
});

test('does nothing if the source finds nothing', async () => {
  expect(await ingested(await temporaryStore())).toEqual({
    added: 0,
    updated: 0,
    unchanged: 0,
    passages: 0,
    rejected: [],
  });
});

test('counts the same text as unchanged and a new text as updated', async () => {
  const store = await temporaryStore();
  await ingested(store, line('bridge'), line('ferry'));
  const corrected = line('ferry', 'The ferry carries nobody.');
  const report = await ingested(store, line('bridge'), corrected, line('tunnel'));
  expect(report).toMatchObject({ added: 1, updated: 1, unchanged: 1, rejected: [] });
  const [ferry] = await store.articles(['ferry']);
  expect(ferry?.text).toBe('The ferry carries nobody.');
});

test('reports a rejected input with its reason and continues', async () => {
  const store = await temporaryStore();
  const report = await ingested(
    store,
    'the file is locked',
    line('bridge'),
    { ...line('ferry'), text: ' ' },
    { ...line('tunnel'), published_at: 'the day after' },
    line('tram'),
  );
  expect(report).toMatchObject({
    added: 2,
    rejected: [
      { input: 'input 1', reason: 'the file is locked' },
      { input: 'input 3', reason: 'no text' },
      { input: 'input 4', reason: expect.stringContaining('the day after') },
    ],
  });
  expect((await store.extent({})).articles).toBe(2);
});

test('keeps the last version of an article that occurs twice in one ingest', async () => {
  const store = await temporaryStore();
  const report = await ingested(store, line('bridge'), line('bridge'), line('bridge', 'It fell.'));
  expect(report).toMatchObject({ added: 1, updated: 1, unchanged: 1 });
  const [bridge] = await store.articles(['bridge']);
  expect(bridge?.text).toBe('It fell.');
});

test('writes long lists in batches and reports progress', async () => {
  const store = await temporaryStore();
  const lines = Array.from({ length: 600 }, (_, index) => line(`bridge-${index}`));
  const progress: number[] = [];
  await ingestArticles(found(...lines), partsFor(store), ({ added }) => progress.push(added));
  expect(progress).toEqual(progress.toSorted((left, right) => left - right));
  expect(new Set(progress).size).toBeGreaterThan(2);
  expect(progress.at(-1)).toBe(600);
});

test('compares an article that recurs in the next batch with what the first batch wrote', async () => {
  const store = await temporaryStore();
  const lines = Array.from({ length: 256 }, (_, index) => line(`bridge-${index}`));
  const again = [line('bridge-0'), line('bridge-255', 'The bridge is closed again.')];
  const report = await ingested(store, ...lines, ...again);
  expect(report).toMatchObject({ added: 256, updated: 1, unchanged: 1 });
});

test('writes one batch while it prepares the next, and never two at once', async () => {
  const inner = await temporaryStore();
  const steps: string[] = [];
  const { promise: isPreparedAgain, resolve } = Promise.withResolvers<void>();
  const store: Store = {
    ...inner,
    facts: async (ids) => {
      if (steps.push('prepare') > 1) resolve();
      return await inner.facts(ids);
    },
    write: async (batch) => {
      steps.push('write');
      // The first one would never end if the next batch had to wait for it.
      await isPreparedAgain;
      await inner.write(batch);
      steps.push('written');
    },
  };
  await ingested(store, ...Array.from({ length: 512 }, (_, index) => line(`bridge-${index}`)));
  expect(steps).toEqual(['prepare', 'write', 'prepare', 'written', 'write', 'written']);
});

test('ends with the error of a batch that cannot be written, even if the next one is prepared', async () => {
  const store: Store = {
    ...(await temporaryStore()),
    write: async () => {
      await Promise.resolve();
      throw new StoreUnavailable('memory', 'it is full');
    },
  };
  const lines = Array.from({ length: 600 }, (_, index) => line(`bridge-${index}`));
  await expect(ingested(store, ...lines)).rejects.toThrow('it is full');
});

test('keeps boilerplate out of passages, including what earlier ingests have seen', async () => {
  const store = await temporaryStore();
  const notice = 'Sign up for the Harbour Letter.';
  const names = ['bridge', 'ferry', 'tunnel', 'tram', 'lift'];
  for (const name of names) await ingested(store, line(name, `The ${name} runs.\n\n${notice}`));
  const filter = { filter: {}, limit: 9 };
  expect(await store.searchPassages('letter', filter)).toHaveLength(names.length - 1);
  expect((await store.articles(['lift']))[0]?.text).toBe(`The lift runs.\n\n${notice}`);
  const [hit] = await store.searchPassages('lift', filter);
  expect(hit?.passage.text).toBe('The lift runs.');
});

test('keeps what was written before the embedder fails', async () => {
  const store = await temporaryStore();
  let calls = 0;
  const failing = {
    ...embedder,
    embed: async (texts: readonly string[]) => {
      calls += 1;
      if (calls > 1) throw new EmbedderUnavailable('no answer', { retryable: true });
      return await embedder.embed(texts);
    },
  };
  const lines = Array.from({ length: 400 }, (_, index) => line(`bridge-${index}`));
  const ingesting = ingestArticles(found(...lines), { ...partsFor(store), embedder: failing });
  await expect(ingesting).rejects.toThrow(EmbedderUnavailable);
  const kept = (await store.extent({})).articles;
  expect(kept).toBeGreaterThan(0);
  expect(kept).toBeLessThan(400);
  const report = await ingested(store, ...lines);
  expect(report).toMatchObject({ added: 400 - kept, unchanged: kept });
});

test('gives each passage the vector of its headline and text', async () => {
  for (const { article, passages, vectors } of await indexArticles(smallNews, embedder)) {
    const texts = passages.map(({ text }) => `${article.title}\n${text}`);
    expect(vectors).toEqual(await embedder.embed(texts));
    expect(passages.every(({ articleId }) => articleId === article.id)).toBe(true);
  }
});

test('lets other work run after each article, at every step', async () => {
  let turns = 0;
  let isOver = false;
  const wait = (): void => {
    turns += 1;
    if (!isOver) setImmediate(wait);
  };
  setImmediate(wait);
  const lines = Array.from({ length: 60 }, (_, index) => line(`bridge ${index}`));
  await ingested(await temporaryStore(), ...lines);
  isOver = true;
  // Cleaned, counted, cut and placed.
  expect(turns).toBeGreaterThanOrEqual(4 * lines.length);
});

/** Ingests one article at eight in the morning of a day. */
async function ingestedOn(day: string, store: Store, article: ArticleLine): Promise<IngestReport> {
  const morning = new Date(`${day}T08:00:00.000Z`);
  return await ingestArticles(found(article), { ...partsFor(store), now: () => morning });
}

async function ferryIn(store: Store): Promise<StoredArticle> {
  const [stored] = await store.stored(['ferry']);
  if (stored === undefined) throw new Error('The ferry is not stored.');
  return stored;
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

test('stores a new article with the time it was first seen and without history', async () => {
  const store = await temporaryStore();
  await ingestedOn('2025-03-02', store, ferry);
  expect(await ferryIn(store)).toMatchObject({ seenAt: '2025-03-02T08:00:00.000Z', history: [] });
});

test('replaces a changed text and records the change', async () => {
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

test('records every version, including a return to an old text', async () => {
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

test('stores other facts about the same text and counts the article as unchanged', async () => {
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

test('keeps a known fact that is missing in a new version', async () => {
  const store = await temporaryStore();
  await ingestedOn('2025-03-02', store, ferry);
  const { author: _author, published_at: _published, ...bare } = corrected;
  await ingestedOn('2025-03-04', store, bare);
  expect((await ferryIn(store)).article).toMatchObject({
    author: 'Ada Quill',
    publishedAt: '2025-03-01T00:00:00.000Z',
  });
});

test('keeps the story of an article that has a new version', async () => {
  const store = await temporaryStore();
  await ingestedOn('2025-03-02', store, ferry);
  await store.moveToStory(['ferry'], 'ferries');
  await ingestedOn('2025-03-04', store, corrected);
  expect((await ferryIn(store)).story).toBe('ferries');
});

test('writes nothing for the same input again', async () => {
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
