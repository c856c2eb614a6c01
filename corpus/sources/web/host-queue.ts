import { VisitFailed } from '../../errors.ts';

/** What a host has been promised. */
type Host = { last: Promise<unknown>; freeSince: number; restsUntil: number };

type HostTurnsOptions = {
  now: () => Date;
  sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** How many hosts may be busy with us at a time. */
  hostsAtOnce: number;
};

/** The order in which requests are made: one at a time per host, with a pause in between. */
export type HostTurns = {
  /**
   * Does the work when the host's turn comes, and hands on what it returns or throws.
   * @throws VisitFailed where the host is to be left alone.
   */
  take: <T>(turn: Turn, work: () => Promise<T>) => Promise<T>;
  /** The host asked to be left alone for some milliseconds; a day at most is granted. */
  rest: (host: string, milliseconds: number) => void;
};

/** Whose turn, and how long after the end of its last one at least, in milliseconds. */
type Turn = { host: string; pause: number; signal?: AbortSignal | undefined };

/** Keeps the order for as many hosts as there are. */
export function hostTurns({ now, sleep, hostsAtOnce }: HostTurnsOptions): HostTurns {
  const hosts = new Map<string, Host>();
  const slots = slotsOf(hostsAtOnce);
  const time = (): number => now().getTime();

  function hostOf(name: string): Host {
    const host = hosts.get(name) ?? {
      last: Promise.resolve(),
      freeSince: -Infinity,
      restsUntil: 0,
    };
    hosts.set(name, host);
    return host;
  }
  async function afterPause<T>({ host, pause, signal }: Turn, work: () => Promise<T>): Promise<T> {
    const state = hostOf(host);
    signal?.throwIfAborted();
    const rest = state.restsUntil - time();
    if (rest > 0) throw new VisitFailed(leftAlone(rest), rest);
    const wait = state.freeSince + pause - time();
    if (wait > 0) await sleep(wait, signal);
    await slots.acquire();
    try {
      return await work();
    } finally {
      slots.release();
      state.freeSince = time();
    }
  }
  return {
    async take(turn, work) {
      const host = hostOf(turn.host);
      const mine = host.last.then(async () => await afterPause(turn, work));
      // The next one waits for the end of this one, whatever it is.
      host.last = mine.catch(() => {});
      return await mine;
    },
    rest(name, milliseconds) {
      const host = hostOf(name);
      host.restsUntil = Math.max(host.restsUntil, time() + Math.min(milliseconds, longestRest));
    },
  };
}

const longestRest = 86_400_000;

function leftAlone(milliseconds: number): string {
  const minutes = Math.ceil(milliseconds / 60_000);
  return `the server asked to be left alone for another ${minutes} min`;
}

function slotsOf(count: number): { acquire: () => Promise<void>; release: () => void } {
  let free = count;
  const waiting: (() => void)[] = [];
  return {
    async acquire() {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
    },
    release() {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    },
  };
}
