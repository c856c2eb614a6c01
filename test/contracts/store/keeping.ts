import { expect, test } from 'vitest';
import { type Article, cardOf } from '../../../corpus/article.ts';
import { EmbedderUnavailable } from '../../../retrieval/errors.ts';
import { indexArticles, yieldToEventLoop } from '../../../retrieval/indexing/index-articles.ts';
import { letterEmbedder } from '../../support/letter-embedder.ts';
import { glass, newsArticle, quake, smallNews, strike, vote } from '../../support/small-news.ts';
import { vowelEmbedder } from '../../support/vowel-embedder.ts';
import { everything, type StoreTrial, writeNews } from './store-trial.ts';

/** What is written is kept whole, and what is replaced is gone. */
export function keepingContract(trial: StoreTrial): void {
  test('returns whole articles in the order of the ids, without unknown ones', async () => {
    await trial.withNews(async (store) => {
      const ids = ['vote', 'nobody', 'strike', 'glass'];
      expect(await store.articles(ids)).toEqual([vote, strike, glass]);
      expect(await store.articles([])).toEqual([]);
    });
  });

  test('its mark names the store, and grows with every change', async () => {
    await trial.withNews(async (store, { reopenFor }) => {
      const before = await store.mark();
      expect(before.id).toMatch(/./u);
      await store.remove(['vote']);
      const after = await store.mark();
      expect(after.id).toBe(before.id);
      expect(after.version).toBeGreaterThan(before.version);
      const letters = letterEmbedder();
      const dimensions = await letters.dimensions();
      const again = await reopenFor({ id: letters.id, dimensions });
      expect(await again.mark()).toEqual(after);
      await again.close();
    });
    await trial.empty(async (store) => {
      await trial.empty(async (other) => {
        expect((await other.mark()).id).not.toBe((await store.mark()).id);
      });
    });
  });

  test('returns the latest articles of a publisher, undated ones last', async () => {
    await trial.empty(async (store) => {
      await writeNews(
        store,
        newsArticle({ id: 'old', source: 'Daily', publishedAt: '2025-11-01T00:00:00.000Z' }),
        newsArticle({ id: 'undated', source: 'Daily', publishedAt: null }),
        newsArticle({ id: 'new', source: 'Daily', publishedAt: '2025-12-01T00:00:00.000Z' }),
        newsArticle({ id: 'other', source: "O'Daily", publishedAt: '2025-12-02T00:00:00.000Z' }),
      );
      const ids = async (source: string, limit: number): Promise<string[]> =>
        (await store.latest(source, limit)).map(({ id }) => id);
      expect(await ids('Daily', 5)).toEqual(['new', 'old', 'undated']);
      expect(await ids('Daily', 1)).toEqual(['new']);
      expect(await ids("O'Daily", 5)).toEqual(['other']);
      expect(await ids('Nobody', 5)).toEqual([]);
    });
  });

  test('returns the facts of stored ids, without the texts', async () => {
    await trial.withNews(async (store) => {
      const facts = [quake, vote].map(({ text: _text, ...rest }) => [rest.id, rest] as const);
      expect(await store.facts(['quake', 'nobody', 'vote'])).toEqual(new Map(facts));
      expect(await store.facts([])).toEqual(new Map());
    });
  });

  test('lists its publishers, most articles first', async () => {
    await trial.empty(async (store) => {
      await writeNews(
        store,
        newsArticle({ id: 'a', source: 'Rare' }),
        ...['b', 'c', 'd'].map((id) => newsArticle({ id, source: 'Daily' })),
        ...['e', 'f'].map((id) => newsArticle({ id, source: 'Weekly' })),
      );
      expect(await store.sources()).toEqual(['Daily', 'Weekly', 'Rare']);
    });
  });

  test('leaves nothing of an article that is replaced', async () => {
    await trial.withNews(async (store) => {
      const corrected = newsArticle({
        ...strike,
        title: 'Dockers end their walkout',
        source: 'Harbour Gazette',
        publishedAt: '2025-03-11T06:30:00.000Z',
        text: 'Dockers at the quay went back to their cranes.',
      });
      await writeNews(store, corrected);
      expect(await store.articles(['strike'])).toEqual([corrected]);
      expect(await store.searchPassages('Lindqvist', everything)).toEqual([]);
      expect(await store.searchArticles('Lindqvist', everything)).toEqual([]);
      const [hit] = await store.searchPassages('dockers', everything);
      expect(hit?.article).toEqual(cardOf(corrected));
      const [old] = await indexArticles([strike], letterEmbedder());
      const near = await store.searchVectors(old?.vectors[0] ?? new Float32Array(), everything);
      const own = near.filter(({ article }) => article.id === 'strike');
      expect(own.map(({ passage }) => passage.text)).toEqual([corrected.text]);
      expect(await store.sources()).not.toContain('Meridian Post');
      expect((await store.extent({})).articles).toBe(smallNews.length);
    });
  });

  test('stores and finds an article without passages', async () => {
    await trial.empty(async (store) => {
      await store.write([{ article: strike, passages: [], vectors: [] }]);
      expect(await store.articles(['strike'])).toEqual([strike]);
      expect(await store.searchPassages('Lindqvist', everything)).toEqual([]);
      expect(await store.searchArticles('Lindqvist', everything)).toHaveLength(1);
    });
  });

  test('keeps the last of two versions in one write', async () => {
    await trial.empty(async (store) => {
      const corrected = newsArticle({ ...quake, text: 'It was a lorry.' });
      await writeNews(store, quake, corrected);
      expect(await store.articles(['quake'])).toEqual([corrected]);
      expect((await store.extent({})).articles).toBe(1);
      expect(await store.searchPassages('magnitude', everything)).toEqual([]);
      expect(await store.searchPassages('lorry', everything)).toHaveLength(1);
    });
  });

  test('each search sees one whole version of an article that is being replaced', async () => {
    await trial.empty(async (store) => {
      await writeNews(store, quake, version(0));
      const seen: string[][] = [];
      const progress = { written: 0 };
      const look = async (): Promise<void> => {
        while (progress.written < 8) {
          // A store in memory answers at once, and whoever writes wants a turn.
          await yieldToEventLoop();
          const hits = await store.searchPassages('flood', everything);
          seen.push(
            hits.map(({ article, passage }) => `${article.title} ${passage.text.slice(0, 8)}`),
          );
        }
      };
      const looking = Promise.all([look(), look()]);
      for (; progress.written < 8; progress.written += 1)
        await writeNews(store, version(progress.written + 1));
      await looking;
      expect(seen.length).toBeGreaterThan(0);
      for (const hits of seen) {
        expect(new Set(hits).size).toBe(1);
        expect(hits[0]).toMatch(/^(Version\d) \1$/u);
        expect(hits).toHaveLength(3);
      }
      expect(await store.articles(['changing'])).toEqual([version(8)]);
    });
  });

  test('compaction changes nothing that a reader sees', async () => {
    await trial.withNews(async (store) => {
      await writeNews(store, strike);
      const look = async (): Promise<unknown> => [
        await store.articles(smallNews.map(({ id }) => id)),
        (await store.searchPassages('pilots', everything)).map(({ passage }) => passage),
        await store.extent({}),
      ];
      const before = await look();
      await store.compact();
      expect(await look()).toEqual(before);
    });
  });
}

