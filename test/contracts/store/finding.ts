import { expect, test } from 'vitest';
import { cardOf } from '../../../corpus/article.ts';
import { indexArticles } from '../../../retrieval/indexing/index-articles.ts';
import { letterEmbedder } from '../../support/letter-embedder.ts';
import { smallNews, vote } from '../../support/small-news.ts';
import { everything, type StoreTrial } from './store-trial.ts';

/** Passages and articles are found by words, by headlines and by meaning. */
export function findingContract(trial: StoreTrial): void {
  test('finds at once, by a word of the text, what was written', async () => {
    await trial.withNews(async (store) => {
      const [hit] = await store.searchPassages('trawling', everything);
      expect(hit?.article).toEqual(cardOf(vote));
      expect(hit?.passage.text).toBe(vote.text);
      expect(hit?.score).toBeGreaterThan(0);
      const articles = await store.searchArticles('cod', everything);
      expect(articles.map(({ article }) => article)).toEqual([cardOf(vote)]);
    });
  });

  test('finds passages and articles by the words of a headline', async () => {
    await trial.withNews(async (store) => {
      const passages = await store.searchPassages('bans', everything);
      const articles = await store.searchArticles('bans', everything);
      expect(passages[0]?.article.id).toBe('vote');
      expect(articles[0]?.article.id).toBe('vote');
    });
  });

  test('finds other forms of a word', async () => {
    await trial.withNews(async (store) => {
      const [hit] = await store.searchArticles('trawl', everything);
      expect(hit?.article.id).toBe('vote');
    });
  });

  test('finds the passage whose vector is nearest, exactly as it was cut', async () => {
    await trial.withNews(async (store) => {
      for (const { article, passages, vectors } of await indexArticles(
        smallNews,
        letterEmbedder(),
      )) {
        const [hit] = await store.searchVectors(vectors[0] ?? new Float32Array(), everything);
        expect(hit?.article).toEqual(cardOf(article));
        expect(hit?.passage).toEqual(passages[0]);
        expect(hit?.score).toBeCloseTo(1, 2);
      }
    });
  });

  test('gives the best first, with scores above zero', async () => {
    await trial.withNews(async (store) => {
      const [vector = new Float32Array()] = await letterEmbedder().embed(['harbour strike']);
      const lists = [
        await store.searchPassages('harbour pilots on strike in Norland', everything),
        await store.searchArticles('harbour pilots on strike in Norland', everything),
        await store.searchVectors(vector, everything),
      ].map((list) => list.map(({ score }) => score));
      for (const scores of lists) {
        expect(scores.length).toBeGreaterThanOrEqual(3);
        expect(scores).toEqual(scores.toSorted((left, right) => right - left));
        expect(scores.at(-1)).toBeGreaterThan(0);
      }
    });
  });

  test('ranks the text with the rarer word of two first', async () => {
    await trial.withNews(async (store) => {
      const hits = await store.searchArticles('strike Lindqvist', everything);
      expect(hits.map(({ article }) => article.id)).toEqual(['strike', 'second-strike']);
    });
  });

  test('gives no more than the limit', async () => {
    await trial.withNews(async (store) => {
      const [vector = new Float32Array()] = await letterEmbedder().embed(['pilots']);
      const search = { filter: {}, limit: 1 };
      expect(await store.searchPassages('pilots', search)).toHaveLength(1);
      expect(await store.searchArticles('pilots', search)).toHaveLength(1);
      expect(await store.searchVectors(vector, search)).toHaveLength(1);
    });
  });

  test.each(['', '  ', '—?!', '"(', '+zyzzyva -"plugh" (xyzzy)~', 'zyzzyva', '*'])(
    'finds nothing for %j and does not fail',
    async (words) => {
      await trial.withNews(async (store) => {
        expect(await store.searchPassages(words, everything)).toEqual([]);
        expect(await store.searchArticles(words, everything)).toEqual([]);
      });
    },
  );

  test('finds nothing for the vector of no words', async () => {
    await trial.withNews(async (store) => {
      expect(await store.searchVectors(new Float32Array(27), everything)).toEqual([]);
    });
  });

  test('holds nothing when it is new', async () => {
    await trial.empty(async (store) => {
      const [vector = new Float32Array()] = await letterEmbedder().embed(['pilots']);
      await store.write([]);
      await store.compact();
      expect(await store.searchPassages('pilots', everything)).toEqual([]);
      expect(await store.searchArticles('pilots', everything)).toEqual([]);
      expect(await store.searchVectors(vector, everything)).toEqual([]);
      expect(await store.extent({})).toEqual({ articles: 0, newest: null, oldest: null });
      expect(await store.sources()).toEqual([]);
      expect(await store.articles(['strike'])).toEqual([]);
      expect(await store.facts(['strike'])).toEqual(new Map());
    });
  });
}
