// Backs up and restores everything: the articles, the followed feeds and what the bot remembers.
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { EmbedderMismatch } from '../retrieval/errors.ts';
import type { OnArticles } from '../retrieval/indexing/copy-articles.ts';
import { isFolder } from '../retrieval/store/address.ts';
import { type Config, FEED_LIST, storeAddress } from './config.ts';
import { openFeedList } from './feeds/feeds.ts';
import { assertIntact, backUpState, restoreState } from './state/backup.ts';
import { type CopiedStore, copyStore, openEngine } from './wire.ts';

/** What was copied: the names of the databases, and how many articles; null if no store was. */
type BackedUp = { files: string[]; articles: number | null };

/** `embedded`: the embedder that made the vectors anew; null if those of the backup were kept. */
type Restored = BackedUp & { embedded: string | null };

type Callbacks = {
  /** Called with one sentence when another process writes to the store, and one has to wait. */
  onWait?: (sentence: string) => void;
  onProgress?: OnArticles;
};

/** The folder of the articles in a backup. */
const STORE = 'store';

/**
 * Copies the articles with their vectors, the followed feeds and the state into a folder, also while
 * the bot runs. An earlier backup there is replaced once the new one is complete. In a backup the
 * articles are a store of LanceDB, wherever they come from.
 * @throws StoreUnavailable, StoreBusy, StateUnavailable, EmbedderUnavailable.
 */
export async function backUp(
  config: Config,
  folder: string,
  callbacks: Callbacks = {},
): Promise<BackedUp> {
  const unfinished = join(folder, 'unfinished');
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  // The feeds first: what they read meanwhile is read again after a restore, and not missed.
  const files = await backUpState(config, unfinished);
  const into = join(unfinished, STORE);
  const from = storeAddress(config);
  const copied = await copyStore(config, { from, into, ...callbacks });
  // The store first, for the same reason.
  for (const name of [STORE, ...files]) {
    await rm(join(folder, name), { recursive: true, force: true });
    if (name !== STORE || copied !== null) await rename(join(unfinished, name), join(folder, name));
  }
  await rm(unfinished, { recursive: true });
  return { files, articles: copied?.articles ?? null };
}

/**
 * Replaces the articles, the followed feeds and the state by those of a backup, wherever the settings
 * say that they are. If the settings name another embedder, the vectors are made anew. The bot must
 * not run.
 * @throws StoreUnavailable, StoreBusy, StateUnavailable, EmbedderUnavailable; a damaged backup
 * replaces nothing.
 */
export async function restore(
  config: Config,
  folder: string,
  callbacks: Callbacks = {},
): Promise<Restored> {
  await assertIntact(folder);
  const from = join(folder, STORE);
  const copied = existsSync(from) ? await restoreStore(config, from, callbacks) : null;
  const files = await restoreState(folder, config);
  if (copied === null) return { files, articles: null, embedded: null };
  if (files.includes(FEED_LIST)) await adoptStore(config);
  return { files, ...copied, embedded: copied.embedded ?? (await embedAnew(config, callbacks)) };
}

/** A folder is replaced when the copy is complete; in other stores the tables or the articles are. */
async function restoreStore(
  config: Config,
  from: string,
  callbacks: Callbacks,
): Promise<CopiedStore | null> {
  const address = storeAddress(config);
  const isIdle = true;
  if (!isFolder(address))
    return await copyStore(config, { from, into: address, isIdle, ...callbacks });
  const into = `${resolve(address)}.restored`;
  await rm(into, { recursive: true, force: true });
  const copied = await copyStore(config, { from, into, isIdle, ...callbacks });
  if (copied === null) return null;
  await rm(address, { recursive: true, force: true });
  await mkdir(dirname(resolve(address)), { recursive: true });
  await rename(into, address);
  return copied;
}

/** The feeds of a backup were copied with its store, so that it holds all that they have seen. */
async function adoptStore(config: Config): Promise<void> {
  const list = openFeedList(config);
  try {
    for (const feed of await list.all()) await list.save(feed.url, { ...feed, storedIn: null });
  } finally {
    await list.close();
  }
}

/** Makes the vectors anew if the settings name another embedder than the store's. */
async function embedAnew(config: Config, { onProgress }: Callbacks): Promise<string | null> {
  try {
    await (await openEngine(config)).close();
    return null;
  } catch (error) {
    if (!(error instanceof EmbedderMismatch)) throw error;
  }
  const engine = await openEngine(config, { forRebuild: true });
  try {
    const { articles } = await engine.extent({});
    await engine.rebuild((done) => onProgress?.(done, articles));
    return engine.embedder;
  } finally {
    await engine.close();
  }
}
