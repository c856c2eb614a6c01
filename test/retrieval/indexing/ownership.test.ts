import { expect, test } from 'vitest';
import type { ArticleLine, Found } from '../../../corpus/article-source.ts';
import type { Origin } from '../../../corpus/origin.ts';
import { urlSource } from '../../../corpus/sources/web/url-source.ts';
import { storedBoilerplate } from '../../../retrieval/indexing/index-articles.ts';
import { ingestArticles, type IngestReport } from '../../../retrieval/indexing/ingest.ts';
import type { Store, StoredArticle } from '../../../retrieval/store/store.ts';
import { letterEmbedder } from '../../support/letter-embedder.ts';
import { plainStories } from '../../support/plain-stories.ts';
import { failedVisit, fetchedVisit, scriptedWeb } from '../../support/scripted-web.ts';
import { temporaryStore } from '../../support/temporary-store.ts';

const url = 'https://daily.example/ferry';
const whole = 'The ferry sails again. Its crew had waited for a part from the north for nine days.';
const page: Origin = { kind: 'page', site: 'daily.example', feed: null };
const ownFeed: Origin = { kind: 'feed', site: 'daily.example', feed: 'daily.example' };
const ownSummary: Origin = { ...ownFeed, kind: 'summary' };
const foreign: Origin = { kind: 'summary', site: 'planet.example', feed: 'planet.example' };
const now = (): Date => new Date('2025-03-02T08:00:00.000Z');

test.each([
  ['page, then a page', page, page],
  ['summary, then a page', ownSummary, page],
  ['summary, then a feed text', ownSummary, ownFeed],
  ['feed text, then a feed text', ownFeed, ownFeed],
  ['summary of another feed, then a page', foreign, page],
  ['summary of another feed, then a summary of that feed', foreign, foreign],
  ['page, then a file', page, undefined],
] as const)('an article is replaced: a %s', async (_, before, after) => {
  const store = await temporaryStore();
  await ingested(store, found(before, 'It sails.'));
  expect(await ingested(store, found(after, whole))).toMatchObject({ added: 0, updated: 1 });
  expect((await only(store)).article.text).toBe(whole);
});

test.each([
  ['page, then a summary', page, ownSummary],
  ['page, then a feed text', page, ownFeed],
  ['feed text, then a summary', ownFeed, ownSummary],
  ['file, then a summary', undefined, ownSummary],
  [
    'page that a feed led to, then a summary of that feed',
    { ...page, feed: 'planet.example' },
    foreign,
  ],
] as const)('an article stays as it was: a %s', async (_, before, after) => {
  const store = await temporaryStore();
  await ingested(store, found(before, whole));
  const report = await ingested(store, found(after, 'It sails, or so.'));
  expect(report).toMatchObject({ added: 0, updated: 0, unchanged: 1 });
  expect(await only(store)).toMatchObject({ article: { text: whole }, history: [] });
});

test('a feed that states a later update replaces the page', async () => {
  const store = await temporaryStore();
  await ingested(store, found(page, whole));
  const update = found(ownFeed, `${whole} It sails twice.`, { updated_at: '2025-03-02T07:00:00Z' });
  expect(await ingested(store, update)).toMatchObject({ updated: 1 });
});

test('what another feed says of an article stands apart, and is updated there', async () => {
  const store = await temporaryStore();
  await ingested(store, found(page, whole));
  expect(await ingested(store, found(foreign, 'It sank.'))).toMatchObject({ added: 1 });
  expect(await ingested(store, found(foreign, 'It sank.'))).toMatchObject({ unchanged: 1 });
  expect(await ingested(store, found(foreign, 'It sank, they say.'))).toMatchObject({ updated: 1 });
  const stored = await store.stored(await store.idsAt(url));
  expect(stored.map(({ article }) => article.text).toSorted()).toEqual([
    'It sank, they say.',
    whole,
  ]);
});

test('history tells where each version was read', async () => {
  const store = await temporaryStore();
  await ingested(store, found(ownSummary, 'It sails.'));
  await ingested(store, found(page, `${whole} Correction: it sails twice.`));
  expect(await only(store)).toMatchObject({
    origin: { kind: 'page', site: 'daily.example', feed: 'daily.example' },
    history: [{ origin: ownSummary, notice: null }],
  });
});

