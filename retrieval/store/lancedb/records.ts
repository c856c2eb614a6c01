import { z } from 'zod';
import type { Article, ArticleCard, ArticleFacts } from '../../../corpus/article.ts';
import type { Passage } from '../../../corpus/passages.ts';
import { type Change, changeSchema } from '../../../corpus/history/changes.ts';
import type { AgedArticle } from '../../../corpus/retention.ts';
import type { ArticleRecord, GroupedArticle } from '../store.ts';

/** The columns that make an article's card. */
export const CARD_COLUMNS = ['id', 'revision', 'url', 'title', 'source', 'published_at'];
/** The columns that make what is known of an article without its text. */
export const FACT_COLUMNS = [
  ...CARD_COLUMNS,
  'fingerprint',
  'updated_at',
  'author',
  'section',
  'language',
];
/** The columns that make an article. */
export const ARTICLE_COLUMNS = [...FACT_COLUMNS, 'content'];
/** The columns that make an article's record. */
export const RECORD_COLUMNS = ['id', 'seen_at', 'history', 'story', 'copy_of', 'signature'];
/** The columns that retention looks at. */
export const AGE_COLUMNS = ['id', 'source', 'published_at', 'seen_at'];
/** The columns that the grouping of stories looks at. */
export const GROUP_COLUMNS = [
  'id',
  'title',
  'source',
  'published_at',
  'story',
  'copy_of',
  'signature',
];
/** The columns that make a passage. */
export const PASSAGE_COLUMNS = ['article_id', 'revision', 'number', 'start', 'end', 'content'];

export type StoredCard = ArticleCard & { revision: string };
type RevisedArticle = Article & { revision: string };
export type StoredPassage = { passage: Passage; revision: string; score: number };

const nullable = z
  .string()
  .nullish()
  .transform((value) => value ?? null);

const cardRecord = z
  .object({
    id: z.string(),
    revision: z.string(),
    url: nullable,
    title: z.string(),
    source: z.string(),
    published_at: nullable,
    _score: z.number().default(0),
  })
  .transform(({ published_at: publishedAt, _score: score, ...rest }) => ({
    ...rest,
    publishedAt,
    score,
  }));

const factColumns = {
  id: z.string(),
  fingerprint: z.string(),
  title: z.string(),
  source: z.string(),
  url: nullable,
  published_at: nullable,
  updated_at: nullable,
  author: nullable,
  section: nullable,
  language: nullable,
};

const factsRecord = z
  .object(factColumns)
  .transform(({ published_at: publishedAt, updated_at: updatedAt, ...rest }) => ({
    ...rest,
    publishedAt,
    updatedAt,
  }));

const articleRecord = z
  .object({ ...factColumns, revision: z.string(), content: z.string() })
  .transform(({ published_at: publishedAt, updated_at: updatedAt, content, ...rest }) => ({
    ...rest,
    publishedAt,
    updatedAt,
    text: content.slice(rest.title.length + 2),
  }));

const history = nullable.transform((json): Change[] =>
  json === null ? [] : z.array(changeSchema).parse(JSON.parse(json)),
);
const signature = z
  .instanceof(Uint8Array)
  .nullish()
  .transform((bytes) => (bytes == null ? null : Uint8Array.from(bytes)));

const recordRecord = z
  .object({
    id: z.string(),
    seen_at: nullable,
    history,
    story: nullable,
    copy_of: nullable,
    signature,
  })
  .transform(({ seen_at: seenAt, copy_of: copyOf, ...rest }) => ({ ...rest, seenAt, copyOf }));

const ageRecord = z
  .object({ id: z.string(), source: z.string(), published_at: nullable, seen_at: nullable })
  .transform(({ published_at: publishedAt, seen_at: seenAt, ...rest }) => ({
    ...rest,
    publishedAt,
    seenAt,
  }));

const groupRecord = z
  .object({
    id: z.string(),
    title: z.string(),
    source: z.string(),
    published_at: nullable,
    story: nullable,
    copy_of: nullable,
    signature,
  })
  .transform(({ published_at: publishedAt, copy_of: copyOf, ...rest }) => ({
    ...rest,
    publishedAt,
    copyOf,
  }));

const passageRecord = z
  .object({
    article_id: z.string(),
    revision: z.string(),
    number: z.number(),
    start: z.number(),
    end: z.number(),
    content: z.string(),
    _score: z.number().optional(),
    _distance: z.number().optional(),
  })
  .transform(({ article_id: articleId, number, start, end, content, ...rest }): StoredPassage => {
    // The passage is the end of its content, behind the headline.
    const text = content.slice(content.length - (end - start));
    // LanceDB's dot distance is one less the dot product.
    const score = rest._score ?? 1 - (rest._distance ?? 1);
    return { passage: { articleId, number, start, end, text }, revision: rest.revision, score };
  });

/** Cards with the score of the search that found them, zero without one. */
export function toCards(rows: unknown[]): (StoredCard & { score: number })[] {
  return z.array(cardRecord).parse(rows);
}

export function toFacts(rows: unknown[]): ArticleFacts[] {
  return z.array(factsRecord).parse(rows);
}

export function toRecords(rows: unknown[]): (ArticleRecord & { id: string })[] {
  return z.array(recordRecord).parse(rows);
}

export function toAges(rows: unknown[]): AgedArticle[] {
  return z.array(ageRecord).parse(rows);
}

export function toGrouped(rows: unknown[]): GroupedArticle[] {
  return z.array(groupRecord).parse(rows);
}

export function toArticles(rows: unknown[]): RevisedArticle[] {
  return z.array(articleRecord).parse(rows);
}

export function toPassages(rows: unknown[]): StoredPassage[] {
  return z.array(passageRecord).parse(rows);
}
