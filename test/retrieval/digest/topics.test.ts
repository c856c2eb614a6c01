import { beforeAll, expect, test } from 'vitest';
import { temporaryStore } from '../../support/temporary-store.ts';
import { recentTopics } from '../../../retrieval/digest/topics.ts';
import type { Store } from '../../../retrieval/store/store.ts';
import { newsArticle, strike } from '../../support/small-news.ts';

const store: Store = await temporaryStore();
const at = '2025-03-20T00:00:00.000Z';
const long = `${'Harbour talks go on '.repeat(5)}without end`;

beforeAll(async () => {
  await write(['ferry', 'A ferry sails'], ['Coast Herald'], '2025-03-10');
  await write(['storm', 'A storm comes'], ['Coast Herald', 'Valley Herald', 'ZDNet'], '2025-03-10');
  await write(['long', long], ['Coast Herald'], '2025-03-09');
  await write(
    ['old-storm', 'An old storm'],
    ['Coast Herald', 'Valley Herald', 'ZDNet'],
    '2025-03-02',
  );
  await write(['ancient', 'An ancient storm'], ['Coast Herald'], '2025-01-01');
  await write(['future', 'What comes tomorrow'], ['Coast Herald'], '2025-03-21');
});

async function write(
  [story, title]: [string, string],
  sources: readonly string[],
  day: string,
): Promise<void> {
  const publishedAt = `${day}T06:00:00.000Z`;
  const articles = sources.map((source) =>
    newsArticle({ ...strike, id: `${story} ${source}`, title, source, publishedAt }),
  );
  await store.write(articles.map((article) => ({ article, passages: [], vectors: [], story })));
}

test('recent stories are topics, the newest and largest first', async () => {
  const topics = await recentTopics(store, at);
  expect(topics.map(({ name }) => name)).toEqual([
    'A storm comes',
    'A ferry sails',
    expect.stringContaining('Harbour talks'),
    'An old storm',
  ]);
  expect(topics[0]?.publishers).toEqual(['Coast Herald', 'Valley Herald', 'ZDNet']);
});

test('a long headline is cut between words', async () => {
  const [, , topic] = await recentTopics(store, at);
  expect(topic?.name.length).toBeLessThanOrEqual(80);
  expect(long).toContain(`${topic?.name} `);
});

test('an empty corpus has no topics', async () => {
  expect(await recentTopics(await temporaryStore(), at)).toEqual([]);
});
