// The Store in OpenSearch: opens it, and adds the writer lock and typed errors.
import { randomUUID } from 'node:crypto';
import type { Store, StoreOptions } from '../store.ts';
import { type Wrapper, wrapMethods } from '../wrap.ts';
import { connect, parseAddress, statusOf, typedError } from './connect.ts';
import { type About, assertUsable, createIndices, namesOf, readAbout } from './indices.ts';
import { openControl, writerLock } from './lock.ts';
import { openSearchReader } from './reader.ts';
import {
  moveArticles,
  rebuildIndices,
  removeArticles,
  removeOrphans,
  writeArticles,
  type Writing,
} from './writer.ts';

const BAD_REQUEST = 400;

/**
 * Opens a store in OpenSearch, creating it where there is none. Each write gets a revision, stored with
 * the article and its passages. Writing the article's document is the commit; passages of other
 * revisions are not shown.
 * @throws StoreTooNew, StoreOutdated, EmbedderMismatch, StoreUnavailable.
 */
export async function openOpenSearchStore(options: StoreOptions): Promise<Store> {
  const { address, embedder, forRebuild = false, newRevision = randomUUID, onWait } = options;
  const parsed = parseAddress(address);
  const names = namesOf(parsed.prefix);
  const connection = connect(parsed);
  const lock = writerLock(connection, {
    address,
    names,
    newId: newRevision,
    ...(onWait && { onWait }),
  });
  let isRebuilt = false;
  const opened = async (): Promise<About> => {
    const stored = await readAbout(connection, names);
    if (stored === null) throw new Error('its indices are missing');
    assertUsable(stored, { address, embedder, forRebuild: forRebuild && !isRebuilt });
    return stored;
  };
  const exclusively = async <T>(
    write: (writing: Writing, about: About) => Promise<T>,
  ): Promise<T> =>
    await lock(
      async (assertHeld) =>
        // Another process may have rebuilt the store for another embedder.
        await write({ connection, names, assertHeld }, await opened()),
    );
  const withTypedErrors: Wrapper = async (call) => {
    try {
      return await call();
    } catch (error) {
      // A vector of other dimensions than the store's by now.
      const mismatch = statusOf(error) === BAD_REQUEST ? await faultOf(opened) : null;
      throw typedError(address, parsed.prefix, mismatch ?? error);
    }
  };
  await withTypedErrors(async () => {
    await openControl(connection, { names, newId: newRevision });
    if ((await readAbout(connection, names)) === null)
      await createIndices(connection, names, { embedder, generation: 1, isCurrent: true });
    await opened();
  });
  const store: Store = {
    ...openSearchReader(connection, names),
    write: async (batch) =>
      await exclusively(async (writing) => await writeArticles(writing, batch, newRevision())),
    remove: async (ids) => await exclusively(async (writing) => await removeArticles(writing, ids)),
    moveToStory: async (ids, story) =>
      await exclusively(async (writing) => await moveArticles(writing, ids, story)),
    rebuild: async (index) =>
      await exclusively(async (writing, { generation }) => {
        await rebuildIndices(writing, { embedder, generation, index });
        isRebuilt = true;
      }),
    compact: async (when = 'at rest') => {
      if (when === 'at rest') await exclusively(removeOrphans);
    },
    close: async () => {
      await connection.close();
    },
  };
  return wrapMethods(store, withTypedErrors);
}

/** What a call throws; null if it succeeds. */
async function faultOf(call: () => Promise<unknown>): Promise<unknown> {
  try {
    await call();
    return null;
  } catch (error) {
    return error;
  }
}
