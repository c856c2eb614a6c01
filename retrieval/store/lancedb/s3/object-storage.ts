// Stores in object storage (S3): the cures of its faults, repeated commits, and the check of a server.
import { setTimeout as pause } from 'node:timers/promises';
import { Field, Int32, Schema } from 'apache-arrow';
import { reasonOf } from '../../../../corpus/errors.ts';
import { isFolder } from '../../address.ts';
import { connectTo } from '../tables.ts';

/** How often a write is repeated after another one has changed the same table, waiting longer each time. */
const CONFLICT_RETRIES = 5;
const CONFLICT_PAUSE_MILLISECONDS = 100;
/** How many rows the check of a server writes at the same moment. */
const PROBES = 6;

const faults = [
  {
    words: /NoSuchBucket/u,
    sentence: 'There is no such bucket: create it, or correct DATELINE_STORE.',
  },
  {
    words: /BadScheme/u,
    sentence: 'AWS_ENDPOINT begins with http://: set AWS_ALLOW_HTTP=true as well, or use https://.',
  },
  {
    words: /AWS credentials|InvalidAccessKeyId|SignatureDoesNotMatch|InvalidToken|ExpiredToken/u,
    sentence:
      'Set AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_REGION as the server knows them.',
  },
  {
    words: /AccessDenied|status: 403/u,
    sentence: 'Give this key the right to list, read, write and delete in the bucket.',
  },
  {
    words: /kind: Connect|kind: Timeout|dns error|the server does not answer/u,
    sentence:
      'The server does not answer: correct AWS_ENDPOINT, or AWS_REGION where it is Amazon’s.',
  },
  {
    words: /commit conflict|TooMuchWriteContention|concurrent (?:commit|writer)/iu,
    sentence:
      'Several processes write to it at the same time: let only one do so. Nothing is lost.',
  },
];

/** What to do about a fault of object storage; null if it is none that is known. */
export function objectStorageFault(address: string, error: unknown): string | null {
  if (isFolder(address)) return null;
  const reason = reasonOf(error).slice(0, 5_000);
  return faults.find(({ words }) => words.test(reason))?.sentence ?? null;
}

/** Repeats a write that lost against another one; in a folder the writer lock prevents that. */
export async function repeatedOnConflict<T>(address: string, write: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await write();
    } catch (error) {
      const isConflict = /commit conflict/iu.test(reasonOf(error).slice(0, 5_000));
      if (isFolder(address) || !isConflict || tries > CONFLICT_RETRIES) throw error;
      await pause(CONFLICT_PAUSE_MILLISECONDS * 2 ** tries);
    }
  }
}

/**
 * Writes rows to a table of its own from several connections at the same moment, and counts them. A
 * server without conditional writes (`If-None-Match`) loses some. The table is removed again.
 * @throws Error with the cure, and what LanceDB throws.
 */
export async function assertConditionalWrites(address: string, name: string): Promise<void> {
  const connection = await connectTo(address);
  try {
    const schema = new Schema([new Field('number', new Int32(), false)]);
    const table = await connection.createEmptyTable(name, schema, { mode: 'overwrite' });
    const writers = await Promise.all(
      Array.from({ length: PROBES }, async () => await connection.openTable(name)),
    );
    await Promise.all(
      writers.map(async (writer, number) => {
        await writer.add([{ number }]);
        writer.close();
      }),
    );
    const rows = await table.countRows();
    table.close();
    if (rows !== PROBES)
      throw new Error(
        `of ${PROBES} rows written at the same time ${PROBES - rows} were lost, because the server does not honour conditional writes (If-None-Match): use one that does, such as Amazon S3, MinIO, Ceph or versitygw`,
      );
  } finally {
    await connection.dropTable(name).catch(() => undefined);
    connection.close();
  }
}
