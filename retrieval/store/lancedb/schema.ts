// The layout of the tables, and SQL conditions on their columns.
import { Binary, Field, FixedSizeList, Float16, Int32, Schema, Utf8 } from 'apache-arrow';
import type { SearchFilter } from '../store.ts';

/** The version of the tables' layout. A store with a higher one was written by a newer Dateline. */
export const STORE_FORMAT = 4;

/**
 * The table `about` has one row: the format, the embedder, which table of passages is current, and an
 * id of the store, which older stores lack.
 */
export const aboutSchema = new Schema([
  new Field('format', new Int32(), false),
  new Field('embedder', new Utf8(), false),
  new Field('dimensions', new Int32(), false),
  new Field('passages', new Utf8(), false),
  new Field('id', new Utf8(), true),
]);

/** The columns that formats 2 and 3 (from `origin`) added: the number of passages, the record. */
export const recordFields = [
  new Field('passages', new Int32(), true),
  ...['seen_at', 'history', 'story', 'copy_of'].map((name) => new Field(name, new Utf8(), true)),
  new Field('signature', new Binary(), true),
  ...['origin', 'item'].map((name) => new Field(name, new Utf8(), true)),
];

/** What BM25 searches: the stems of the title and the text, separated by spaces; see `indexTerms`. */
const termsField = new Field('terms', new Utf8(), true);

/** `content` is the title, an empty line and the text. */
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
  termsField,
]);

/** The columns of `articles` that are written when only the terms change. */
export const articleTermsSchema = new Schema([new Field('id', new Utf8(), false), termsField]);

/** The columns of `articles` that are written when only the number of passages changes. */
export const passageCountsSchema = new Schema([
  new Field('id', new Utf8(), false),
  new Field('passages', new Int32(), true),
]);

/** Half precision takes half the disk space and scans twice as fast, with the same ranking. */
export function vectorType(dimensions: number): FixedSizeList<Float16> {
  return new FixedSizeList(dimensions, new Field('item', new Float16(), true));
}

/**
 * `content` is the title, a line feed and the passage; `terms` holds the stems of both, so that headline
 * words find passages too.
 */
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
    termsField,
  ]);
}

/** The SQL condition for a filter; empty if it lets everything through. */
export function filterCondition({ until, since, sources }: SearchFilter): string {
  const conditions: string[] = [];
  if (until !== undefined)
    conditions.push(`(published_at IS NULL OR published_at <= ${quoted(until)})`);
  if (since !== undefined) conditions.push(`published_at >= ${quoted(since)}`);
  if (sources !== undefined) conditions.push(isOneOf('source', sources));
  return conditions.join(' AND ');
}

/** The SQL condition that a text column is after a value; false where it is null. */
export function isAfter(column: string, value: string): string {
  return `${column} > ${quoted(value)}`;
}

/** The SQL condition that a text column has one of the values. */
export function isOneOf(column: string, values: readonly string[]): string {
  return values.length === 0 ? 'false' : `${column} IN (${values.map(quoted).join(', ')})`;
}

function quoted(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
