import type { ArticleLine, Found } from '../../../corpus/article-source.ts';
import { expect, test } from 'vitest';
import { EmbedderUnavailable, StoreUnavailable } from '../../../retrieval/errors.ts';
import { indexArticles, storedBoilerplate } from '../../../retrieval/indexing/index-articles.ts';
import { ingestArticles, type IngestReport } from '../../../retrieval/indexing/ingest.ts';
import type { Store } from '../../../retrieval/store/store.ts';
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

async function ingested(
  store: Store,
  ...items: readonly (ArticleLine | string)[]
): Promise<IngestReport> {
  return await ingestArticles(found(...items), {
    store,
    embedder,
    stories: plainStories(store),
    boilerplateOf: storedBoilerplate(store),
    now,
  });
}

test('what is new is added and can be found', async () => {
  const store = await temporaryStore();
  const report = await ingested(store, line('bridge'), line('ferry'));
  expect(report).toEqual({ added: 2, updated: 0, unchanged: 0, passages: 2, rejected: [] });
  const hits = await store.searchPassages('ferry', { filter: {}, limit: 5 });
  expect(hits.map(({ article }) => article.id)).toEqual(['ferry']);
});

test('nothing found is nothing done', async () => {
  expect(await ingested(await temporaryStore())).toEqual({
    added: 0,
    updated: 0,
    unchanged: 0,
    passages: 0,
    rejected: [],
  });
});

test('the same words again are unchanged, other words are an update', async () => {
  const store = await temporaryStore();
  await ingested(store, line('bridge'), line('ferry'));
  const corrected = line('ferry', 'The ferry carries nobody.');
  const report = await ingested(store, line('bridge'), corrected, line('tunnel'));
  expect(report).toMatchObject({ added: 1, updated: 1, unchanged: 1, rejected: [] });
  const [ferry] = await store.articles(['ferry']);
  expect(ferry?.text).toBe('The ferry carries nobody.');
});

test('a rejected input is reported with its reason and stops nothing', async () => {
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

test('of an article that comes twice in one go, the last version stays', async () => {
  const store = await temporaryStore();
  const report = await ingested(store, line('bridge'), line('bridge'), line('bridge', 'It fell.'));
  expect(report).toMatchObject({ added: 1, updated: 1, unchanged: 1 });
  const [bridge] = await store.articles(['bridge']);
  expect(bridge?.text).toBe('It fell.');
});

test('long lists are written in batches, and the progress is told', async () => {
  const store = await temporaryStore();
  const lines = Array.from({ length: 600 }, (_, index) => line(`bridge-${index}`));
  const progress: number[] = [];
  await ingestArticles(
    found(...lines),
    { store, embedder, stories: plainStories(store), boilerplateOf: storedBoilerplate(store), now },
    ({ added }) => progress.push(added),
  );
  expect(progress).toEqual(progress.toSorted((left, right) => left - right));
  expect(new Set(progress).size).toBeGreaterThan(2);
  expect(progress.at(-1)).toBe(600);
});

test('an article that comes again in the next batch is compared with what the first one wrote', async () => {
  const store = await temporaryStore();
  const lines = Array.from({ length: 256 }, (_, index) => line(`bridge-${index}`));
  const again = [line('bridge-0'), line('bridge-255', 'The bridge is closed again.')];
  const report = await ingested(store, ...lines, ...again);
  expect(report).toMatchObject({ added: 256, updated: 1, unchanged: 1 });
});

test('one batch is written while the next is prepared, and never two at once', async () => {
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

test('a batch that cannot be written ends the ingest, however much is prepared behind it', async () => {
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

test('what a publisher puts into all its articles is in no passage, be it seen in earlier runs', async () => {
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

test('what was written before an embedder fails is kept', async () => {
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
  const ingesting = ingestArticles(found(...lines), {
    store,
    embedder: failing,
    stories: plainStories(store),
    boilerplateOf: storedBoilerplate(store),
    now,
  });
  await expect(ingesting).rejects.toThrow(EmbedderUnavailable);
  const kept = (await store.extent({})).articles;
  expect(kept).toBeGreaterThan(0);
  expect(kept).toBeLessThan(400);
  const report = await ingested(store, ...lines);
  expect(report).toMatchObject({ added: 400 - kept, unchanged: kept });
});

test('indexing gives each passage the vector of its headline and text', async () => {
  for (const { article, passages, vectors } of await indexArticles(smallNews, embedder)) {
    const texts = passages.map(({ text }) => `${article.title}\n${text}`);
    expect(vectors).toEqual(await embedder.embed(texts));
    expect(passages.every(({ articleId }) => articleId === article.id)).toBe(true);
  }
});

test('whoever waits has a turn after each article, at every step', async () => {
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
