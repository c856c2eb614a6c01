// The writer lock: a document that names its writer, who renews it; one that is not renewed is free.
import { setInterval as every, setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { printableAddress } from '../../../corpus/printable-address.ts';
import { StoreBusy, StoreUnavailable } from '../../errors.ts';
import type { StoreMark } from '../../../corpus/following/feed.ts';
import type { Connection } from './connect.ts';
import { createControl, type Names } from './indices.ts';

/** Throws StoreUnavailable if another process has taken the lock, as from one that slept. */
export type AssertHeld = () => void;

type WriterLock = <T>(work: (assertHeld: AssertHeld) => Promise<T>) => Promise<T>;

type LockOptions = {
  address: string;
  names: Names;
  /** Creates a unique id: of a new store, and of whoever takes the lock. */
  newId: () => string;
  onWait?: (sentence: string) => void;
  /** A lock that was not renewed for so long belongs to nobody: its process is dead or asleep. */
  leaseMilliseconds?: number;
};

type Control = { id: string; seqNo: number; term: number; version: number; owner: string | null };

const control = z
  .object({
    _seq_no: z.number(),
    _primary_term: z.number(),
    _version: z.number(),
    _source: z.object({ id: z.string(), owner: z.string().nullable() }),
  })
  .transform(
    ({
      _seq_no: seqNo,
      _primary_term: term,
      _version: version,
      _source: { id, owner },
    }): Control => ({
      id,
      seqNo,
      term,
      version,
      owner,
    }),
  );

const RENEWAL_MILLISECONDS = 3_000;
const LEASE_MILLISECONDS = 15_000;
const FIRST_PAUSE_MILLISECONDS = 20;
const LONGEST_PAUSE_MILLISECONDS = 500;
const NOTICE_MILLISECONDS = 2_000;
/** Enough to re-index a large corpus. */
const PATIENCE_MILLISECONDS = 600_000;
const CONFLICT = 409;

/** Which store this is, and how often its lock was taken and released, which every change does. */
export async function readMark(connection: Connection, names: Names): Promise<StoreMark> {
  const { id, version } = await readControl(connection, names);
  return { id, version };
}

/** Creates the document of a new store; of two processes that do so, one succeeds. */
export async function openControl(
  connection: Connection,
  { names, newId }: Pick<LockOptions, 'names' | 'newId'>,
): Promise<void> {
  const path = `/${names.control}/_doc/store`;
  if ((await connection.request({ method: 'GET', path, expected: [404] })) !== null) return;
  await createControl(connection, names);
  await connection.request({
    method: 'PUT',
    path: `/${names.control}/_create/store`,
    body: { id: newId(), owner: null },
    expected: [CONFLICT],
  });
}

/**
 * The lock of a store. No clock is compared: whoever waits watches the document, and takes the lock
 * when it has not changed for the length of a lease.
 * @throws StoreBusy when another writer holds the lock too long.
 */
export function writerLock(connection: Connection, options: LockOptions): WriterLock {
  let turn = Promise.resolve();
  return async (work) => {
    // The writes of one process wait for each other without asking the server.
    const before = turn;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    turn = promise.then(() => undefined);
    await before;
    try {
      return await whileHeld(connection, options, work);
    } finally {
      resolve(undefined);
    }
  };
}

async function whileHeld<T>(
  connection: Connection,
  options: LockOptions,
  work: (assertHeld: AssertHeld) => Promise<T>,
): Promise<T> {
  const owner = options.newId();
  let held: Control | null = await acquire(connection, options, owner);
  const ended = new AbortController();
  const renewing = (async () => {
    for await (const _ of every(RENEWAL_MILLISECONDS, null, { signal: ended.signal, ref: false }))
      held = held && (await replace(connection, options.names, held, owner));
  })().catch(() => undefined);
  try {
    return await work(() => {
      if (held === null)
        throw new StoreUnavailable(
          options.address,
          'another process has begun to write, because this one did not say for too long that it still does. Run it again; nothing is lost.',
        );
    });
  } finally {
    ended.abort();
    await renewing;
    if (held !== null) await replace(connection, options.names, held, null);
  }
}

async function acquire(
  connection: Connection,
  { address, names, onWait, leaseMilliseconds = LEASE_MILLISECONDS }: LockOptions,
  owner: string,
): Promise<Control> {
  let waited = 0;
  let unchanged = 0;
  let seen: Control | null = null;
  for (let next = FIRST_PAUSE_MILLISECONDS; waited < PATIENCE_MILLISECONDS; next *= 2) {
    const now = await readControl(connection, names);
    unchanged = now.seqNo === seen?.seqNo ? unchanged : 0;
    seen = now;
    if (now.owner === null || unchanged >= leaseMilliseconds) {
      const held = await replace(connection, names, now, owner);
      if (held !== null) return held;
    }
    const rest = Math.min(next, LONGEST_PAUSE_MILLISECONDS);
    await pause(rest);
    if (waited < NOTICE_MILLISECONDS && waited + rest >= NOTICE_MILLISECONDS)
      onWait?.(
        `Another process is writing to the store at ${printableAddress(address)}; waiting until it is done.`,
      );
    waited += rest;
    unchanged += rest;
  }
  throw new StoreBusy(address);
}

async function readControl(connection: Connection, names: Names): Promise<Control> {
  return control.parse(
    await connection.request({ method: 'GET', path: `/${names.control}/_doc/store` }),
  );
}

/** Writes the document with another owner; null if it has changed since it was read. */
async function replace(
  connection: Connection,
  names: Names,
  before: Control,
  owner: string | null,
): Promise<Control | null> {
  const written = await connection.request({
    method: 'PUT',
    path: `/${names.control}/_doc/store`,
    query: { if_seq_no: before.seqNo, if_primary_term: before.term },
    body: { id: before.id, owner },
    expected: [CONFLICT],
  });
  if (written === null) return null;
  const { _seq_no: seqNo, _primary_term: term, _version: version } = place.parse(written);
  return { id: before.id, seqNo, term, version, owner };
}

const place = z.object({ _seq_no: z.number(), _primary_term: z.number(), _version: z.number() });