test('a feed of another host that names the publisher changes nothing of its article', async () => {
  const evil = 'https://evil.example/rss.xml';
  const item = `<item><title>Ferry sank</title><link>${url}</link><source url="https://daily.example/rss">The Daily</source><description>The ferry sank with all hands.</description></item>`;
  const feed = `<rss version="2.0"><channel><title>Evil News</title><link>https://evil.example/</link>${item}</channel></rss>`;
  const web = scriptedWeb({
    [evil]: fetchedVisit(evil, feed, { mediaType: 'text/xml' }),
    [url]: failedVisit('no answer'),
  });
  for (const origin of [page, undefined]) {
    const store = await temporaryStore();
    await ingested(store, found(origin, whole));
    const report = await ingest(store, urlSource([evil], { web, now }).articles());
    expect(report).toMatchObject({ added: 1, updated: 0 });
    const stored = await store.stored(await store.idsAt(url));
    expect(stored.map(({ article }) => article)).toMatchObject([
      { source: 'The Daily', text: whole },
      { source: 'Evil News', text: 'The ferry sank with all hands.' },
    ]);
  }
});

test('an item whose link changes at each visit is one article', async () => {
  const store = await temporaryStore();
  const visited = (code: number): Found => ({
    ...found(ownFeed, whole, { url: `${url}?code=${code}` }),
    item: 'hash of the guid',
  });
  await ingested(store, visited(1));
  expect(await ingested(store, visited(2))).toMatchObject({ added: 0, unchanged: 1 });
  const reworded = {
    ...found(ownFeed, `${whole} Twice.`, { url: `${url}?code=3` }),
    item: 'hash of the guid',
  };
  expect(await ingested(store, reworded)).toMatchObject({ added: 0, updated: 1 });
});

test('the same words at an address with another parameter are one article', async () => {
  const store = await temporaryStore();
  await ingested(store, found(page, whole, { url: `${url}?code=1` }));
  const again = found(page, whole, { url: `${url}?code=2` });
  expect(await ingested(store, again)).toMatchObject({ added: 0, unchanged: 1 });
  const other = found(page, whole, { url: 'https://daily.example/other?code=2' });
  expect(await ingested(store, other)).toMatchObject({ added: 1 });
});

test('items with the same guid by mistake stay apart', async () => {
  const store = await temporaryStore();
  await ingested(store, numbered(1));
  expect(await ingested(store, numbered(2))).toMatchObject({ added: 1 });
});

/** An item of a feed that gives all its items one guid. */
function numbered(number: number): Found {
  const facts = {
    url: `${url}/${number}`,
    title: `Ferry ${number}`,
    published_at: `2025-03-0${number}`,
  };
  return { ...found(ownFeed, `${whole} ${number}`, facts), item: 'hash of the guid' };
}

function found(
  origin: Origin | undefined,
  text: string,
  more: Partial<ArticleLine> = {},
): Extract<Found, { line: ArticleLine }> {
  const line = {
    url,
    title: 'Ferry sails',
    source: 'The Daily',
    published_at: '2025-03-01',
    text,
    ...more,
  };
  return { input: 'input', line, ...(origin && { origin }) };
}

async function ingested(store: Store, ...items: readonly Found[]): Promise<IngestReport> {
  return await ingest(
    store,
    (async function* all() {
      yield* items;
    })(),
  );
}

async function ingest(store: Store, items: AsyncIterable<Found>): Promise<IngestReport> {
  const boilerplateOf = storedBoilerplate(store);
  const parts = { store, embedder: letterEmbedder(), stories: plainStories(store), boilerplateOf };
  return await ingestArticles(items, { ...parts, now });
}

/** The one article at the address. */
async function only(store: Store): Promise<StoredArticle> {
  const stored = await store.stored(await store.idsAt(url));
  const [first, ...more] = stored;
  if (first === undefined || more.length > 0) throw new Error(`${stored.length} articles`);
  return first;
}
