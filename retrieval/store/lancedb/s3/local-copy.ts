// Keeps a copy of a store in S3 on this disk, and says when it can be read.
import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { reasonOf, storageCure } from '../../../../corpus/errors.ts';
import { type BucketAccess, openBucket } from './bucket.ts';
import { holdsStore, mirror } from './mirror.ts';
import { objectStorageFault } from './object-storage.ts';
import { writerLock } from '../writer.ts';

export type LocalCopyOptions = {
  /** The folder of all copies; each address has its own in it. */
  folder: string;
  access: BucketAccess;
  /** Called with a sentence when questions are no longer answered from an up-to-date copy, and when they are again. */
  onChange?: (sentence: string) => void;
};

/**
 * `current`: as the store was when the look at it began, or a moment before. `stale`: S3 cannot be read,
 * and the copy is whole. `none`: there is no whole copy, or not yet an up-to-date one: read S3 itself.
 */
type CopyState = 'current' | 'stale' | 'none';

export type LocalCopy = {
  readonly folder: string;
  /**
   * Brings the copy up to date, unless that was done a moment ago. `exactly`: as the store is now, for
   * this and all later calls. Waits some seconds at most, and never throws.
   */
  refresh(exactly?: boolean): Promise<CopyState>;
  close(): Promise<void>;
};

/** How long the result of a look at S3 is used; what others write is seen after that time. */
const FRESH_MILLISECONDS = 2_000;
/** How long S3 is left alone after it could not be read. */
const CALM_MILLISECONDS = 30_000;
/** How long a question waits for a look at S3; a first copy, or one after a compaction, can take longer. */
const WAIT_MILLISECONDS = 5_000;

/** The copy of the store at an `s3://` address; null if this store cannot be copied, see `openBucket`. */
export function openLocalCopy(address: string, options: LocalCopyOptions): LocalCopy | null {
  const bucket = openBucket(address, options.access);
  if (bucket === null) return null;
  const name = createHash('sha256').update(bucket.url).digest('hex').slice(0, 16);
  const folder = join(options.folder, name);
  const closing = new AbortController();
  const lock = writerLock(folder);
  // How many exact looks were asked for, and how many of them the copy satisfies.
  let [asked, satisfied] = [0, 0];
  let state: CopyState = 'none';
  let isFresh = false;
  let look: Promise<void> | null = null;
  let patience: Promise<void> = Promise.resolve();
  const tell = teller(options.onChange);
  const lookNow = async (): Promise<void> => {
    const covers = asked;
    try {
      await mkdir(folder, { recursive: true });
      const isWhole = await lock(
        async () => await mirror({ bucket, folder, signal: closing.signal }),
      );
      [state, satisfied] = [isWhole ? 'current' : 'none', covers];
      tell(null);
    } catch (error) {
      if (closing.signal.aborted) return;
      const cure = storageCure(error);
      state = cure === null && (await holdsStore(folder)) ? 'stale' : 'none';
      const reason = cure ?? objectStorageFault(address, error) ?? reasonOf(error);
      tell(faultSentence(folder, reason, state));
    }
    isFresh = true;
    const milliseconds = state === 'current' ? FRESH_MILLISECONDS : CALM_MILLISECONDS;
    void pause(milliseconds, undefined, { ref: false }).then(() => (isFresh = false));
  };
  const settled = async (): Promise<void> => {
    if (look === null) {
      patience = pause(WAIT_MILLISECONDS, undefined, { ref: false });
      look = lookNow().finally(() => (look = null));
    }
    await Promise.race([look, patience]);
  };
  return {
    folder,
    refresh: async (exactly = false) => {
      if (exactly) {
        asked += 1;
        const wanted = asked;
        // One that is under way may have begun before.
        if (look !== null) await settled();
        if (satisfied < wanted) await settled();
      } else if (!isFresh || (state === 'current' && satisfied < asked)) await settled();
      return look !== null && satisfied < asked ? 'none' : state;
    },
    close: async () => {
      closing.abort();
      await look;
      await bucket.close();
    },
  };
}

/** Tells of a fault once, and when it is over. */
function teller(onChange: LocalCopyOptions['onChange']): (fault: string | null) => void {
  let isTold = false;
  return (fault) => {
    if (fault !== null && !isTold) onChange?.(fault);
    if (fault === null && isTold) onChange?.('The local copy of the store is up to date.');
    isTold = fault !== null;
  };
}

function faultSentence(folder: string, reason: string, state: CopyState): string {
  return state === 'stale'
    ? `The store in S3 cannot be read; questions are answered from its copy in ${folder}, which may be out of date. ${reason}`
    : `There is no copy of the store in ${folder}; each question reads S3 itself, which is slower. ${reason}`;
}
