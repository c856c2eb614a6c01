import type { Article } from '../../corpus/article.ts';
import type { ArticleSource } from '../../corpus/article-source.ts';
import { toArticle } from '../../corpus/to-article.ts';

/** The clean articles of a source, each id once, the last one of equals; the rest is left out. */
export async function readArticles(source: ArticleSource): Promise<Article[]> {
  const articles = new Map<string, Article>();
  for await (const found of source.articles()) {
    const outcome = 'line' in found ? toArticle(found.line) : found;
    if ('article' in outcome) articles.set(outcome.article.id, outcome.article);
  }
  return [...articles.values()];
}