/** An article of three passages, each of which names its version. */
function version(number: number): Article {
  const parts = ['one', 'two', 'three'].map(
    (part) => `Version${number} ${part} ${'of the flood report. '.repeat(40)}`,
  );
  return newsArticle({ id: 'changing', title: `Version${number}`, text: parts.join('\n\n') });
}

/** A corpus can be indexed anew, for another embedder as well. */
export function rebuildContract(trial: StoreTrial): void {
  test('keeps the articles and finds them with vectors of other dimensions', async () => {
    await trial.withNews(async (_, { reopenFor }) => {
      const store = await reopenFor({ id: 'vowels', dimensions: 5 });
      await store.rebuild(async (articles) => await indexArticles(articles, vowelEmbedder()));
      expect(await store.articles(smallNews.map(({ id }) => id))).toEqual(smallNews);
      const [indexed] = await indexArticles([glass], vowelEmbedder());
      const vector = indexed?.vectors[0] ?? new Float32Array();
      const [hit] = await store.searchVectors(vector, everything);
      expect(hit?.article).toEqual(cardOf(glass));
      expect((await store.searchPassages('trawling', everything))[0]?.article.id).toBe('vote');
      const added = await indexArticles([newsArticle()], vowelEmbedder());
      await store.write(added);
      expect((await store.searchPassages('cars', everything))[0]?.article.id).toBe('bridge');
    });
  });

  test('shows the old index until the new one is complete', async () => {
    await trial.withNews(async (store) => {
      await store.rebuild(async (articles) => {
        const hits = await store.searchPassages('trawling', everything);
        expect(hits.map(({ article }) => article.id)).toEqual(['vote']);
        return await indexArticles(articles, letterEmbedder());
      });
      expect(await store.searchPassages('trawling', everything)).toHaveLength(1);
    });
  });

  test('a rebuild that fails throws the reason and changes nothing', async () => {
    await trial.withNews(async (store) => {
      const failing = store.rebuild(async () => {
        throw new EmbedderUnavailable('no answer', { retryable: true });
      });
      await expect(failing).rejects.toThrow(EmbedderUnavailable);
      expect(await store.searchPassages('trawling', everything)).toHaveLength(1);
      await writeNews(store, newsArticle());
      expect(await store.searchPassages('cars', everything)).toHaveLength(1);
      await store.rebuild(async (articles) => await indexArticles(articles, letterEmbedder()));
      expect(await store.searchPassages('trawling', everything)).toHaveLength(1);
    });
  });

  test('an empty store can be rebuilt', async () => {
    await trial.empty(async (store) => {
      await store.rebuild(async (articles) => await indexArticles(articles, letterEmbedder()));
      await writeNews(store, quake);
      expect(await store.searchPassages('earthquake', everything)).toHaveLength(1);
    });
  });
}
