import type { Article } from '../../corpus/article.ts';
import { recordChange } from '../../corpus/versions/record-change.ts';
import type { ArticleRecord, StoredArticle } from '../ports/store.ts';

/** The record of an article that is about to be stored in place of `before`, if there is one. */
export function nextRecord(
  before: StoredArticle | undefined,
  after: Article,
  seenAt: string,
): Partial<ArticleRecord> {
  if (before === undefined) return { seenAt };
  const { article, ...record } = before;
  if (article.fingerprint === after.fingerprint) return record;
  return { ...record, history: recordChange(record.history, { before: article, after, seenAt }) };
}
