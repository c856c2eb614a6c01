// A store in S3 that is read from a copy on this disk where it can be, and written in S3.
import { reasonOf } from '../../../../corpus/errors.ts';
import type { Store } from '../../store.ts';
import type { LocalCopy } from './local-copy.ts';

/** What an ingest, a removal or a visit of feeds decides by: it has to be true at that moment. */
const EXACT: ReadonlySet<PropertyKey> = new Set<keyof Store>(['facts', 'likely', 'ages', 'mark']);
const WRITES: ReadonlySet<PropertyKey> = new Set<keyof Store>([
  'write',
  'remove',
  'moveToStory',
  'rebuild',
  'compact',
]);

type Parts = {
  copy: LocalCopy;
  /** Opens the store itself, and creates it where there is none. */
  openRemote: () => Promise<Store>;
  /** Opens the copy, and creates nothing. */
  openCopy: () => Promise<Store>;
  /** Called with one sentence if the copy turns out to be damaged. */
  onDamage: (sentence: string) => void;
};

/**
 * Opens a store whose reads go to a copy while it is whole, at most some seconds behind, and to S3
 * otherwise. This process sees what it wrote at once. While S3 is out of reach, questions are answered
 * from the copy.
 * @throws what `openRemote` throws.
 */
export async function openCopiedStore(parts: Parts): Promise<Store> {
  const { copy, onDamage } = parts;
  const remote = openedOnce(parts.openRemote);
  const local = openedOnce(parts.openCopy);
  /** The copy if it can be read; null if S3 has to be. */
  const readable = async (exactly: boolean): Promise<Store | null> => {
    const state = await copy.refresh(exactly);
    return state === 'current' || (state === 'stale' && !exactly)
      ? await local.open().catch(() => null)
      : null;
  };
  const read = async (name: PropertyKey, given: unknown[]): Promise<unknown> => {
    const from = await readable(EXACT.has(name));
    try {
      if (from !== null) return await called(from, name, given);
    } catch (error) {
      onDamage(
        `The copy of the store in ${copy.folder} could not be read (${reasonOf(error)}). If that happens again, remove the folder: it is filled anew.`,
      );
    }
    return await called(await remote.open(), name, given);
  };
  const write = async (name: PropertyKey, given: unknown[]): Promise<unknown> => {
    const result = await called(await remote.open(), name, given);
    await copy.refresh(true);
    return result;
  };
  const close = async (): Promise<void> => {
    await copy.close();
    await Promise.all([remote.close(), local.close()]);
  };
  let opened = await readable(false);
  if (opened === null) {
    opened = await remote.open();
    // It may have been created just now.
    await copy.refresh(true);
  }
  return new Proxy(opened, {
    get(store, name) {
      if (name === 'close') return close;
      if (typeof Reflect.get(store, name) !== 'function') return undefined;
      const call = WRITES.has(name) ? write : read;
      return async (...given: unknown[]) => await call(name, given);
    },
  });
}

async function called(store: Store, name: PropertyKey, given: unknown[]): Promise<unknown> {
  const method: unknown = Reflect.get(store, name);
  return typeof method === 'function' ? await Reflect.apply(method, store, given) : undefined;
}

/** Opens a store when it is first needed, and again if that failed. */
function openedOnce(open: () => Promise<Store>): {
  open: () => Promise<Store>;
  close: () => Promise<void>;
} {
  let opening: Promise<Store> | null = null;
  return {
    open: async () => {
      opening ??= open();
      try {
        return await opening;
      } catch (error) {
        opening = null;
        throw error;
      }
    },
    close: async () => {
      await (await opening?.catch(() => null))?.close();
    },
  };
}
