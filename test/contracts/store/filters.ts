import { expect, test } from 'vitest';
import type { SearchFilter, Store } from '../../../retrieval/store/store.ts';
import { letterEmbedder } from '../../support/letter-embedder.ts';
import { glass, quake, secondStrike, smallNews, strike, vote } from '../../support/small-news.ts';
import type { StoreTrial } from './store-trial.ts';

/** Searches and the extent see only what a filter lets through. */
export function filterContract(trial: StoreTrial): void {
  test.each([
    ['no filter', {}, smallNews],
    [
      'until, undated articles included',
      { until: strike.publishedAt ?? '' },
      [glass, vote, quake, strike],
    ],
    ['until just before', { until: '2025-03-10T06:29:59.999Z' }, [glass, vote, quake]],
    [
      'since, undated articles left out',
      { since: quake.publishedAt ?? '' },
      [quake, strike, secondStrike],
    ],
    ['since just after', { since: '2025-03-08T21:15:00.001Z' }, [strike, secondStrike]],
    ['sources', { sources: ['Valley Herald', 'Green Pages'] }, [glass, quake, secondStrike]],
    ['a source in another spelling', { sources: ['valley herald'] }, []],
    ['an empty list of sources', { sources: [] }, []],
    [
      'since and until',
      { since: '2025-03-01T00:00:00.000Z', until: '2025-03-31T00:00:00.000Z' },
      [quake, strike],
    ],
    [
      'all three',
      {
        since: '2025-03-01T00:00:00.000Z',
        until: '2025-03-31T00:00:00.000Z',
        sources: ['Valley Herald'],
      },
      [quake],
    ],
    [
      'until before since',
      { since: '2025-03-02T00:00:00.000Z', until: '2025-03-01T00:00:00.000Z' },
      [],
    ],
  ])('searches and the extent keep to a filter: %s', async (_, filter, expected) => {
    await trial.withNews(async (store) => {
      const ids = expected.map(({ id }) => id).toSorted();
      expect(await seenThrough(store, filter)).toEqual([ids, ids, ids]);
      const dates = expected.flatMap(({ publishedAt }) => publishedAt ?? []).toSorted();
      expect(await store.extent(filter)).toEqual({
        articles: expected.length,
        newest: dates.at(-1) ?? null,
        oldest: dates[0] ?? null,
      });
    });
  });

  test('the filter comes before the limit', async () => {
    await trial.withNews(async (store) => {
      const search = { filter: { sources: ['Valley Herald'] }, limit: 1 };
      const [hit] = await store.searchArticles('Lindqvist strike pilots', search);
      expect(hit?.article.id).toBe('second-strike');
    });
  });
}

async function seenThrough(store: Store, filter: SearchFilter): Promise<string[][]> {
  const words = 'pilots earthquake trawling glass';
  const [vector = new Float32Array()] = await letterEmbedder().embed([words]);
  const search = { filter, limit: 20 };
  const lists = [
    await store.searchPassages(words, search),
    await store.searchArticles(words, search),
    await store.searchVectors(vector, search),
  ];
  return lists.map((list) => [...new Set(list.map(({ article }) => article.id))].toSorted());
}
