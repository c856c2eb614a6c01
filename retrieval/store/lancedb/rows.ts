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
import type { Article } from '../../../corpus/article.ts';
import type { Change } from '../../../corpus/history/changes.ts';
import type { IndexedArticle } from '../store.ts';
import { articlesSchema, passageCountsSchema, passagesSchema, vectorType } from './schema.ts';

/** The rows of articles, each under its new revision. */
export function articleRows(batch: readonly IndexedArticle[], revision: string): Table {
  const articles = batch.map(({ article }) => article);
  const text = (column: (article: Article) => string | null): Data =>
    textColumn(articles.map(column));
  return toTable(articlesSchema, articles.length, [
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
    textColumn(batch.map(({ history = [] }) => historyJson(history))),
    textColumn(batch.map(({ story }) => story ?? null)),
    textColumn(batch.map(({ copyOf }) => copyOf ?? null)),
    bytesColumn(batch.map(({ signature }) => signature ?? null)),
  ]);
}

/** The rows that tell of articles, by their ids, how many passages they have. */
export function passageCountRows(counts: ReadonlyMap<string, number>): Table {
  return toTable(passageCountsSchema, counts.size, [
    textColumn([...counts.keys()]),
    numberColumn([...counts.values()]),
  ]);
}

/**
 * The rows of the articles' passages, null where there are none. `revisionOf` says which revision of
 * its article a row belongs to.
 */
export function passageRows(
  batch: readonly IndexedArticle[],
  options: { dimensions: number; revisionOf: (articleId: string) => string },
): Table | null {
  const rows = batch.flatMap(({ article, passages }) =>
    passages.map((passage) => ({ article, passage })),
  );
  if (rows.length === 0) return null;
  return toTable(passagesSchema(options.dimensions), rows.length, [
    textColumn(rows.map(({ article }) => article.id)),
    textColumn(rows.map(({ article }) => options.revisionOf(article.id))),
    numberColumn(rows.map(({ passage }) => passage.number)),
    numberColumn(rows.map(({ passage }) => passage.start)),
    numberColumn(rows.map(({ passage }) => passage.end)),
    textColumn(rows.map(({ article }) => article.source)),
    textColumn(rows.map(({ article }) => article.publishedAt)),
    textColumn(rows.map(({ article, passage }) => `${article.title}\n${passage.text}`)),
    vectorColumn(
      batch.flatMap(({ vectors }) => vectors),
      options.dimensions,
    ),
  ]);
}

function toTable(schema: Schema, length: number, children: Data[]): Table {
  const data = makeData({ type: new Struct(schema.fields), length, nullCount: 0, children });
  return new Table(schema, new RecordBatch(schema, data));
}

function textColumn(values: readonly (string | null)[]): Data {
  return firstChunk(vectorFromArray(values, new Utf8()).data);
}

function historyJson(history: readonly Change[]): string | null {
  return history.length === 0 ? null : JSON.stringify(history);
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
