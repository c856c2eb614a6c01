// Copies a store to another address, row by row, so that every engine of LanceDB can be on both sides.
import { existsSync } from 'node:fs';
import type { Connection, Table } from '@lancedb/lancedb';
import { isFolder } from '../address.ts';
import { createIndexes, indexVectors } from './indexes.ts';
import { ABOUT, connectTo, readAbout } from './tables.ts';
import { writerLock } from './writer.ts';

export type CopyOptions = {
  from: string;
  /** Tables of a store that is there are replaced. */
  into: string;
  /** Nothing writes to it, so that it needs no lock; it may be read-only. */
  isIdle?: boolean;
  /** See `openLanceStore`. */
  onWait?: (sentence: string) => void;
};

/** Rows per commit: some tens of megabytes. */
const ROWS_AT_ONCE = 8_192;

/**
 * Copies the articles with their records, passages and vectors as they are at one moment: writers
 * wait meanwhile, readers do not. Returns the number of articles; null if there is no store. The
 * table `about` comes last, so that an interrupted copy is no store.
 * @throws StoreBusy, and what LanceDB throws.
 */
export async function copyTables(options: CopyOptions): Promise<number | null> {
  const { from, into, isIdle = false, onWait } = options;
  if (isFolder(from) && !existsSync(from)) return null;
  const source = await connectTo(from);
  if (!(await source.tableNames()).includes(ABOUT)) return null;
  const target = await connectTo(into);
  try {
    const about = await source.openTable(ABOUT);
    const lock = writerLock(from, { ...(onWait && { onWait }) });
    const copy = async (): Promise<[Table, Table]> => {
      const { passages: name } = await readAbout(about);
      return [await copyRows(source, target, 'articles'), await copyRows(source, target, name)];
    };
    const [articles, passages] = await (isIdle ? copy() : lock(copy));
    await createIndexes(articles, 'articles');
    await createIndexes(passages, 'passages');
    await indexVectors(passages);
    await copyRows(source, target, ABOUT);
    return await articles.countRows();
  } finally {
    source.close();
    target.close();
  }
}

async function copyRows(source: Connection, target: Connection, name: string): Promise<Table> {
  const from = await source.openTable(name);
  const into = await target.createEmptyTable(name, await from.schema(), {
    mode: 'overwrite',
  });
  const rows = await from.countRows();
  for (let offset = 0; offset < rows; offset += ROWS_AT_ONCE)
    await into.add(await from.query().limit(ROWS_AT_ONCE).offset(offset).toArrow());
  from.close();
  return into;
}
