import { expect, test } from 'vitest';
import { cardOf } from '../../../corpus/article.ts';
import { indexArticles } from '../../../retrieval/indexing/index-articles.ts';
import type { SearchFilter, Store } from '../../../retrieval/store/store.ts';
import { letterEmbedder } from '../../support/letter-embedder.ts';
import {
  glass,
  newsArticle,
  quake,
  secondStrike,
  smallNews,
  strike,
  vote,
} from '../../support/small-news.ts';
import { everything, type StoreTrial, writeNews } from './store-trial.ts';

/** Passages and articles are found by words, by headlines and by meaning. */
export function findingContract(trial: StoreTrial): void {
  test('finds what was just written by a word of its text', async () => {
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

  test('finds the passage with the nearest vector, unchanged', async () => {
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

  test('returns the best first, with scores above zero', async () => {
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

  test('returns no more than the limit', async () => {
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

  test('is empty when it is new', async () => {
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
  ])('searches and the extent respect a filter: %s', async (_, filter, expected) => {
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

  test('applies the filter before the limit', async () => {
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

const odd = [
  `O'Brien's "Post"`,
  `'; DROP TABLE articles; --`,
  `x' OR '1'='1`,
  'back\\slash \\',
  '100% _under_ `tick`',
  '新闻 🗞️ агентство',
];

/** No text from outside is read as anything but text. */
export function foreignTextContract(trial: StoreTrial): void {
  test.each(odd)('stores %s as id, source, headline and text', async (text) => {
    await trial.empty(async (store) => {
      const article = newsArticle({
        id: text,
        source: text,
        title: text,
        author: text,
        text: `${text} says the lighthouse.`,
      });
      await writeNews(store, quake, article);
      await writeNews(store, article);
      expect(await store.articles([text])).toEqual([article]);
      expect([...(await store.facts([text])).keys()]).toEqual([text]);
      const search = { filter: { sources: [text] }, limit: 20 };
      const [vector = new Float32Array()] = await letterEmbedder().embed(['lighthouse']);
      expect(await store.searchPassages('lighthouse', search)).toHaveLength(1);
      expect(await store.searchArticles('lighthouse', search)).toHaveLength(1);
      const [hit] = await store.searchVectors(vector, search);
      expect(hit?.passage).toMatchObject({ articleId: text, text: article.text });
      expect(await store.extent(search.filter)).toMatchObject({ articles: 1 });
      expect((await store.extent({})).articles).toBe(2);
    });
  });

  test.each(odd)('can be searched for %s', async (text) => {
    await trial.withNews(async (store) => {
      const hits = await store.searchPassages(`${text} trawling`, everything);
      expect(hits.map(({ article }) => article.id)).toContain('vote');
    });
  });

  test('stores very long texts and words whole', async () => {
    await trial.empty(async (store) => {
      const text = `${'Rain fell on the plain again. '.repeat(10_000)}${'z'.repeat(50_000)} beacon.`;
      const article = newsArticle({ id: 'long', text, title: 'long '.repeat(200) });
      await writeNews(store, article, quake);
      expect(await store.articles(['long'])).toEqual([article]);
      const [hit] = await store.searchPassages('beacon', everything);
      expect(hit?.article.id).toBe('long');
      expect(text.slice(hit?.passage.start, hit?.passage.end)).toBe(hit?.passage.text);
    });
  });
}
