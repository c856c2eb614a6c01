// The leader of the processes that share a state in PostgreSQL: the one whose session holds a lock.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { printableAddress } from '../../corpus/printable-address.ts';
import { repeat, type Repeating } from '../repeat.ts';
import type { Leader } from './leader.ts';
import { connectionSettings, lockKey, stateError } from './postgres.ts';

/** How often the leader proves that it lives, and others try to succeed it, in milliseconds. */
const BEAT = 2000;
/** A beat that takes longer has failed. */
const MOST_BEAT = 4000;
/** How long to wait for the end of a session. */
const MOST_GOODBYE = 1000;
/** For how long a beat proves anything. */
const PROVEN = 10_000;
/**
 * After how long without a beat the server ends the session, and with it the lock; by then its process
 * knows that it no longer leads, even if it or its network stood still.
 */
const SESSION_TIMEOUT = 15_000;

/** What the leadership needs besides its address. */
export type LeadershipOptions = {
  /** Called when this process begins to lead, and when it no longer does, with the reason. */
  onChange?: (leads: boolean, reason: string | null) => void;
  /** A clock that never goes back, in milliseconds; the machine's by default. */
  elapsed?: () => number;
};

/**
 * Joins the processes that share the state at an address; of those that run jobs with `whileLeading` one
 * leads. If it ends, another one leads within seconds; if it stands still or its network is gone, within
 * 20 seconds. The connection has to be a session of its own: no pooler may share it.
 */
export function postgresLeader(
  address: string,
  { onChange = () => undefined, elapsed = () => performance.now() }: LeadershipOptions = {},
): Leader & { close(): Promise<void> } {
  const jobs = new Set<Job>();
  let beating: Repeating | null = null;
  let trouble: string | null = null;
  const session = lockSession(address, {
    elapsed,
    onEnd: () => void lose('its connection was lost'),
  });
  const lose = async (reason: string | null): Promise<void> => {
    const held = session.holds();
    const ending = session.end();
    for (const job of jobs) job.follow();
    if (held || (reason !== null && reason !== trouble)) onChange(false, reason);
    trouble = reason;
    await ending;
  };
  const beat = async (): Promise<void> => {
    const held = session.holds();
    await session.beat();
    trouble = null;
    if (!session.holds()) return;
    if (!held) onChange(true, null);
    // Each time: a job that was added while nothing was proven has not begun.
    for (const job of jobs) job.follow();
  };
  const close = async (): Promise<void> => {
    await beating?.stop();
    beating = null;
    await lose(null);
  };
  const onError = (error: unknown): void =>
    void lose(stateError(error, printableAddress(address)).message);
  return {
    isLeader: () => session.isProven(),
    whileLeading: (start) => {
      const job = jobOf(start, () => session.isProven());
      jobs.add(job);
      job.follow();
      beating ??= repeat({ every: BEAT, run: beat, onError });
      return {
        wake: () => job.wake(),
        stop: async () => {
          jobs.delete(job);
          await job.stop();
          // Another process need not wait for what this one still has to do.
          if (jobs.size === 0) await close();
        },
      };
    },
    close,
  };
}

/** A session that holds a lock, or tries to get it. */
type LockSession = {
  holds(): boolean;
  /** Whether it holds the lock for certain. */
  isProven(): boolean;
  /** Connects where that is needed, gets the lock where it is free, and proves that it is held. */
  beat(): Promise<void>;
  /** Gives the lock up at once; resolves when the session has ended. */
  end(): Promise<void>;
};

function lockSession(
  address: string,
  { elapsed, onEnd }: { elapsed: () => number; onEnd: () => void },
): LockSession {
  let client: Client | null = null;
  let holds = false;
  let provenUntil = 0;
  return {
    holds: () => holds,
    isProven: () => holds && elapsed() < provenUntil,
    beat: async () => {
      const sentAt = elapsed();
      client ??= await connect(address, (gone) => {
        if (gone === client) onEnd();
      });
      const statement = holds ? 'SELECT true AS holds' : tryLock;
      const { rows } = await client.query<{ holds: boolean }>(statement);
      holds = rows[0]?.holds === true;
      provenUntil = sentAt + PROVEN;
    },
    end: async () => {
      const ending = client;
      client = null;
      holds = false;
      if (ending !== null) await ended(ending);
    },
  };
}

/** The lock is held by the session until it ends. */
const tryLock = `SELECT pg_try_advisory_lock(${lockKey("'leader'")}) AS holds`;

async function connect(address: string, onEnd: (client: Client) => void): Promise<Client> {
  // Loaded where it is needed alone.
  const pg = await import('pg');
  const client = new pg.Client({
    ...connectionSettings,
    application_name: 'dateline leader',
    query_timeout: MOST_BEAT,
    connectionString: address,
  });
  client.on('error', () => onEnd(client));
  client.on('end', () => onEnd(client));
  try {
    await client.connect();
    await client.query(`SET idle_session_timeout = ${SESSION_TIMEOUT}`);
    return client;
  } catch (error) {
    void ended(client);
    throw error;
  }
}

/** Ends a session; where nobody answers, the system ends it later. */
async function ended(client: Client): Promise<void> {
  const ending = client.end().catch(() => undefined);
  await Promise.race([ending, sleep(MOST_GOODBYE, undefined, { ref: false })]);
}

type Job = Repeating & {
  /** Starts or stops the job as the process leads or not. */
  follow(): void;
};

function jobOf(start: () => Repeating, isLeader: () => boolean): Job {
  let running: Repeating | null = null;
  let isStopped = false;
  let settled: Promise<void> = Promise.resolve();
  const step = async (): Promise<void> => {
    const isWanted = isLeader() && !isStopped;
    if (isWanted) running ??= start();
    else {
      await running?.stop();
      running = null;
    }
  };
  const follow = (): void => {
    settled = settled.then(step);
  };
  return {
    wake: () => running?.wake(),
    follow,
    stop: async () => {
      isStopped = true;
      follow();
      await settled;
    },
  };
}
