import type { Article } from '../../corpus/article.ts';
import type { ArticleRecord, StoredArticle } from '../../retrieval/store/store.ts';

/** The record of an article of which nothing is known beside its words. */
export const noRecord: ArticleRecord = {
  seenAt: null,
  history: [],
  story: null,
  copyOf: null,
  signature: null,
  origin: null,
  item: null,
};

/** An article as a store gives it back: with the records that a test gives, and none besides. */
export function storedArticle(
  article: Article,
  records: Partial<ArticleRecord> = {},
): StoredArticle {
  return { article, ...noRecord, ...records };
}
