import type { Table } from '@lancedb/lancedb';
import { sweepStrays } from './strays.ts';
import type { Tables } from './tables.ts';
import { indexVectors } from './vector-index.ts';

/**
 * Tidying costs as much as the table is long, and a row outside the index slows every search by
 * words. So it is done when a fiftieth of the rows is new or gone: the cost per row stays the same
 * however large the table grows, and a search never takes more than half as long again.
 */
const SHARE = 50;
const FEWEST_ROWS = 100;
/** No version is as young as this: all but the current one may go. */
const EVERY_OLD_VERSION = new Date(Date.UTC(2200, 0, 1));

/**
 * Sweeps up what a crash left, and tidies the tables when that is worth it. `removed` is how many
 * passages were removed since the tables were last tidied. Says whether they were tidied.
 */
export async function settleTables(tables: Tables, removed: number): Promise<boolean> {
  const { articles, passages } = tables;
  const gone = removed + (await sweepStrays(tables));
  const isDue = (await isWorthIt(passages, gone)) || (await isWorthIt(articles, 0));
  if (!isDue) return false;
  await indexVectors(passages);
  // One after the other, which takes half the memory of both at once.
  for (const table of [articles, passages]) await tidy(table, gone > 0);
  return true;
}

async function isWorthIt(table: Table, gone: number): Promise<boolean> {
  const unindexed = (await table.indexStats('content_idx'))?.numUnindexedRows ?? 0;
  return unindexed + gone >= Math.max(FEWEST_ROWS, (await table.countRows()) / SHARE);
}

/** A reader of an older version, whose files go, looks again at the newest. */
async function tidy(table: Table, giveBackRoom: boolean): Promise<void> {
  await table.optimize({ cleanupOlderThan: EVERY_OLD_VERSION });
  // The first time leaves the files that it has just replaced.
  if (giveBackRoom) await table.optimize({ cleanupOlderThan: EVERY_OLD_VERSION });
}
