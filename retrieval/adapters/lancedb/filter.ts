import type { SearchFilter } from '../../ports/store.ts';

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
