// Whether Dateline can do its work, part by part, and what is wrong where it cannot.
import { access, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { reasonOf, storageCure } from '../../corpus/errors.ts';
import type { Feed } from '../../corpus/following/feed.ts';
import { printableAddress, printableText } from '../../corpus/printable-address.ts';
import type { Connection } from '../discord/connection.ts';
import type { FeedsHealth } from '../feeds/feeds.ts';

/** The state of one part; `reason` is one sentence with the cure where it is not ready. */
type Check = { ready: boolean; reason: string | null };

/** The state of every part; ready where every part is. */
export type Readiness = { ready: boolean; checks: Readonly<Record<string, Check>> };

/** How each part is examined; what an examination throws is the reason why the part is not ready. */
export type Examinations = Readonly<Record<string, () => Promise<void>>>;

/** An examination that takes longer has failed. */
const MOST_MILLISECONDS = 5000;

/** Runs all examinations side by side. */
export async function examine(examinations: Examinations): Promise<Readiness> {
  const checks = await Promise.all(
    Object.entries(examinations).map(async ([name, examination]): Promise<[string, Check]> => [
      name,
      await checked(examination),
    ]),
  );
  return {
    ready: checks.every(([, { ready }]) => ready),
    checks: Object.fromEntries(checks),
  };
}

async function checked(examination: () => Promise<void>): Promise<Check> {
  const settled = new AbortController();
  const tooLate = sleep(MOST_MILLISECONDS, undefined, { signal: settled.signal }).then(
    () => {
      throw new Error(`It did not respond within ${MOST_MILLISECONDS / 1000} seconds.`);
    },
    () => undefined,
  );
  try {
    await Promise.race([examination(), tooLate]);
    return { ready: true, reason: null };
  } catch (error) {
    return { ready: false, reason: printableText(reasonOf(error)) };
  } finally {
    settled.abort();
  }
}

/** A database or index that grows needs room for what it writes before it deletes. */
const LEAST_FREE_BYTES = 50_000_000;
/** Small enough to be written every few seconds. */
const PROBE_BYTES = 4096;

/** @throws Error where a folder is missing, nearly full or cannot be written, with the cure. */
export async function assertRoom(
  folder: string,
  freeBytes: (folder: string) => Promise<number> = freeBytesOf,
): Promise<void> {
  const probe = join(folder, `.probe-${process.pid}`);
  try {
    await access(folder);
    const free = await freeBytes(folder);
    if (free < LEAST_FREE_BYTES)
      throw new Error(`only ${Math.floor(free / 1e6)} MB are left on its disk: free some space`);
    await writeFile(probe, Buffer.alloc(PROBE_BYTES));
    await rm(probe);
  } catch (error) {
    await rm(probe, { force: true }).catch(() => undefined);
    throw new Error(`${folder} cannot be used: ${causeOf(error, folder)}`, { cause: error });
  }
}

function causeOf(error: unknown, folder: string): string {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
    return `it is gone. Restore it (npm run restore), or restart Dateline to begin an empty ${folder}.`;
  return storageCure(error) ?? `${reasonOf(error)}.`;
}

async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** @throws Error where Discord is not connected, with the reason. */
export function assertConnected(connection: Connection | null): void {
  // The playground has none.
  if (connection === null) return;
  const { shards, shardCount, reason } = connection;
  const lost = shards.filter(({ isReady }) => !isReady).map(({ id }) => id);
  if (lost.length === 0 && shards.length > 0) return;
  const which =
    shardCount > 1 ? ` (shard${lost.length > 1 ? 's' : ''} ${listed(lost)} of ${shardCount})` : '';
  throw new Error(`Discord is not connected${which}: ${reason ?? 'it is connecting'}.`);
}

/** The most ids of shards that are listed. */
const MOST_LISTED = 10;

function listed(ids: readonly number[]): string {
  const more = ids.length - MOST_LISTED;
  return `${ids.slice(0, MOST_LISTED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** @throws Error where feeds are followed and every one of them fails. */
export function assertSomeFeed(
  { followed, failing }: Pick<FeedsHealth, 'followed' | 'failing'>,
  feeds: readonly Pick<Feed, 'url' | 'reason'>[],
): void {
  if (followed === 0 || failing < followed) return;
  const example = feeds.find(({ reason }) => reason !== null);
  throw new Error(
    `All ${followed} feeds fail, such as ${printableAddress(example?.url ?? '')}: ${example?.reason} See npm run feeds -- list.`,
  );
}
