import type { Bucket, BucketObject } from '../../retrieval/store/lancedb/s3/bucket.ts';

const TABLES = ['about', 'articles', 'passages_1'] as const;
type Table = (typeof TABLES)[number];

/** What happens to a table: a commit, or one that replaces all files and removes the old ones; null: a pause. */
export type Change = { table: Table; kind: 'added' | 'compacted' } | null;

export const tableNames: readonly Table[] = TABLES;

/**
 * A store in memory that changes until the next pause before each read and each page of a list. A manifest holds the paths of
 * the files that it needs; the files are written before it, and removed after it.
 */
export function changingBucket(changes: readonly Change[]): {
  bucket: Bucket;
  /** The versions of all tables at each moment, such as `1 4 3`. */
  moments: Set<string>;
} {
  const objects = new Map<string, { content: string; modified: Date }>();
  const versions = new Map<Table, { number: number; files: string[] }>();
  const moments = new Set<string>();
  let clock = 0;
  const put = (path: string, content: string): void => {
    objects.set(path, { content, modified: new Date((clock += 1_000)) });
  };
  const change = (table: Table, kind: 'added' | 'compacted'): void => {
    const { number, files } = versions.get(table) ?? { number: 0, files: [] };
    const next = number + 1;
    const file = `${table}.lance/data/${next}.lance`;
    const needed = kind === 'added' ? [...files, file] : [file];
    put(file, `rows of ${file}`);
    put(manifestPath(table, next), JSON.stringify(needed));
    versions.set(table, { number: next, files: needed });
    if (kind === 'compacted')
      for (const old of [...files, manifestPath(table, number)]) objects.delete(old);
    moments.add(TABLES.map((each) => versions.get(each)?.number ?? 0).join(' '));
  };
  const rest = changes.values();
  const step = (): void => {
    for (let next = rest.next().value; next; next = rest.next().value)
      change(next.table, next.kind);
  };
  for (const table of TABLES) change(table, 'added');
  return {
    moments,
    bucket: {
      url: 'https://s3.example.org/news/',
      list: async () => {
        // A long list comes in pages, between which the store can change.
        const listed = TABLES.flatMap((table) => {
          step();
          return [...objects]
            .filter(([path]) => path.startsWith(`${table}.lance/`))
            .map(([path, { content, modified }]): BucketObject => {
              return { path, bytes: Buffer.byteLength(content), modified };
            });
        });
        return await Promise.resolve(listed);
      },
      read: async (path) => {
        step();
        const found = objects.get(path);
        return await Promise.resolve(found === undefined ? null : bytesOf(found.content));
      },
      close: async () => await Promise.resolve(),
    },
  };
}

function manifestPath(table: Table, version: number): string {
  const number = String(10 ** 15 - version).padStart(20, '0');
  return `${table}.lance/_versions/${number}.manifest`;
}

/** The version that a manifest is of. */
export function versionOf(manifest: string): number {
  return 10 ** 15 - Number(manifest.replace('.manifest', ''));
}

async function* bytesOf(content: string): AsyncIterable<Uint8Array> {
  yield await Promise.resolve(Buffer.from(content));
}
