// Converts articles and passages to rows of the tables, and rows back.
import {
  Binary,
  type Data,
  Float16,
  Int32,
  makeData,
  RecordBatch,
  type Schema,
  Struct,
  Table,
  Utf8,
  vectorFromArray,
} from 'apache-arrow';
import type { Query } from '@lancedb/lancedb';
import { z } from 'zod';
import type { Article } from '../../../corpus/article.ts';
import { type Origin, originSchema } from '../../../corpus/origin.ts';
import type { Passage } from '../../../corpus/passages.ts';
import { type Change, changeSchema } from '../../../corpus/history/changes.ts';
import type { IndexedArticle } from '../store.ts';
import {
  articlesSchema,
  articleTermsSchema,
  passageCountsSchema,
  passagesSchema,
  vectorType,
} from './schema.ts';
import { articleTerms, type ArticleTerms } from '../terms.ts';

/** A row as LanceDB returns it. */
export type Row = Readonly<Record<string, unknown>>;

/** The rows that a query finds, read by column: half the time of LanceDB's `toArray`. */
export async function plainRows(query: Pick<Query, 'toArrow'>): Promise<Row[]> {
  const table = await query.toArrow();
  const columns = table.schema.fields.map(({ name }) => ({ name, column: table.getChild(name) }));
  return Array.from({ length: table.numRows }, (_, index) =>
    Object.fromEntries(columns.map(({ name, column }) => [name, column?.get(index)])),
  );
}

/** The columns that a query selects, and what is made of each row. */
export type RowShape<T> = { columns: readonly string[]; read: (row: Row) => T };

/** A passage and the revision of its article that it was cut from. */
export type StoredPassage = { passage: Passage; revision: string };

const optional = z
  .string()
  .nullish()
  .transform((value) => value ?? null);
const history = optional.transform((json): Change[] =>
  json === null ? [] : z.array(changeSchema).parse(JSON.parse(json)),
);
// Copied, because Arrow's value is a view on the memory of the whole result.
const bytes = z
  .instanceof(Uint8Array)
  .nullish()
  .transform((value) => (value == null ? null : Uint8Array.from(value)));
const origin = optional.transform((json): Origin | null =>
  json === null ? null : originSchema.parse(JSON.parse(json)),
);
const scores = z.object({ _score: z.number().optional(), _distance: z.number().optional() });

const cardFields = {
  id: z.string(),
  url: optional,
  title: z.string(),
  source: z.string(),
  publishedAt: optional,
};
const factFields = {
  ...cardFields,
  fingerprint: z.string(),
  updatedAt: optional,
  author: optional,
  section: optional,
  language: optional,
};
const articleFields = { ...factFields, content: z.string() };
const groupFields = { story: optional, copyOf: optional, signature: bytes };
const ageFields = { id: z.string(), source: z.string(), publishedAt: optional };

export const idShape = shapeOf({ id: z.string() });
export const dateShape = shapeOf({ id: z.string(), publishedAt: optional });
export const ageShape = shapeOf({ ...ageFields, seenAt: optional });
export const groupShape = shapeOf({ ...ageFields, title: z.string(), ...groupFields });
export const arrivedShape = shapeOf({
  ...cardFields,
  seenAt: z.string(),
  story: optional,
  copyOf: optional,
  origin,
});
export const factsShape = shapeOf(factFields);
export const twinShape = shapeOf({ ...factFields, item: optional });
export const articleShape = converted(shapeOf(articleFields), withText);
export const storedShape = converted(
  shapeOf({ ...articleFields, seenAt: optional, history, ...groupFields, origin, item: optional }),
  ({ seenAt, history: changes, story, copyOf, signature, origin: from, item, ...article }) => {
    const record = { seenAt, history: changes, story, copyOf, signature, origin: from, item };
    return { article: withText(article), ...record };
  },
);
/** The card of an article, with the revision whose passages are current. */
export const cardShape = converted(
  shapeOf({ ...cardFields, revision: z.string() }),
  ({ revision, ...card }) => ({ card, revision }),
);
/** An article to be indexed again, with the revision that its passages must have. */
export const revisedShape = converted(
  shapeOf({ ...articleFields, revision: z.string() }),
  ({ revision, ...article }) => ({ article: withText(article), revision }),
);
export const passageShape = converted(
  shapeOf({
    articleId: z.string(),
    revision: z.string(),
    number: z.number(),
    start: z.number(),
    end: z.number(),
    content: z.string(),
  }),
  ({ revision, content, ...place }): StoredPassage => {
    // The headline comes first, see `passageRows`.
    const text = content.slice(content.length - (place.end - place.start));
    return { passage: { ...place, text }, revision };
  },
);

/** The score of a row that a search found: BM25, or the dot product of two unit vectors. */
export function scoreOf(row: Row): number {
  const { _score: bm25, _distance: distance = 1 } = scores.parse(row);
  // LanceDB's dot distance is 1 minus the dot product.
  return bm25 ?? 1 - distance;
}

/** An article with the terms to search it by. */
type Termed = IndexedArticle & { terms: ArticleTerms };

/** The articles with their terms; once for both tables, because making them takes time. */
export function withTerms(batch: readonly IndexedArticle[]): Termed[] {
  return batch.map((item) => ({ ...item, terms: articleTerms(item.article, item.passages) }));
}

