// The Store in LanceDB: opens it, and adds the writer lock, retries and typed errors.
// oxlint-disable-next-line import/no-unassigned-import -- must be loaded before LanceDB
import './quiet.ts';
import { randomUUID } from 'node:crypto';
import { DatelineError, reasonOf, storageCure } from '../../../corpus/errors.ts';
import { printableAddress } from '../../../corpus/printable-address.ts';
import { StoreUnavailable } from '../../errors.ts';
import type { Store, StoreOptions } from '../store.ts';
import { type Wrapper, wrapMethods } from '../wrap.ts';
import { openCopiedStore } from './s3/copied-store.ts';
import { type CopyOptions, copyTables } from './copy.ts';
import type { LocalCopyOptions } from './s3/local-copy.ts';
import { compactTables, rebuildTables } from './maintenance.ts';
import {
  assertConditionalWrites,
  objectStorageFault,
  repeatedOnConflict,
} from './s3/object-storage.ts';
import { storeMemory } from './memory.ts';
import { lanceReader } from './reader.ts';
import {
  closeTables,
  openTables,
  passagesName,
  readAbout,
  type Tables,
  type WriterLock,
} from './tables.ts';
import { moveArticles, removeArticles, writeArticles, writerLock } from './writer.ts';

/** How often a failed read is repeated with freshly opened tables. */
const MAX_RETRIES = 2;

const NO_KEY =
  'There is no local copy of the store, so that each question reads S3 itself, which is slower: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.';
const CURE = 'If it is damaged, restore a backup, or move the folder away and ingest again.';

/** With `copies`, a store in S3 is read from a copy of it on this disk. */
export type LanceOptions = StoreOptions & { copies?: LocalCopyOptions };

/**
 * Opens a store in LanceDB, creating it where there is none. Each write gets a revision, stored with
 * the article and its passages. Writing the article's row is the commit; passages of other revisions
 * are not shown.
 * @throws StoreTooNew, StoreOutdated, EmbedderMismatch, StoreUnavailable, StoreBusy.
 */
export async function openLanceStore(options: LanceOptions): Promise<Store> {
  const { address, copies } = options;
  if (copies === undefined || !address.startsWith('s3://')) return await openTyped(options);
  // What it is made of is loaded only where it is needed.
  const { openLocalCopy } = await import('./s3/local-copy.ts');
  const copy = openLocalCopy(address, copies);
  if (copy === null) {
    copies.onChange?.(NO_KEY);
    return await openTyped(options);
  }
  return await openCopiedStore({
    copy,
    openRemote: async () => await openTyped(options),
    openCopy: async () => await openTyped({ ...options, address: copy.folder }, nothingIsWritten),
    onDamage: (sentence) => copies.onChange?.(sentence),
  });
}

async function openTyped(
  options: StoreOptions,
  lock = writerLock(options.address, options),
): Promise<Store> {
  const withTypedErrors: Wrapper = async (call) => {
    try {
      return await call();
    } catch (error) {
      throw typedError(options.address, error);
    }
  };
  const store = await withTypedErrors(async () => await openStore(options, lock));
  return wrapMethods(store, withTypedErrors);
}

/**
 * Copies the store at one address to another; see `copyTables`. Returns the number of articles, or
 * null if there is no store.
 * @throws StoreUnavailable, StoreBusy.
 */
export async function copyLanceStore(options: CopyOptions): Promise<number | null> {
  try {
    return await copyTables(options);
  } catch (error) {
    throw typedError(options.into, error);
  }
}

/**
 * Checks that a store that is not in a folder can be written, and that its server honours what LanceDB
 * needs of it; see `assertConditionalWrites`.
 * @throws StoreUnavailable.
 */
export async function checkLanceServer(address: string): Promise<void> {
  try {
    await assertConditionalWrites(address, `check_${randomUUID().replaceAll('-', '_')}`);
  } catch (error) {
    throw typedError(address, error);
  }
}

/** The lock of a copy, which is filled from S3 alone. */
async function nothingIsWritten(): Promise<never> {
  return await Promise.reject(new Error('the copy holds no store'));
}

async function openStore(options: StoreOptions, lock: WriterLock): Promise<Store> {
  const { address, embedder, forRebuild = false, newRevision = randomUUID } = options;
  const open = async (): Promise<Tables> =>
    await openTables({ address, embedder, forRebuild, lock, newId: newRevision });
  let tables = await open();
  const memory = storeMemory(() => tables);
  let removedPassages = 0;
  /** The version of the table `about` that tells of `tables`. */
  let current: number | null = null;
  // A read can fail because another process has compacted the files it was reading, or has rebuilt
  // the store, which replaces the table of passages.
  const withRetries: Wrapper = async (call) => {
    for (let retry = 0; retry < MAX_RETRIES; retry += 1) {
      try {
        return await call();
      } catch {
        tables = await open();
      }
    }
    return await call();
  };
  const exclusively = async <T>(write: () => Promise<T>): Promise<T> =>
    await lock(async () => {
      const version = await tables.about.version();
      if (version !== current) {
        const about = await readAbout(tables.about);
        if (about.passages !== passagesName(tables.generation)) tables = await open();
        current = version;
      }
      return await repeatedOnConflict(address, write);
    });
  return {
    ...wrapMethods(
      lanceReader(() => tables, memory),
      withRetries,
    ),
    write: async (batch) =>
      await exclusively(async () => await writeArticles(tables, batch, newRevision(), memory)),
    remove: async (ids) =>
      await exclusively(async () => {
        removedPassages += await removeArticles(tables, ids);
      }),
    moveToStory: async (ids, story) =>
      await exclusively(async () => await moveArticles(tables, ids, story, memory)),
    rebuild: async (index) =>
      await exclusively(async () => {
        tables = await rebuildTables(tables, embedder, index);
      }),
    compact: async (when = 'at rest') =>
      await exclusively(async () => {
        if (!(await compactTables(tables, { removedPassages, when, memory }))) return;
        removedPassages = 0;
        // What LanceDB has in its memory is of files that are gone: new tables come with an empty one.
        tables = await open();
        await memory.noteIndexed();
      }),
    close: async () => {
      closeTables(tables);
      await Promise.resolve();
    },
  };
}

/** Turns what LanceDB threw into StoreUnavailable; errors that have a type already keep it. */
function typedError(address: string, error: unknown): DatelineError {
  if (error instanceof DatelineError) return error;
  const fault = objectStorageFault(address, error);
  if (fault !== null) return new StoreUnavailable(address, fault, { cause: error });
  const reason = firstSentence(reasonOf(error)).replaceAll(address, printableAddress(address));
  return new StoreUnavailable(address, `${reason}. ${storageCure(error) ?? CURE}`, {
    cause: error,
  });
}

/** Cuts off the source locations and the chain of causes that LanceDB appends to its messages. */
function firstSentence(text: string): string {
  const line = text.split(/\n|\s+Caused by:/u, 1)[0] ?? '';
  return line.replace(/,? \/\S+\.rs:\d+.*$/u, '').replace(/[.,\s]+$/u, '');
}
