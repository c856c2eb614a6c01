import type { Table } from '@lancedb/lancedb';
import { oneOf } from './filter.ts';
import { passageCountRows } from './rows.ts';
import type { Tables } from './tables.ts';

/**
 * Deletes the passages that a crash left without their article, and says how many there were. Whether
 * there are any shows in two numbers: the rows of the passages, and the sum that stands with the
 * articles. Where that sum is not right, as in a store of format 1, it is made right.
 */
export async function sweepStrays(tables: Tables): Promise<number> {
  const { articles, passages } = tables;
  const before = await passages.countRows();
  if (before === (await countedPassages(articles))) return 0;
  const revisions = new Map(await pairsOf(articles, 'id'));
  const counts = new Map([...revisions.keys()].map((id) => [id, 0]));
  const strays = new Map<string, Set<string>>();
  for (const [id, revision] of await pairsOf(passages, 'article_id')) {
    if (revisions.get(id) === revision) counts.set(id, (counts.get(id) ?? 0) + 1);
    else strays.set(revision, (strays.get(revision) ?? new Set()).add(id));
  }
  for (const [revision, ids] of strays)
    await passages.delete(`${oneOf('revision', [revision])} AND ${oneOf('article_id', [...ids])}`);
  const after = await passages.countRows();
  if (after !== (await countedPassages(articles)) && counts.size > 0)
    await articles.mergeInsert('id').whenMatchedUpdateAll().execute(passageCountRows(counts));
  return before - after;
}

/** How many passages the articles say that they have. */
async function countedPassages(articles: Table): Promise<number> {
  const rows = await articles.query().select(['passages']).toArrow();
  let sum = 0;
  for (const count of rows.getChild('passages') ?? []) sum += Number(count);
  return sum;
}

/** The article and the revision of every row. */
async function pairsOf(table: Table, idColumn: string): Promise<[id: string, revision: string][]> {
  const rows = await table.query().select([idColumn, 'revision']).toArrow();
  const [ids, revisions] = [rows.getChild(idColumn), rows.getChild('revision')];
  return Array.from({ length: rows.numRows }, (_, index) => [
    String(ids?.get(index)),
    String(revisions?.get(index)),
  ]);
}
