import { expect, test } from 'vitest';
import { cardOf } from '../../../corpus/article.ts';
import type { Change } from '../../../corpus/history/changes.ts';
import { indexArticles } from '../../../retrieval/indexing/index-articles.ts';
import type { ArticleRecord, IndexedArticle } from '../../../retrieval/store/store.ts';
import { letterEmbedder } from '../../support/letter-embedder.ts';
import { glass, quake, secondStrike, smallNews, strike, vote } from '../../support/small-news.ts';
import { noRecord } from '../../support/stored-article.ts';
import { everything, type StoreTrial, writeNews } from './store-trial.ts';

const change: Change = {
  seenAt: '2025-03-11T08:00:00.000Z',
  fingerprint: 'f'.repeat(32),
  publishedAt: null,
  updatedAt: null,
  origin: { kind: 'summary', site: 'daily.example', feed: 'daily.example' },
  title: "The pilots' strike",
  sentences: [{ kind: 'removed', sentence: 'It took “13” days.' }],
  omitted: 2,
  notice: { kind: 'correction', sentence: 'Correction: It took 12 days.' },
};
const record: ArticleRecord = {
  seenAt: '2025-03-10T07:00:00.000Z',
  history: [change],
  story: 'pilots',
  copyOf: "o'copy",
  signature: Uint8Array.from([0, 1, 254, 255]),
  origin: { kind: 'page', site: 'daily.example', feed: null },
  item: 'a1b2',
};

/** What is kept beside an article's words, and how articles go. */
export function recordContract(trial: StoreTrial): void {
  test('returns an article with its record, or with an empty one', async () => {
    await trial.withNews(async (store) => {
      await store.write([{ ...(await indexed()), ...record }]);
      expect(await store.stored(['strike', 'nobody', 'vote'])).toEqual([
        { article: strike, ...record },
        { article: vote, ...noRecord },
      ]);
      expect(await store.articles(['strike'])).toEqual([strike]);
    });
  });

  test('a rebuild keeps the records', async () => {
    await trial.empty(async (store) => {
      await store.write([{ ...(await indexed()), ...record }]);
      await store.rebuild(async (articles) => await indexArticles(articles, letterEmbedder()));
      expect(await store.stored(['strike'])).toEqual([{ article: strike, ...record }]);
    });
  });

  test('moves articles to a story and changes nothing else', async () => {
    await trial.withNews(async (store) => {
      await store.moveToStory(['strike', 'quake', 'nobody'], "Lowen's");
      await store.moveToStory([], 'nothing');
      const stories = (await store.stored(smallNews.map(({ id }) => id))).map(({ story }) => story);
      expect(stories).toEqual([null, null, "Lowen's", "Lowen's", null]);
      expect(await store.articles(['strike', 'quake'])).toEqual([strike, quake]);
      expect(await store.searchPassages('Lindqvist', everything)).toHaveLength(1);
    });
  });

  test('lists what was published in a span with its story and signature, oldest first', async () => {
    await trial.withNews(async (store) => {
      await store.write([{ ...(await indexed()), ...record }]);
      const since = quake.publishedAt ?? '';
      const recent = await store.recent({ since });
      expect(recent.map(({ id }) => id)).toEqual(['quake', 'strike', 'second-strike']);
      const { title, source, publishedAt } = strike;
      const { story, copyOf, signature } = record;
      const grouped = { id: 'strike', title, source, publishedAt, story, copyOf, signature };
      expect(recent[1]).toEqual(grouped);
      expect(await store.recent({ since: '2026-01-01T00:00:00.000Z' })).toEqual([]);
      const first = await store.recent({ since, until: since });
      expect(first.map(({ id }) => id)).toEqual(['quake']);
    });
  });

  test('lists what was first stored after a time, in that order, with who brought it', async () => {
    await trial.withNews(async (store) => {
      const origin = { kind: 'feed' as const, site: 'coast.example', feed: 'coast.example' };
      const times = ['2026-01-02T00:00:00.000Z', '2026-01-01T00:00:00.000Z'];
      const [one, other] = [await indexed(), await indexed(quake)];
      await store.write([
        { ...one, ...record, seenAt: times[0] ?? '', origin },
        { ...other, seenAt: times[1] ?? '' },
      ]);
      const arrived = await store.arrived('2025-12-31T00:00:00.000Z');
      expect(arrived.map(({ id }) => id)).toEqual(['quake', 'strike']);
      const { story, copyOf } = record;
      expect(arrived[1]).toEqual({ ...cardOf(strike), seenAt: times[0], story, copyOf, origin });
      expect((await store.arrived(times[1] ?? '')).map(({ id }) => id)).toEqual(['strike']);
      expect(await store.arrived(times[0] ?? '')).toEqual([]);
    });
  });

  test('lists every article with its dates', async () => {
    await trial.empty(async (store) => {
      await writeNews(store, glass);
      await store.write([{ ...(await indexed()), ...record }]);
      const ages = await store.ages();
      expect(ages.toSorted((left, right) => (left.id < right.id ? -1 : 1))).toEqual([
        { id: 'glass', source: glass.source, publishedAt: null, seenAt: null },
        {
          id: 'strike',
          source: strike.source,
          publishedAt: strike.publishedAt,
          seenAt: record.seenAt,
        },
      ]);
    });
  });

  test('finds the ids at a URL', async () => {
    await trial.withNews(async (store) => {
      expect(await store.idsAt('https://valley.example/quake')).toEqual(['quake']);
      expect(await store.idsAt("https://valley.example/o'clock")).toEqual([]);
    });
  });

  test('removes articles with everything that belongs to them, and can store them again', async () => {
    await trial.withNews(async (store) => {
      await store.remove(['strike', 'vote', 'nobody']);
      await store.remove([]);
      expect(await store.articles(smallNews.map(({ id }) => id))).toEqual([
        glass,
        quake,
        secondStrike,
      ]);
      expect(await store.searchPassages('Lindqvist trawling', everything)).toEqual([]);
      expect(await store.searchArticles('Lindqvist trawling', everything)).toEqual([]);
      expect(await store.sources()).not.toContain(vote.source);
      await store.compact();
      await writeNews(store, strike);
      expect(await store.searchPassages('Lindqvist', everything)).toHaveLength(1);
      expect((await store.extent({})).articles).toBe(4);
    });
  });
}

async function indexed(article = strike): Promise<IndexedArticle> {
  const [item] = await indexArticles([article], letterEmbedder());
  if (item === undefined) throw new Error('Nothing was indexed.');
  return item;
}
