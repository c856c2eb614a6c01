import { expect, test } from 'vitest';
import { type Article, fingerprint } from '../../../corpus/article.ts';
import type { Found } from '../../../corpus/article-source.ts';
import { toArticleLine } from '../../../corpus/to-article.ts';
import { storedBoilerplate } from '../../../retrieval/indexing/index-articles.ts';
import { ingestArticles } from '../../../retrieval/indexing/ingest.ts';
import type { Store } from '../../../retrieval/store/store.ts';
import { letterEmbedder } from '../../support/letter-embedder.ts';
import { plainStories } from '../../support/plain-stories.ts';
import { newsArticle } from '../../support/small-news.ts';
import { ferryCopy, type StoryArticle, storyNews } from '../../support/story-news.ts';
import { temporaryStore } from '../../support/temporary-store.ts';

const embedder = letterEmbedder();
const { ferry, otherFerry, laterFerry, budget } = storyNews;

const now = (): Date => new Date('2025-12-10T00:00:00.000Z');

/** Each call is a run of its own, as after a restart. */
async function ingested(store: Store, ...articles: readonly StoryArticle[]): Promise<void> {
  const stories = plainStories(store);
  const boilerplateOf = storedBoilerplate(store);
  await ingestArticles(found(articles), { store, embedder, stories, boilerplateOf, now });
}

async function* found(articles: readonly StoryArticle[]): AsyncIterable<Found> {
  for (const given of articles) {
    const { title, text } = given;
    const article: Article = newsArticle({ ...given, fingerprint: fingerprint(title, text) });
    yield { input: given.id, line: toArticleLine(article) };
  }
}

/** The same article, a year and more before. */
function old(article: StoryArticle): StoryArticle {
  const publishedAt = (article.publishedAt ?? '').replace('2025-12', '2024-03');
  return { ...article, id: `old-${article.id}`, publishedAt };
}

async function storiesIn(store: Store, ...ids: readonly string[]): Promise<(string | null)[]> {
  return (await store.stored(ids)).map(({ story }) => story);
}

test('articles on one event share a story across ingests', async () => {
  const store = await temporaryStore();
  await ingested(store, ferry, budget);
  await ingested(store, otherFerry);
  await ingested(store, laterFerry);
  const stories = await storiesIn(store, 'ferry', 'other-ferry', 'later-ferry', 'budget');
  expect(stories).toEqual(['ferry', 'ferry', 'ferry', 'budget']);
});

test('a copy points to its original', async () => {
  const store = await temporaryStore();
  await ingested(store, ferry);
  await ingested(store, ferryCopy);
  expect(await store.stored(['ferry', 'ferry-copy'])).toMatchObject([
    { story: 'ferry', copyOf: null },
    { story: 'ferry', copyOf: 'ferry' },
  ]);
});

test('articles from an archive are grouped although newer ones came first', async () => {
  const store = await temporaryStore();
  await ingested(store, ferry);
  await ingested(store, old(ferry));
  await ingested(store, old(otherFerry), budget);
  const stories = await storiesIn(store, 'old-ferry', 'old-other-ferry', 'ferry', 'budget');
  expect(stories).toEqual(['old-ferry', 'old-ferry', 'ferry', 'budget']);
});

test('the order within an ingest does not matter', async () => {
  const store = await temporaryStore();
  await ingested(store, laterFerry, budget, otherFerry, ferry);
  const stories = await storiesIn(store, 'ferry', 'other-ferry', 'later-ferry');
  expect(new Set(stories).size).toBe(1);
});

test('an article whose text changes stays in its story', async () => {
  const store = await temporaryStore();
  await ingested(store, ferry, otherFerry);
  const text = `${otherFerry.text}\nThe channel was opened again at noon.`;
  await ingested(store, { ...otherFerry, text });
  expect(await storiesIn(store, 'other-ferry')).toEqual(['ferry']);
  expect((await store.stored(['other-ferry']))[0]?.history).toHaveLength(1);
});

