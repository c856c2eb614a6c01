import { Binary, Field, FixedSizeList, Float16, Int32, Schema, Utf8 } from 'apache-arrow';
import type { SearchFilter } from '../store.ts';

/** The layout of the tables. A store with a higher number was written by a newer version. */
export const STORE_FORMAT = 2;

/** One row: which layout, which embedder, and which table of passages is the valid one. */
export const aboutSchema = new Schema([
  new Field('format', new Int32(), false),
  new Field('embedder', new Utf8(), false),
  new Field('dimensions', new Int32(), false),
  new Field('passages', new Utf8(), false),
]);

/** What format 2 added to the articles: how many passages each has, and its record. */
export const recordFields = [
  new Field('passages', new Int32(), true),
  ...['seen_at', 'history', 'story', 'copy_of'].map((name) => new Field(name, new Utf8(), true)),
  new Field('signature', new Binary(), true),
];

/** `content` is the title, two line feeds and the text: one column for BM25 and for storage. */
export const articlesSchema = new Schema([
  new Field('id', new Utf8(), false),
  new Field('revision', new Utf8(), false),
  new Field('fingerprint', new Utf8(), false),
  new Field('title', new Utf8(), false),
  new Field('source', new Utf8(), false),
  ...['url', 'published_at', 'updated_at', 'author', 'section', 'language'].map(
    (name) => new Field(name, new Utf8(), true),
  ),
  new Field('content', new Utf8(), false),
  ...recordFields,
]);

/** How many passages each article has. */
export const passageCountsSchema = new Schema([
  new Field('id', new Utf8(), false),
  new Field('passages', new Int32(), true),
]);

/** Halves of the usual precision: half the disk, twice the speed of a scan, the same ranking. */
export function vectorType(dimensions: number): FixedSizeList<Float16> {
  return new FixedSizeList(dimensions, new Field('item', new Float16(), true));
}

/** `content` is the title, one line feed and the passage, so that a passage is found by its headline's words. */
export function passagesSchema(dimensions: number): Schema {
  return new Schema([
    new Field('article_id', new Utf8(), false),
    new Field('revision', new Utf8(), false),
    new Field('number', new Int32(), false),
    new Field('start', new Int32(), false),
    new Field('end', new Int32(), false),
    new Field('source', new Utf8(), false),
    new Field('published_at', new Utf8(), true),
    new Field('content', new Utf8(), false),
    new Field('vector', vectorType(dimensions), false),
  ]);
}

/** The SQL condition of a filter; empty when everything may be seen. */
export function filterSql({ until, since, sources }: SearchFilter): string {
  const conditions: string[] = [];
  if (until !== undefined)
    conditions.push(`(published_at IS NULL OR published_at <= ${quoted(until)})`);
  if (since !== undefined) conditions.push(`published_at >= ${quoted(since)}`);
  if (sources !== undefined) conditions.push(oneOf('source', sources));
  return conditions.join(' AND ');
}

/** The SQL condition that a text column holds one of the values. */
export function oneOf(column: string, values: readonly string[]): string {
  return values.length === 0 ? 'false' : `${column} IN (${values.map(quoted).join(', ')})`;
}

function quoted(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
