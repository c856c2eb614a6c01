// Makes a folder the mirror of a store in S3. Files of LanceDB never change once they are written: each
// is brought once. All that a table's manifest names is there before the manifest is, and the folder
// holds one version of each table, all of the same moment, so that it can be read at any time.
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, rmdir, stat, statfs, utimes } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Bucket, BucketObject } from './bucket.ts';

/** How often the store is listed again because it changed meanwhile. */
const LISTINGS = 10;
const READS_AT_ONCE = 8;
/** What the other files of the bot need. */
const ROOM_LEFT_BYTES = 200_000_000;
/** Where files are while they are written; LanceDB looks at folders that end in `.lance` only. */
const INCOMING = 'incoming';
/** What a reader needs. Names come from the server: none may lead out of the folder. */
const FILE =
  /^(?:about|articles|passages_\d{1,9})\.lance\/(?:data|_indices|_deletions)(?:\/[\w-][\w.-]*){1,4}$/u;
/** The numbers count down, so that the first manifest is the newest. */
const MANIFEST = /^(?:about|articles|passages_\d{1,9})\.lance\/_versions\/\d{20}\.manifest$/u;

/** The files that a reader needs, by path. */
type Files = ReadonlyMap<string, BucketObject>;
type Place = { bucket: Bucket; folder: string; signal: AbortSignal };

/**
 * Brings what the folder lacks of the store, and removes what is gone. One process may do so at a time;
 * what one left that was killed is completed. Returns whether there is a store.
 * @throws Error of the server or of the disk; the folder can be read as before.
 */
export async function mirror(place: Place): Promise<boolean> {
  const listed = async (): Promise<Files> => neededOf(await place.bucket.list(place.signal));
  let store = await listed();
  for (let listings = 1; listings <= LISTINGS; listings += 1) {
    const copy = await filesIn(place.folder);
    if (store.size === copy.size && store.values().every((file) => isIn(copy, file)))
      return store.size > 0;
    // If no manifest changed from one listing to the next, the second one has all that they name.
    const again = await listed();
    const manifests = again.values().filter(isManifest);
    const isAsBefore = manifests.every((file) => isIn(store, file));
    if (isAsBefore && (await take(again, copy, place))) return again.size > 0;
    store = again;
  }
  throw new Error('It is written to without a pause.');
}

/** The files of the newest version of each table; none if there is no store, or no complete one. */
function neededOf(objects: readonly BucketObject[]): Files {
  const files = objects.filter(({ path }) => FILE.test(path));
  const manifests = objects.filter(isManifest);
  const versions = Map.groupBy(manifests, ({ path }) => path.split('/', 1)[0] ?? '');
  if (!versions.has('about.lance') || !versions.has('articles.lance')) return new Map();
  const newest = [...versions.values()].flatMap((some) => some.toSorted(byPath).slice(0, 1));
  return new Map([...files, ...newest].map((file) => [file.path, file]));
}

function isManifest({ path }: BucketObject): boolean {
  return MANIFEST.test(path);
}

function byPath(one: BucketObject, other: BucketObject): number {
  return one.path < other.path ? -1 : 1;
}

async function filesIn(folder: string): Promise<Files> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(async ({ parentPath, name }): Promise<BucketObject> => {
      const { size, mtimeMs } = await stat(join(parentPath, name));
      const path = relative(folder, join(parentPath, name)).split(sep).join('/');
      return { path, bytes: size, modified: new Date(Math.round(mtimeMs)) };
    });
  const known = (await Promise.all(files)).filter(
    (file) => FILE.test(file.path) || isManifest(file),
  );
  return new Map(known.map((file) => [file.path, file]));
}

function isIn(files: Files, { path, bytes, modified }: BucketObject): boolean {
  const found = files.get(path);
  return found?.bytes === bytes && found.modified.getTime() === modified.getTime();
}

/** Brings what the copy lacks, then removes what is gone; false if some of it was gone meanwhile. */
async function take(store: Files, copy: Files, place: Place): Promise<boolean> {
  const { folder } = place;
  await rm(join(folder, INCOMING), { recursive: true, force: true });
  await mkdir(join(folder, INCOMING));
  const missing = [...store.values()].filter((file) => !isIn(copy, file));
  await assertRoom(folder, missing);
  const files = missing.filter((file) => !isManifest(file));
  const areBrought = await inParallel(files, async (file) => {
    const isThere = await bring(file, place);
    if (isThere) await putInPlace(file, folder);
    return isThere;
  });
  if (!areBrought) return false;
  // Passages are written before the articles that commit them, and `about` names their table.
  const manifests = missing.filter(isManifest).toSorted(byPath).toReversed();
  if (!(await inParallel(manifests, async (file) => await bring(file, place)))) return false;
  for (const file of manifests) await putInPlace(file, folder);
  const gone = [...copy.values()].filter(({ path }) => !store.has(path));
  for (const file of [...gone.filter(isManifest), ...gone]) await remove(file, folder);
  return true;
}

/** Writes a file to the folder of what is incoming; false if it is gone. */
async function bring(file: BucketObject, { bucket, folder, signal }: Place): Promise<boolean> {
  const content = await bucket.read(file.path, signal);
  if (content === null) return false;
  const target = incoming(file, folder);
  await pipeline(content, createWriteStream(target, { flush: true }), { signal });
  const { size } = await stat(target);
  if (size !== file.bytes) throw new Error(`the server sent ${size} of ${file.bytes} bytes`);
  await utimes(target, file.modified, file.modified);
  return true;
}

async function putInPlace(file: BucketObject, folder: string): Promise<void> {
  const target = join(folder, file.path);
  await mkdir(dirname(target), { recursive: true });
  await rename(incoming(file, folder), target);
}

function incoming({ path }: BucketObject, folder: string): string {
  return join(folder, INCOMING, path.replaceAll('/', '+'));
}

/** Removes a file, and the folders that held nothing else. */
async function remove({ path }: BucketObject, folder: string): Promise<void> {
  await rm(join(folder, path), { force: true });
  for (let parent = dirname(path); parent !== '.'; parent = dirname(parent))
    await rmdir(join(folder, parent)).catch(() => undefined);
}

/** @throws Error that reads like one of a full disk if the files would leave too little room there. */
async function assertRoom(folder: string, files: readonly BucketObject[]): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const needed = files.reduce((sum, { bytes }) => sum + bytes, 0);
  if (needed > 0 && bavail * bsize < needed + ROOM_LEFT_BYTES)
    throw new Error(`no space left for the ${Math.ceil(needed / 1e6)} MB of the copy`);
}

/** Works on the items, several at a time. Returns false, and begins no more, once the work on one was false. */
async function inParallel<T>(
  items: readonly T[],
  work: (item: T) => Promise<boolean>,
): Promise<boolean> {
  const rest = items.values();
  let isDone = true;
  const results = await Promise.allSettled(
    Array.from({ length: READS_AT_ONCE }, async () => {
      for (const item of rest) {
        if (!isDone) return;
        if (!(await work(item))) isDone = false;
      }
    }),
  );
  const failed = results.find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
  return isDone;
}

/** Whether the folder holds a store: `about` arrives last. */
export async function holdsStore(folder: string): Promise<boolean> {
  const versions = await readdir(join(folder, 'about.lance', '_versions')).catch(() => []);
  return versions.length > 0;
}
