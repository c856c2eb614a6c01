import { type Article, cardOf } from '../../corpus/article.ts';
import { cutPassages } from '../../corpus/passages.ts';
import type { Evidence } from '../../retrieval/search/evidence.ts';

/** All passages of the articles as evidence, all with the same score. */
export function evidenceOf(...articles: readonly Article[]): Evidence[] {
  return articles.flatMap((article) =>
    cutPassages(article).map((passage) => ({ article: cardOf(article), passage, score: 1 })),
  );
}
