import { expect, test } from 'vitest';
import { letterEmbedder } from '../../support/letter-embedder.ts';
import { newsArticle, quake } from '../../support/small-news.ts';
import { everything, type StoreTrial } from './store-trial.ts';
import { writeNews } from './write-news.ts';

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
  test.each(odd)('keeps %s as id, source, headline and text', async (text) => {
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

  test('holds very long texts and words whole', async () => {
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