test('an article without a date is grouped with current articles', async () => {
  const store = await temporaryStore();
  await ingested(store, ferry);
  await ingested(store, { ...otherFerry, publishedAt: null });
  expect(await storiesIn(store, 'other-ferry')).toEqual(['ferry']);
});

test('the next ingest sees what another process stored', async () => {
  const store = await temporaryStore();
  const parts = {
    store,
    embedder,
    stories: plainStories(store),
    boilerplateOf: storedBoilerplate(store),
    now,
  };
  await ingestArticles(found([budget]), parts);
  await ingested(store, ferry);
  await ingestArticles(found([otherFerry]), parts);
  expect(await storiesIn(store, 'other-ferry')).toEqual(['ferry']);
});

/** A store that notes the spans of which stored articles are taken up, and what ingests into it. */
async function notedIngests(): Promise<{
  spans: Parameters<Store['recent']>[0][];
  ingest: (...articles: readonly StoryArticle[]) => Promise<void>;
  /** Removes an article and reports it to the story placer. */
  remove: (id: string) => Promise<void>;
  store: Store;
}> {
  const inner = await temporaryStore();
  const spans: Parameters<Store['recent']>[0][] = [];
  const store: Store = {
    ...inner,
    recent: async (span) => {
      spans.push(span);
      return await inner.recent(span);
    },
  };
  const stories = plainStories(store);
  const boilerplateOf = storedBoilerplate(store);
  return {
    spans,
    ingest: async (...articles) => {
      await ingestArticles(found(articles), { store, embedder, stories, boilerplateOf, now });
    },
    remove: async (id) => {
      await store.remove([id]);
      stories.removed(1);
    },
    store,
  };
}

test('stored articles are loaded once, not for every ingest', async () => {
  const { ingest, spans } = await notedIngests();
  for (const article of [ferry, otherFerry, ferry, budget]) await ingest(article);
  expect(spans).toHaveLength(1);
});

test('nothing is loaded if every article is known', async () => {
  const { ingest, spans, store } = await notedIngests();
  await ingested(store, ferry);
  spans.length = 0;
  await ingest(ferry);
  await ingest();
  expect(spans).toEqual([]);
});

test('nothing is loaded again after the same process removed articles', async () => {
  const { ingest, remove, spans } = await notedIngests();
  await ingest(ferry, budget);
  await remove('budget');
  await ingest(otherFerry);
  expect(spans).toHaveLength(1);
});

test('an archive that arrives in many parts is loaded once, until an ingest does not use it', async () => {
  const { ingest, spans, store } = await notedIngests();
  await ingest(ferry);
  for (const article of [ferry, otherFerry, budget]) await ingest(old(article));
  expect(spans).toHaveLength(2);
  expect(await storiesIn(store, 'old-other-ferry')).toEqual(['old-ferry']);
  await ingest(budget);
  await ingest(old(laterFerry));
  expect(spans).toHaveLength(3);
  expect(await storiesIn(store, 'old-later-ferry')).toEqual(['old-ferry']);
});

test('only what was published around the dates of an archive is loaded', async () => {
  const { ingest, spans } = await notedIngests();
  await ingest(ferry);
  await ingest(old(ferry));
  const { since = '', until = '' } = spans[1] ?? {};
  const published = old(ferry).publishedAt ?? '';
  expect(since < published && published < until && until < (ferry.publishedAt ?? '')).toBe(true);
});

test('lets other work run while it loads many stored articles', async () => {
  const inner = await temporaryStore();
  await ingested(inner, ferry);
  const store: Store = {
    ...inner,
    recent: async (span) =>
      (await inner.recent(span)).flatMap((row) =>
        Array.from({ length: 1_000 }, (_, number) => ({ ...row, id: `${row.id} ${number}` })),
      ),
  };
  let turns = 0;
  let isOver = false;
  const turn = (): void => {
    turns += 1;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  await ingested(store, old(ferry));
  isOver = true;
  expect(turns).toBeGreaterThan(3);
});
