import type { ArticleLine } from '../../corpus/article-line.ts';
import { cutPassages } from '../../corpus/passages/cut-passages.ts';
import type { BenchmarkPassage } from './subject.ts';

/** The passages of the articles, cut as Dateline cuts them, so that all subjects keep the same. */
export function benchmarkPassages(articles: readonly ArticleLine[]): BenchmarkPassage[] {
  return articles.flatMap(({ id, title, text }, index) => {
    const articleId = String(id ?? index);
    return cutPassages({ id: articleId, text }).map((passage) => ({
      id: `${articleId}#${passage.number}`,
      title,
      text: passage.text,
    }));
  });
}
