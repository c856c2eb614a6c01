// oxlint-disable-next-line import/no-unassigned-import -- it has to come before LanceDB
import './quiet.ts';
import { randomUUID } from 'node:crypto';
import type { Store } from '../store.ts';
import { type Around, aroundReads, withStoreFaults } from './fault.ts';
import { rebuildPassages, compactTables, upgradeTables } from './maintenance.ts';
import { lanceReader } from './reader.ts';
import { STORE_FORMAT } from './schema.ts';
import { closeTables, openTables, readAbout, type StoreEmbedder, type Tables } from './tables.ts';
import { writerLock } from './writer-lock.ts';
import { moveArticles, removeArticles, writeArticles } from './writer.ts';

/** How often a reader looks again whom a rebuild, or the tidying of old files, has overtaken. */
const MOST_REPEATS = 2;

type LanceStoreOptions = {
  /** A folder, `s3://bucket/path` or `db://name`. */
  address: string;
  /** The embedder whose vectors will be written and searched. */
  embedder: StoreEmbedder;
  /** Opens a store of another embedder, in order to `rebuild` it. */
  forRebuild?: boolean;
  /** A new unique text per write. */
  newRevision?: () => string;
  /** Told in one sentence when another process writes and this one has to wait. */
  onWait?: (sentence: string) => void;
};

/**
 * A store in LanceDB. Every write has a revision, which stands on each article and its passages: the
 * article's row is the commit point, and passages of another revision are not seen.
 * @throws StoreTooNew, EmbedderMismatch, StoreUnavailable, StoreBusy.
 */
export async function openLanceStore(options: LanceStoreOptions): Promise<Store> {
  const { address, embedder, forRebuild = false, newRevision = randomUUID, onWait } = options;
  const lock = writerLock(address, { ...(onWait && { onWait }) });
  let tables = await openTables(address, embedder, { forRebuild, lock });
  let removed = 0;
  // Another process's rebuild puts a new table of passages in the place of the one opened here.
  const reopen = async (): Promise<void> => {
    tables = await openTables(address, embedder, { forRebuild, lock });
  };
  const lookingAgain: Around = async (call) => {
    for (let again = 0; again < MOST_REPEATS; again += 1) {
      try {
        return await call();
      } catch {
        await reopen();
      }
    }
    return await call();
  };
  const writing = async <T>(work: (current: Tables) => Promise<T>): Promise<T> =>
    await lock(async () => {
      const about = await readAbout(tables.about);
      if (about.passages !== tables.passages.name) await reopen();
      if (about.format < STORE_FORMAT) await upgradeTables(tables, about);
      return await work(tables);
    });
  const store: Store = {
    ...aroundReads(
      lanceReader(() => tables),
      lookingAgain,
    ),
    write: async (batch) =>
      await writing(async (current) => await writeArticles(current, batch, newRevision())),
    remove: async (ids) =>
      await writing(async (current) => {
        removed += await removeArticles(current, ids);
      }),
    moveToStory: async (ids, story) =>
      await writing(async (current) => await moveArticles(current, ids, story)),
    rebuild: async (index) =>
      await writing(async (current) => {
        tables = await rebuildPassages(current, embedder, index);
      }),
    compact: async () =>
      await writing(async (current) => {
        if (await compactTables(current, removed)) removed = 0;
      }),
    close: async () => {
      closeTables(tables);
      await Promise.resolve();
    },
  };
  return withStoreFaults(store, address);
}
