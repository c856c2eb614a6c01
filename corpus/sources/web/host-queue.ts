// Rate limits per host.
import { VisitFailed } from '../../errors.ts';

/** Runs requests one at a time per host, with a pause between them; feeds go before pages. */
export type HostQueue = {
  /**
   * Runs the work when it is the host's turn, and returns or throws what it does.
   * @throws VisitFailed while the host is blocked.
   */
  run: <T>(turn: Turn, work: () => Promise<T>) => Promise<T>;
  /** Blocks a host that asked for a pause, for some milliseconds, a day at most. */
  block: (host: string, milliseconds: number) => void;
};

type Turn = {
  host: string;
  as: 'feed' | 'page';
  /** The minimum pause since the host's last request, in milliseconds. */
  pause: number;
  signal?: AbortSignal | undefined;
  /** See `VisitOptions`. */
  onPause?: ((isPausing: boolean) => void) | undefined;
};

type HostQueueOptions = {
  now: () => Date;
  sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** How many hosts may be contacted at a time for feeds, and how many for pages. */
  hostsAtOnce: Readonly<Record<Turn['as'], number>>;
};

type Host = {
  /** The requests that wait for their turn, those for feeds first. */
  waiting: { as: Turn['as']; begin: () => void }[];
  isBusy: boolean;
  freeSince: number;
  blockedUntil: number;
};

/** A queue in memory for any number of hosts. */
export function createHostQueue({ now, sleep, hostsAtOnce }: HostQueueOptions): HostQueue {
  const hosts = new Map<string, Host>();
  const slots = { feed: semaphore(hostsAtOnce.feed), page: semaphore(hostsAtOnce.page) };
  const time = (): number => now().getTime();

  function hostOf(name: string): Host {
    const host = hosts.get(name) ?? {
      waiting: [],
      isBusy: false,
      freeSince: -Infinity,
      blockedUntil: 0,
    };
    hosts.set(name, host);
    return host;
  }
  async function afterPause<T>(
    { host, as, pause, signal, onPause }: Turn,
    work: () => Promise<T>,
  ): Promise<T> {
    const state = hostOf(host);
    signal?.throwIfAborted();
    const blocked = state.blockedUntil - time();
    if (blocked > 0) throw new VisitFailed(blockedReason(blocked), blocked);
    const wait = state.freeSince + pause - time();
    if (wait > 0) await paused(onPause, async () => await sleep(wait, signal));
    await slots[as].acquire();
    try {
      return await work();
    } finally {
      slots[as].release();
      state.freeSince = time();
    }
  }
  return {
    async run(turn, work) {
      const host = hostOf(turn.host);
      if (host.isBusy) await paused(turn.onPause, async () => await turnOf(host, turn.as));
      host.isBusy = true;
      try {
        return await afterPause(turn, work);
      } finally {
        const next = host.waiting.shift();
        if (next) next.begin();
        else host.isBusy = false;
      }
    },
    block(name, milliseconds) {
      const host = hostOf(name);
      host.blockedUntil = Math.max(host.blockedUntil, time() + Math.min(milliseconds, maxBlock));
    },
  };
}

/** Waits, and says so. */
async function paused(onPause: Turn['onPause'], wait: () => Promise<void>): Promise<void> {
  onPause?.(true);
  try {
    await wait();
  } finally {
    onPause?.(false);
  }
}

async function turnOf({ waiting }: Host, as: Turn['as']): Promise<void> {
  await new Promise<void>((begin) => {
    const firstPage = waiting.findIndex((each) => each.as === 'page');
    const place = as === 'page' || firstPage < 0 ? waiting.length : firstPage;
    waiting.splice(place, 0, { as, begin });
  });
}

const maxBlock = 86_400_000;

function blockedReason(milliseconds: number): string {
  const minutes = Math.ceil(milliseconds / 60_000);
  return `the server asked to be left alone for another ${minutes} min`;
}

function semaphore(count: number): { acquire: () => Promise<void>; release: () => void } {
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
