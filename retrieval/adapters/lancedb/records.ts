import { z } from 'zod';
import type { Article, ArticleCard } from '../../../corpus/article.ts';
import type { Passage } from '../../../corpus/passage.ts';

/** The columns that make an article's card. */
export const CARD_COLUMNS = ['id', 'revision', 'url', 'title', 'source', 'published_at'];
/** The columns that make a passage. */
export const PASSAGE_COLUMNS = ['article_id', 'revision', 'number', 'start', 'end', 'content'];

export type StoredCard = ArticleCard & { revision: string };
export type StoredArticle = Article & { revision: string };
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

const articleRecord = z
  .object({
    id: z.string(),
    revision: z.string(),
    fingerprint: z.string(),
    title: z.string(),
    source: z.string(),
    url: nullable,
    published_at: nullable,
    updated_at: nullable,
    author: nullable,
    section: nullable,
    language: nullable,
    content: z.string(),
  })
  .transform(({ published_at: publishedAt, updated_at: updatedAt, content, ...rest }) => ({
    ...rest,
    publishedAt,
    updatedAt,
    text: content.slice(rest.title.length + 2),
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

export function toArticles(rows: unknown[]): StoredArticle[] {
  return z.array(articleRecord).parse(rows);
}

export function toPassages(rows: unknown[]): StoredPassage[] {
  return z.array(passageRecord).parse(rows);
}
