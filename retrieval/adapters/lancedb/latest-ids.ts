import type { Table } from '@lancedb/lancedb';
import { z } from 'zod';
import { filterSql } from './filter.ts';

const rowSchema = z.object({ id: z.string(), published_at: z.string().nullish() });

/** The ids of a publisher's articles, the last published first and the undated last. */
export async function latestIds(table: Table, source: string, limit: number): Promise<string[]> {
  const rows: unknown[] = await table
    .query()
    .where(filterSql({ sources: [source] }))
    .select(['id', 'published_at'])
    .toArray();
  // LanceDB does not sort.
  return z
    .array(rowSchema)
    .parse(rows)
    .map(({ id, published_at: at }) => ({ id, time: at == null ? 0 : Date.parse(at) }))
    .toSorted((left, right) => right.time - left.time)
    .slice(0, limit)
    .map(({ id }) => id);
}