/** The rows of articles under a revision. */
export function articleRows(batch: readonly Termed[], revision: string): Table {
  const text = (column: (article: Article) => string | null): Data =>
    textColumn(batch.map(({ article }) => column(article)));
  return toTable(articlesSchema, batch.length, [
    text(({ id }) => id),
    text(() => revision),
    text(({ fingerprint }) => fingerprint),
    text(({ title }) => title),
    text(({ source }) => source),
    text(({ url }) => url),
    text(({ publishedAt }) => publishedAt),
    text(({ updatedAt }) => updatedAt),
    text(({ author }) => author),
    text(({ section }) => section),
    text(({ language }) => language),
    text((article) => `${article.title}\n\n${article.text}`),
    numberColumn(batch.map(({ passages }) => passages.length)),
    textColumn(batch.map(({ seenAt }) => seenAt ?? null)),
    textColumn(batch.map(({ history: changes = [] }) => historyJson(changes))),
    textColumn(batch.map(({ story }) => story ?? null)),
    textColumn(batch.map(({ copyOf }) => copyOf ?? null)),
    bytesColumn(batch.map(({ signature }) => signature ?? null)),
    textColumn(batch.map(({ origin: from }) => (from == null ? null : JSON.stringify(from)))),
    textColumn(batch.map(({ item }) => item ?? null)),
    textColumn(batch.map(({ terms }) => terms.article)),
  ]);
}

/** The rows that update only the terms of articles. */
export function articleTermsRows(batch: readonly Termed[]): Table {
  return toTable(articleTermsSchema, batch.length, [
    textColumn(batch.map(({ article }) => article.id)),
    textColumn(batch.map(({ terms }) => terms.article)),
  ]);
}

/** The rows that update only the number of passages of articles, by their ids. */
export function passageCountRows(counts: ReadonlyMap<string, number>): Table {
  return toTable(passageCountsSchema, counts.size, [
    textColumn([...counts.keys()]),
    numberColumn([...counts.values()]),
  ]);
}

/**
 * The rows of the passages of articles; null if they have none. `revisionOf` gives the revision of
 * the article that a row belongs to.
 */
export function passageRows(
  batch: readonly Termed[],
  options: { dimensions: number; revisionOf: (articleId: string) => string },
): Table | null {
  const { dimensions, revisionOf } = options;
  const rows = batch.flatMap(({ article, passages }) =>
    passages.map((passage) => ({ article, passage })),
  );
  if (rows.length === 0) return null;
  const vectors = batch.flatMap((item) => item.vectors);
  return toTable(passagesSchema(dimensions), rows.length, [
    textColumn(rows.map(({ article }) => article.id)),
    textColumn(rows.map(({ article }) => revisionOf(article.id))),
    numberColumn(rows.map(({ passage }) => passage.number)),
    numberColumn(rows.map(({ passage }) => passage.start)),
    numberColumn(rows.map(({ passage }) => passage.end)),
    textColumn(rows.map(({ article }) => article.source)),
    textColumn(rows.map(({ article }) => article.publishedAt)),
    textColumn(rows.map(({ article, passage }) => `${article.title}\n${passage.text}`)),
    vectorColumn(vectors, dimensions),
    textColumn(batch.flatMap(({ terms }) => terms.passages)),
  ]);
}

/** A shape of these fields; the column of `publishedAt` is `published_at`. */
function shapeOf<S extends z.ZodRawShape>(fields: S): RowShape<z.output<z.ZodObject<S>>> {
  const schema = z.object(fields);
  const names = Object.keys(fields).map((field) => ({
    field,
    column: field.replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`),
  }));
  return {
    columns: names.map(({ column }) => column),
    read: (row) =>
      schema.parse(Object.fromEntries(names.map(({ field, column }) => [field, row[column]]))),
  };
}

function converted<T, U>({ columns, read }: RowShape<T>, convert: (value: T) => U): RowShape<U> {
  return { columns, read: (row) => convert(read(row)) };
}

/** Takes the text out of `content`, where the title and an empty line come first. */
function withText<T extends { title: string; content: string }>({
  content,
  ...rest
}: T): Omit<T, 'content'> & { text: string } {
  return { ...rest, text: content.slice(rest.title.length + 2) };
}

function toTable(schema: Schema, length: number, children: Data[]): Table {
  const data = makeData({ type: new Struct(schema.fields), length, nullCount: 0, children });
  return new Table(schema, new RecordBatch(schema, data));
}

function textColumn(values: readonly (string | null)[]): Data {
  return firstChunk(vectorFromArray(values, new Utf8()).data);
}

function historyJson(changes: readonly Change[]): string | null {
  return changes.length === 0 ? null : JSON.stringify(changes);
}

function bytesColumn(values: readonly (Uint8Array | null)[]): Data {
  return firstChunk(vectorFromArray(values, new Binary()).data);
}

function numberColumn(values: readonly number[]): Data {
  return firstChunk(vectorFromArray(values, new Int32()).data);
}

function vectorColumn(vectors: readonly Float32Array[], dimensions: number): Data {
  const flat = new Float16Array(vectors.length * dimensions);
  for (const [index, vector] of vectors.entries()) flat.set(vector, index * dimensions);
  const child = makeData({
    type: new Float16(),
    length: flat.length,
    nullCount: 0,
    data: new Uint16Array(flat.buffer),
  });
  return makeData({ type: vectorType(dimensions), length: vectors.length, nullCount: 0, child });
}

function firstChunk<T>(chunks: readonly T[]): T {
  const [chunk] = chunks;
  if (chunk === undefined) throw new RangeError('A batch of rows holds at least one row');
  return chunk;
}
