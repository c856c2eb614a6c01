// Converts articles and passages to documents of the indices, and documents back.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Article, type ArticleCard, cardOf } from '../../../corpus/article.ts';
import { changeSchema } from '../../../corpus/history/changes.ts';
import { originSchema } from '../../../corpus/origin.ts';
import type { AgedArticle } from '../../../corpus/retention.ts';
import type { CurrentCard } from '../current-hits.ts';
import type {
  ArrivedArticle,
  ArticleRecord,
  GroupedArticle,
  IndexedArticle,
  StoredArticle,
  Twin,
} from '../store.ts';
import { articleTerms } from '../terms.ts';
import type { BulkAction } from './connect.ts';

/** The fields that a request asks for, and what is made of the document that holds them. */
export type Shape<T> = { fields: readonly string[]; read: (document: unknown) => T };

const optional = z.string().nullable();
const card = {
  id: z.string(),
  url: optional,
  title: z.string(),
  source: z.string(),
  publishedAt: optional,
};
const facts = {
  ...card,
  fingerprint: z.string(),
  updatedAt: optional,
  author: optional,
  section: optional,
  language: optional,
};
const article = { ...facts, text: z.string() };
const signature = optional.transform((text) =>
  text === null ? null : Uint8Array.from(Buffer.from(text, 'base64')),
);
const group = { story: optional, copyOf: optional, signature };
const origin = originSchema.nullable();
const record = {
  seenAt: optional,
  history: z.array(changeSchema),
  ...group,
  origin,
  item: optional,
};

export const ageShape: Shape<AgedArticle> = shapeOf({
  id: z.string(),
  source: z.string(),
  publishedAt: optional,
  seenAt: optional,
});
export const groupShape: Shape<GroupedArticle> = shapeOf({
  id: z.string(),
  title: z.string(),
  source: z.string(),
  publishedAt: optional,
  ...group,
});
export const arrivedShape: Shape<ArrivedArticle> = shapeOf({
  ...card,
  seenAt: z.string(),
  story: optional,
  copyOf: optional,
  origin,
});
export const idShape = shapeOf({ id: z.string() });
/** The key of an article's document, with the revision whose passages are current. */
export const revisionShape = shapeOf({ key: z.string(), revision: z.string() });
export const factsShape = shapeOf(facts);
export const twinShape: Shape<Twin> = shapeOf({ ...facts, item: optional });
export const articleShape: Shape<Article> = shapeOf(article);
export const storedShape: Shape<StoredArticle> = converted(
  shapeOf({ ...article, ...record }),
  withRecord,
);
/** The card of an article, with the revision whose passages are current. */
export const cardShape: Shape<CurrentCard> = converted(
  shapeOf({ ...card, revision: z.string() }),
  ({ revision, ...rest }) => ({ card: rest, revision }),
);
/** A stored article to be indexed again, with the revision that its passages must have. */
export const revisedShape: Shape<{ stored: StoredArticle; revision: string }> = converted(
  shapeOf({ ...article, ...record, revision: z.string() }),
  ({ revision, ...rest }) => ({ stored: withRecord(rest), revision }),
);
export const passageShape = shapeOf({
  articleId: z.string(),
  revision: z.string(),
  number: z.number(),
  start: z.number(),
  end: z.number(),
  text: z.string(),
});

/** Base64 of the 32,766 bytes that OpenSearch allows, and some less. */
const LONGEST_PACKED_CARD = 40_000;

/** The id of an article's document: its own may be longer than OpenSearch allows. */
export function keyOf(articleId: string): string {
  return createHash('sha256').update(articleId).digest('base64url');
}

/** What writes articles and their passages, under a revision. */
export function documentsOf(
  batch: readonly IndexedArticle[],
  revisionOf: (articleId: string) => string,
): { articles: BulkAction[]; passages: BulkAction[] } {
  const articles: BulkAction[] = [];
  const passages: BulkAction[] = [];
  for (const item of batch) {
    const key = keyOf(item.article.id);
    const revision = revisionOf(item.article.id);
    const terms = articleTerms(item.article, item.passages);
    const document = {
      ...articleDocument(item),
      key,
      revision,
      card: packedCard({ ...cardOf(item.article), revision }),
      terms: terms.article,
    };
    articles.push({ kind: 'index', id: key, document });
    const { source, publishedAt } = item.article;
    for (const [index, passage] of item.passages.entries())
      passages.push({
        kind: 'index',
        id: `${key}.${revision}.${passage.number}`,
        document: {
          ...passage,
          article: key,
          revision,
          source,
          published: timeOf(publishedAt),
          terms: terms.passages[index],
          vector: rounded(item.vectors[index]),
        },
      });
  }
  return { articles, passages };
}

/** A card as `unpackedCard` reads it; null if it is longer than OpenSearch allows. */
function packedCard(given: ArticleCard & { revision: string }): string | null {
  const packed = Buffer.from(JSON.stringify(given)).toString('base64');
  return packed.length > LONGEST_PACKED_CARD ? null : packed;
}

export function unpackedCard(packed: string): CurrentCard {
  return cardShape.read(JSON.parse(Buffer.from(packed, 'base64').toString()));
}

function articleDocument(item: IndexedArticle): object {
  const { article: given, passages, seenAt = null, history = [], signature: signed } = item;
  const { story = null, copyOf = null, origin: from = null, item: feedItem = null } = item;
  return {
    ...given,
    seenAt,
    history,
    story,
    copyOf,
    signature: signed ? Buffer.from(signed).toString('base64') : null,
    origin: from,
    item: feedItem,
    passages: passages.length,
    published: timeOf(given.publishedAt),
    seen: timeOf(seenAt),
  };
}

/** Tells the fields of a document that are the article's from those of its record. */
function withRecord(document: Article & ArticleRecord): StoredArticle {
  const {
    seenAt,
    history,
    story,
    copyOf,
    signature: signed,
    origin: from,
    item,
    ...rest
  } = document;
  return { article: rest, seenAt, history, story, copyOf, signature: signed, origin: from, item };
}

/** Milliseconds since 1970; null where the time is unknown. */
function timeOf(iso: string | null): number | null {
  return iso === null ? null : Date.parse(iso);
}

/** A hundred-thousandth ranks the same, and takes half the bytes of what JSON would write. */
function rounded(vector: Float32Array = new Float32Array()): number[] {
  return Array.from(vector, (value) => Math.round(value * 100_000) / 100_000);
}

function shapeOf<S extends z.ZodRawShape>(fields: S): Shape<z.output<z.ZodObject<S>>> {
  const schema = z.object(fields);
  return { fields: Object.keys(fields), read: (document) => schema.parse(document) };
}

function converted<T, U>({ fields, read }: Shape<T>, convert: (value: T) => U): Shape<U> {
  return { fields, read: (document) => convert(read(document)) };
}
