// A PostgreSQL server of its own for the tests of a file, where its programs are installed.
import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, describe } from 'vitest';
import { freePort } from '../../bot/listen.ts';

/** A running server. */
export type PostgresServer = {
  /** An empty schema, as the address of a state. */
  freshAddress(): Promise<string>;
  /** Runs a statement as the owner of the server. */
  query(statement: string): Promise<Record<string, unknown>[]>;
  /** Ends the server at once, as a crash does, and begins it again. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Stops it for good, and deletes its folder. */
  close(): Promise<void>;
};

const USER = 'dateline';
/** One for each file, so that a test cannot reach the server of another by mistake. */
const PASSWORD = `hushed-4711-${randomUUID()}`;
const START_MILLISECONDS = 60_000;
const MOST_STARTS = 3;

/** Where the programs of PostgreSQL are; null where it is not installed. */
export const installed: string | null = findPrograms();

/**
 * Describes what is tested on a server, which all of the tests share. Where PostgreSQL is not installed
 * they are skipped, and the name says so.
 */
export function describeOnPostgres(
  name: string,
  tests: (server: () => PostgresServer) => void,
): void {
  const why = installed === null ? ' (skipped where PostgreSQL is not installed)' : '';
  describe.skipIf(installed === null)(`${name}${why}`, () => {
    let server: PostgresServer | null = null;
    beforeAll(async () => {
      server = await startPostgres(installed ?? '');
    });
    afterAll(async () => await server?.close());
    tests(() => {
      if (server === null) throw new Error('The server has not been started.');
      return server;
    });
  });
}

/**
 * Starts a server on a free port of this machine, in a temporary folder, with nothing flushed to the disk. It
 * ends with the process of the test, also where that is killed.
 */
export async function startPostgres(programs: string): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-postgres-'));
  const user = unprivileged();
  if (user !== null) chownSync(folder, user.uid, user.gid);
  initialize(programs, folder, user);
  let port = await freePort();
  let server: Running | null = null;
  const start = async (tries = 1): Promise<void> => {
    server = run(programs, { folder, port, user });
    const ended = server.ended.then(() => {
      throw new Error('The server ended by itself.');
    });
    try {
      await Promise.race([isReady(address(port, '')), ended]);
    } catch (error) {
      await server.stop();
      if (tries === MOST_STARTS) throw error;
      // Somebody else may have taken the port.
      if (schemas === 0) port = await freePort();
      await start(tries + 1);
    }
  };
  let schemas = 0;
  const query: PostgresServer['query'] = async (statement) => {
    const client = new Client({ connectionString: address(port, '') });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(statement)).rows;
    } finally {
      await client.end();
    }
  };
  const close = async (): Promise<void> => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await start();
  } catch (error) {
    await close();
    throw error;
  }
  return {
    freshAddress: async () => {
      const name = `test_${(schemas += 1)}`;
      await query(`CREATE SCHEMA ${name}`);
      return address(port, `?options=-c%20search_path%3D${name}`);
    },
    query,
    kill: async () => await server?.stop(),
    start: async () => await start(),
    close,
  };
}

function address(port: number, rest: string): string {
  return `postgres://${USER}:${PASSWORD}@127.0.0.1:${port}/postgres${rest}`;
}

function findPrograms(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian) : [];
  const folders = [
    ...versions
      .toSorted((one, other) => Number(other) - Number(one))
      .map((v) => join(debian, v, 'bin')),
    ...(process.env['PATH'] ?? '').split(':'),
  ];
  return (
    folders.find(
      (each) => existsSync(join(each, 'initdb')) && existsSync(join(each, 'postgres')),
    ) ?? null
  );
}

type User = { uid: number; gid: number };

/** PostgreSQL refuses to run as root. */
function unprivileged(): User | null {
  if (process.getuid?.() !== 0) return null;
  const [uid = '', gid = ''] = ['-u', '-g'].map((which) =>
    execFileSync('id', [which, 'nobody'], { encoding: 'utf8' }),
  );
  return { uid: Number(uid), gid: Number(gid) };
}

function initialize(programs: string, folder: string, user: User | null): void {
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, PASSWORD);
  // An order of words that is not the order of their bytes.
  const locale = ['--locale=C', '--locale-provider=icu', '--icu-locale=en'];
  const how = ['--no-sync', '--no-instructions', '--encoding=UTF8', '--auth=scram-sha-256'];
  const who = [`--username=${USER}`, `--pwfile=${passwordFile}`];
  execFileSync(join(programs, 'initdb'), ['-D', join(folder, 'data'), ...locale, ...how, ...who], {
    cwd: folder,
    ...user,
    stdio: 'pipe',
  });
}

/**
 * Ends the server on a line of its standard input, or when that ends, which it does with the process that
 * holds it; the folder, which is the first argument, goes then, too. Ends with a server that ends by itself.
 */
const GUARDED = `
  ( "$@"; kill $$ ) &
  read -r line && kept=yes
  trap '' TERM
  kill -QUIT "$(head -n 1 "$0/data/postmaster.pid")"; wait
  [ -n "$kept" ] || rm -rf "$0"
`;

type Running = { stop(): Promise<void>; ended: Promise<void> };

/** Runs the server. */
function run(
  programs: string,
  { folder, port, user }: { folder: string; port: number; user: User | null },
): Running {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    fsync: 'off',
    full_page_writes: 'off',
    shared_buffers: '16MB',
    max_connections: 50,
    autovacuum: 'off',
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const command = [join(programs, 'postgres'), '-D', join(folder, 'data'), ...options];
  const server = spawn('sh', ['-c', GUARDED, folder, ...command], {
    cwd: folder,
    ...user,
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  const ended = new Promise<void>((resolve) => {
    server.once('close', () => resolve());
    server.once('error', () => resolve());
  });
  // A server that has ended reads no more.
  server.stdin.on('error', () => undefined);
  const stop = async (): Promise<void> => {
    server.stdin.end('stop\n');
    await ended;
  };
  return { stop, ended };
}

async function isReady(root: string): Promise<void> {
  for (const until = Date.now() + START_MILLISECONDS; ;) {
    const client = new Client({ connectionString: root });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
    }
    await sleep(50);
  }
}
