import { expect, test } from 'vitest';
import { cardOf } from '../../../corpus/article.ts';
import { EmbedderUnavailable } from '../../../retrieval/errors.ts';
import { indexArticles } from '../../../retrieval/indexing/index-articles.ts';
import { letterEmbedder } from '../../support/letter-embedder.ts';
import { glass, newsArticle, quake, smallNews } from '../../support/small-news.ts';
import { vowelEmbedder } from '../../support/vowel-embedder.ts';
import { everything, type StoreTrial } from './store-trial.ts';
import { writeNews } from './write-news.ts';

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

  test('shows the old index until the new one is whole', async () => {
    await trial.withNews(async (store) => {
      await store.rebuild(async (articles) => {
        const hits = await store.searchPassages('trawling', everything);
        expect(hits.map(({ article }) => article.id)).toEqual(['vote']);
        return await indexArticles(articles, letterEmbedder());
      });
      expect(await store.searchPassages('trawling', everything)).toHaveLength(1);
    });
  });

  test('a rebuild that fails tells why and changes nothing', async () => {
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
