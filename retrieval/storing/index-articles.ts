import type { Article } from '../../corpus/article.ts';
import { type Boilerplate, countBoilerplate } from '../../corpus/passages/boilerplate.ts';
import { cutPassages } from '../../corpus/passages/cut-passages.ts';
import type { Embedder } from '../ports/embedder.ts';
import type { IndexedArticle } from '../ports/store.ts';
import { nextTurn } from './next-turn.ts';

/**
 * Cuts articles into passages and embeds them. What `boilerplate` knows, with these articles
 * counted, is in no passage.
 */
export async function indexArticles(
  articles: readonly Article[],
  embedder: Embedder,
  boilerplate: Boilerplate = countBoilerplate(),
): Promise<IndexedArticle[]> {
  for (const article of articles) {
    boilerplate.learn([article]);
    await nextTurn();
  }
  const cut: Pick<IndexedArticle, 'article' | 'passages'>[] = [];
  for (const article of articles) {
    cut.push({ article, passages: cutPassages(article, boilerplate.sentencesIn(article)) });
    await nextTurn();
  }
  const texts = cut.flatMap(({ article, passages }) =>
    passages.map((passage) => `${article.title}\n${passage.text}`),
  );
  const vectors = await embedder.embed(texts);
  let next = 0;
  return cut.map(({ article, passages }) => {
    const start = next;
    next += passages.length;
    return { article, passages, vectors: vectors.slice(start, next) };
  });
}
