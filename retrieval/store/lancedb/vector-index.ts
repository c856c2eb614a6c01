import { Index, type Table } from '@lancedb/lancedb';

/** Below this an exact scan is fast enough. */
const FEWEST_ROWS = 5_000;
/** The partitions are drawn anew when the table has grown this many times. */
const GROWTH = 4;
const PREFIX = 'vectors_of_';

/**
 * How many partitions a search looks into. With 64 of them over 49,000 passages it finds 98.7 % of
 * what an exact scan finds, in a fifth of the time.
 */
export const PARTITIONS_SEARCHED = 32;

/**
 * Makes the index over the vectors (IVF, whole vectors) once the table is large, and again when it has
 * grown far beyond what the partitions were drawn for. Rows not yet in it are scanned by LanceDB.
 */
export async function indexVectors(table: Table): Promise<void> {
  const rows = await table.countRows();
  const known = (await table.listIndices()).map(({ name }) => name);
  const current = known.find((name) => name.startsWith(PREFIX));
  const drawnFor = current === undefined ? 0 : Number(current.slice(PREFIX.length));
  if (rows < FEWEST_ROWS || rows < drawnFor * GROWTH) return;
  const numPartitions = Math.round(Math.sqrt(rows) / 3.5);
  await table.createIndex('vector', {
    config: Index.ivfFlat({ numPartitions, distanceType: 'dot' }),
    name: `${PREFIX}${rows}`,
  });
  if (current !== undefined) await table.dropIndex(current);
}
