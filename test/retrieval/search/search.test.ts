import { expect, test } from 'vitest';
import type { Article } from '../../../corpus/article.ts';
import { temporaryStore } from '../../support/temporary-store.ts';
import type { RankedArticle } from '../../../retrieval/search/fuse.ts';
import { indexArticles } from '../../../retrieval/indexing/index-articles.ts';
import { search } from '../../../retrieval/search/search.ts';
import type { Query } from '../../../retrieval/query/query.ts';
import { plainWeights } from '../../support/plain-weights.ts';
import { letterEmbedder } from '../../support/letter-embedder.ts';
import { queryOf } from '../../support/query-of.ts';
import { newsArticle, smallNews, vote } from '../../support/small-news.ts';

const at = '2025-03-12T12:00:00.000Z';
const embedder = letterEmbedder();

async function found(
  articles: readonly Article[],
  text: string,
  given: Partial<Query> = {},
): Promise<RankedArticle[]> {
  const store = await temporaryStore();
  await store.write(await indexArticles(articles, embedder));
  const query = { ...queryOf(text, { at }), ...given };
  return await search(query, { store, embedder, weights: plainWeights });
}

function idsOf(ranked: readonly RankedArticle[]): string[] {
  return ranked.map(({ article }) => article.id);
}

test('an empty store gives an empty ranking', async () => {
  expect(await found([], 'Who signed?')).toEqual([]);
});

test('the article that a question is about is first, with its passage', async () => {
  const [first] = await found(smallNews, 'Who called trawling a gift?');
  expect(first?.article.id).toBe('vote');
  expect(first?.passages[0]?.passage.text).toBe(vote.text);
});

test('scores fall from the first to the last', async () => {
  const scores = (await found(smallNews, 'strike of harbour pilots')).map(({ score }) => score);
  expect(scores.length).toBeGreaterThan(2);
  expect(scores).toEqual(scores.toSorted((left, right) => right - left));
});

test('nothing outside the filter is found', async () => {
  const question = 'strike of harbour pilots';
  expect(idsOf(await found(smallNews, question))).not.toContain('second-strike');
  const filter = { until: at, sources: ['Valley Herald'] };
  expect(idsOf(await found(smallNews, question, { filter }))).toEqual(['quake']);
});

test('of two reports with the same words the newer comes first', async () => {
  const dated = ['2024-12-01', '2025-03-11', '2025-02-01'].map((day) =>
    newsArticle({ id: day, publishedAt: `${day}T09:00:00.000Z` }),
  );
  expect(idsOf(await found(dated, 'Which bridge reopens?'))).toEqual([
    '2025-03-11',
    '2025-02-01',
    '2024-12-01',
  ]);
});

test('age is counted from the time of asking', async () => {
  const old = { at: '2035-01-01T00:00:00.000Z', filter: {} };
  const dated = ['2024-12-01', '2025-03-11'].map((day) =>
    newsArticle({ id: day, publishedAt: `${day}T09:00:00.000Z` }),
  );
  const [newer, older] = await found(dated, 'Which bridge reopens?', old);
  expect(newer?.score).toBeCloseTo(older?.score ?? 0, 5);
});

test('a publisher named in the question ranks first and excludes nobody', async () => {
  const reports = ['Daily', 'Weekly', 'Monthly'].map((source) =>
    newsArticle({ id: source, source }),
  );
  const question = 'What does the Weekly say of the bridge?';
  const ids = idsOf(await found(reports, question, { publishers: ['Weekly'] }));
  expect(ids[0]).toBe('Weekly');
  expect(ids.toSorted()).toEqual(['Daily', 'Monthly', 'Weekly']);
});

test('a named publisher is searched separately, however much others publish', async () => {
  const others = Array.from({ length: 150 }, (_, index) =>
    newsArticle({ id: `other-${index}`, source: 'Daily', text: 'The bridge, the bridge reopens.' }),
  );
  const own = newsArticle({
    id: 'own',
    source: 'Weekly',
    title: 'Cars',
    text: 'A bridge, briefly.',
  });
  const question = 'Which bridge reopens?';
  const articles = [...others, own];
  expect(idsOf(await found(articles, question))).not.toContain('own');
  expect(idsOf(await found(articles, question, { publishers: ['Weekly'] }))).toContain('own');
});

test('each of several named publishers ranks high', async () => {
  const reports = ['Daily', 'Weekly', 'Monthly'].map((source) =>
    newsArticle({ id: source, source }),
  );
  const question = 'Do the Weekly and the Monthly agree on the bridge?';
  const publishers = ['Weekly', 'Monthly'];
  const ids = idsOf(await found(reports, question, { publishers }));
  expect(ids).toEqual(['Monthly', 'Weekly', 'Daily']);
});

test('an article of unknown origin may be the named publisher’s, and ranks before those of others', async () => {
  const reports = ['Daily', 'Unknown source', 'Weekly'].map((source) =>
    newsArticle({ id: source, source }),
  );
  const question = 'What does the Weekly say of the bridge?';
  const ids = idsOf(await found(reports, question, { publishers: ['Weekly'] }));
  expect(ids).toEqual(['Weekly', 'Unknown source', 'Daily']);
});

test('an article of the time named in the question ranks first and excludes nobody', async () => {
  const dated = ['2025-01-06', '2025-02-03', '2025-03-11'].map((day) =>
    newsArticle({ id: day, publishedAt: `${day}T09:00:00.000Z` }),
  );
  const periods = [{ since: '2025-02-03T00:00:00.000Z', until: '2025-02-04T23:59:59.999Z' }];
  const query = { periods, recency: 'none' as const };
  expect(idsOf(await found(dated, 'Which bridge reopens?', query))).toEqual([
    '2025-02-03',
    '2025-03-11',
    '2025-01-06',
  ]);
});

test('of two articles with the same text, the one with the matching headline comes first', async () => {
  const text = 'The council met on Tuesday. Ferries return to the bay in May.';
  const told = ['Notes from the council', 'Ferries return to the bay'].map((title) =>
    newsArticle({ id: title, title, text }),
  );
  const [first] = idsOf(await found(told, 'When do ferries return to the bay?'));
  expect(first).toBe('Ferries return to the bay');
});
