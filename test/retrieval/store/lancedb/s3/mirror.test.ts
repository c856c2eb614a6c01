import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Bucket } from '../../../../../retrieval/store/lancedb/s3/bucket.ts';
import { holdsStore, mirror } from '../../../../../retrieval/store/lancedb/s3/mirror.ts';
import {
  type Change,
  changingBucket,
  tableNames,
  versionOf,
} from '../../../../support/changing-bucket.ts';
import { temporaryFolder } from '../../../../support/temporary-folder.ts';

const never = new AbortController().signal;
const paths = z.array(z.string());
const change: fc.Arbitrary<Change> = fc.option(
  fc.record({
    table: fc.constantFrom(...tableNames),
    kind: fc.constantFrom('added' as const, 'compacted' as const),
  }),
  { freq: 1 },
);

function added(table: (typeof tableNames)[number]): Change {
  return { table, kind: 'added' };
}

test('however a store changes, its mirror holds all that it names, and ends as the store once was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 40 }), async (changes) => {
      await withFolder(async (folder) => {
        const { bucket, moments } = changingBucket(changes);
        const [missing, ends]: [string[], string[]] = [[], []];
        const watched = observed(bucket, () => missing.push(...missingFiles(folder)));
        for (let round = 0; round < 3; round += 1) {
          const isThere = await mirror({ bucket: watched, folder, signal: never }).catch(
            () => null,
          );
          missing.push(...missingFiles(folder));
          if (isThere) ends.push(versionsIn(folder).join(' '));
        }
        expect(missing).toEqual([]);
        expect(ends.filter((end) => !moments.has(end))).toEqual([]);
      });
    }),
    {
      numRuns: 60,
      // Two tables change between the pages of the second listing.
      examples: [[[null, null, null, null, null, added('articles'), added('passages_1')]]],
    },
  );
});

test('a round that breaks off at any request leaves a whole mirror, and the next one completes it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 12 }), fc.nat(20), async (changes, requests) => {
      await withFolder(async (folder) => {
        const { bucket, moments } = changingBucket(changes);
        let left = requests;
        const breaking = observed(bucket, () => {
          if ((left -= 1) < 0) throw new Error('the line is cut');
        });
        await mirror({ bucket: breaking, folder, signal: never }).catch(() => null);
        expect(missingFiles(folder)).toEqual([]);
        left = Infinity;
        while (!(await mirror({ bucket: breaking, folder, signal: never }).catch(() => false)));
        expect(missingFiles(folder)).toEqual([]);
        expect(moments).toContain(versionsIn(folder).join(' '));
      });
    }),
    { numRuns: 60 },
  );
});

test('nothing is brought twice, and what is gone from the store is removed', async () => {
  await withFolder(async (folder) => {
    const { bucket } = changingBucket([null, null]);
    const read: string[] = [];
    const noted: Bucket = {
      ...bucket,
      read: async (path, signal) => {
        read.push(path);
        return await bucket.read(path, signal);
      },
    };
    for (let round = 0; round < 3; round += 1)
      await mirror({ bucket: noted, folder, signal: never });
    expect(read.length).toBe(new Set(read).size);
    const empty: Bucket = { ...bucket, list: async () => await Promise.resolve([]) };
    expect(await mirror({ bucket: empty, folder, signal: never })).toBe(false);
    expect(await holdsStore(folder)).toBe(false);
    expect(readdirSync(folder).filter((name) => name.endsWith('.lance'))).toEqual([]);
  });
});

test.for([
  '../../outside.lance/data/a.lance',
  'about.lance/data/../../../a.lance',
  '/etc/about.lance/data/a.lance',
  'about.lance/data/..%2Fa',
  'check_1.lance/data/a.lance',
])('an object named %s is left alone', async (path) => {
  await withFolder(async (folder) => {
    const { bucket } = changingBucket([]);
    const strange: Bucket = {
      ...bucket,
      list: async (signal) => [
        ...(await bucket.list(signal)),
        { path, bytes: 1, modified: new Date(0) },
      ],
      read: async (wanted, signal) => {
        expect(wanted).not.toBe(path);
        return await bucket.read(wanted, signal);
      },
    };
    expect(await mirror({ bucket: strange, folder, signal: never })).toBe(true);
  });
});

test('a file of another length than the server said is not taken', async () => {
  await withFolder(async (folder) => {
    const { bucket } = changingBucket([]);
    const cut: Bucket = {
      ...bucket,
      list: async (signal) =>
        (await bucket.list(signal)).map((object) => ({ ...object, bytes: object.bytes + 1 })),
    };
    await expect(mirror({ bucket: cut, folder, signal: never })).rejects.toThrow(/sent \d+ of/u);
    expect(await holdsStore(folder)).toBe(false);
  });
});

/** The bucket, with something done before each request. */
function observed(bucket: Bucket, before: () => void): Bucket {
  return {
    ...bucket,
    list: async (signal) => {
      before();
      return await bucket.list(signal);
    },
    read: async (path, signal) => {
      before();
      return await bucket.read(path, signal);
    },
  };
}

function manifestsIn(folder: string): string[][] {
  return tableNames.map((table) => {
    const versions = join(folder, `${table}.lance`, '_versions');
    return existsSync(versions) ? readdirSync(versions).toSorted() : [];
  });
}

/** What the newest manifests name and the folder lacks. */
function missingFiles(folder: string): string[] {
  return manifestsIn(folder).flatMap(([newest], index) => {
    if (newest === undefined) return [];
    const file = join(folder, `${tableNames[index] ?? ''}.lance`, '_versions', newest);
    const named = paths.parse(JSON.parse(readFileSync(file, 'utf8')));
    return named.filter((path) => !existsSync(join(folder, path)));
  });
}

function versionsIn(folder: string): number[] {
  return manifestsIn(folder).map(([newest = '']) => versionOf(newest));
}

async function withFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const { path, remove } = temporaryFolder();
  try {
    await work(path);
  } finally {
    remove();
  }
}
