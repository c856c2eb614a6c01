// Reads what was fetched or opened in worker threads, so that no input can hold up the program.
import { Worker } from 'node:worker_threads';
import type { Found } from '../article-source.ts';
import { InputUnreadable, reasonOf } from '../errors.ts';
import type { ReadPage } from '../following/complete-item.ts';
import type { ReadFeed } from '../following/follow-feed.ts';

/** A file that is read as a whole. */
export type WholeFileKind = 'press page' | 'Markdown' | 'HTML' | 'JSON' | 'feed';

/** What a thread reads. `charset` is that of the HTTP header, null for none. */
export type ReadingJob =
  | {
      kind: 'feed' | 'page' | 'linked feeds' | 'linked articles';
      bytes: Uint8Array;
      charset: string | null;
      url: string;
    }
  | { kind: 'file'; content: string; fileKind: WholeFileKind; name: string };

/** The feeds that a page links to. */
export type Discovered = { feeds: string[] } | { rejected: string };

/** How many threads read at a time, and the limits of one job. */
type Limits = {
  threads: number;
  /** The time for one job. */
  milliseconds: number;
  /** The heap of a thread. */
  megabytes: number;
};

/** Real feeds and pages take well below a second, and the largest some seconds; machines are busy. */
const limits: Limits = { threads: 2, milliseconds: 60_000, megabytes: 1_024 };

/** Runs jobs in threads. */
export type WorkerPool<Job> = {
  /**
   * What the thread replies to the job, as plain data; jobs beyond the number of threads wait. A
   * thread that exceeds a limit is ended and replaced.
   * @throws InputUnreadable where a limit was exceeded, or the thread failed.
   */
  run: (job: Job) => Promise<unknown>;
};

/**
 * A pool of threads that run `script`, which replies to each message with one message. Threads are
 * started when they are needed, and an idle one does not keep the program running.
 */
export function workerPool<Job>(script: URL, given: Partial<Limits> = {}): WorkerPool<Job> {
  const { threads, milliseconds, megabytes } = { ...limits, ...given };
  const idle: Worker[] = [];
  const waiting: (() => void)[] = [];
  let free = threads;

  function start(): Worker {
    const thread = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: megabytes } });
    // Without a listener, the error of a thread that was given up would end the program.
    return thread.on('error', () => {});
  }
  return {
    async run(job) {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      const thread = idle.pop() ?? start();
      try {
        const reply = await replyOf(thread, job, milliseconds);
        idle.push(thread);
        return reply;
      } catch (error) {
        void thread.terminate();
        throw error;
      } finally {
        const next = waiting.shift();
        if (next) next();
        else free += 1;
      }
    },
  };
}

async function replyOf(thread: Worker, job: unknown, milliseconds: number): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const fail = (reason: string): void => reject(new InputUnreadable(reason));
  const onError = (error: unknown): void => fail(failureOf(error));
  const onExit = (): void => fail(failureOf(null));
  const timer = setTimeout(() => fail(tooSlow(milliseconds)), milliseconds);
  thread.once('message', resolve).once('error', onError).once('exit', onExit).ref();
  try {
    thread.postMessage(job, []);
    return await promise;
  } finally {
    clearTimeout(timer);
    thread.off('message', resolve).off('error', onError).off('exit', onExit).unref();
  }
}

function tooSlow(milliseconds: number): string {
  return `it took too long to read (more than ${Math.ceil(milliseconds / 1_000)} s); save the article alone`;
}

function failureOf(error: unknown): string {
  const isMemory = Object(error).code === 'ERR_WORKER_OUT_OF_MEMORY';
  if (isMemory) return 'it takes too much memory to read; save the article alone';
  return error === null ? 'its reader ended' : `its reader failed: ${reasonOf(error)}`;
}

const pool = workerPool<ReadingJob>(new URL('./reading-worker.ts', import.meta.url));

/** What the thread replies to a job, which is of the kind that the job asks for. */
async function run<Reply>(job: ReadingJob): Promise<Reply> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own thread replied
  return (await pool.run(job)) as Reply;
}

/**
 * Reads a fetched feed, list or sitemap; see `readFeed` and, for a page, `linkedArticles`. Content
 * that is no text is `other`.
 */
export const readFetchedFeed: ReadFeed = async (bytes, charset, url, isPage = false) => {
  try {
    return await run({ kind: isPage ? 'linked articles' : 'feed', bytes, charset, url });
  } catch (error) {
    return { kind: 'unreadable', reason: reasonOf(error) };
  }
};

/** Reads the article on a fetched page, and whether the page declares it free to read. */
export const readFetchedPage: ReadPage = async (bytes, charset, url) => {
  try {
    return await run({ kind: 'page', bytes, charset, url });
  } catch (error) {
    return { rejected: reasonOf(error) };
  }
};

/** The feeds that a fetched page links to, absolute and in its order. */
export async function readLinkedFeeds(
  bytes: Uint8Array,
  charset: string | null,
  url: string,
): Promise<Discovered> {
  try {
    return await run({ kind: 'linked feeds', bytes, charset, url });
  } catch (error) {
    return { rejected: reasonOf(error) };
  }
}

/**
 * Reads the decoded content of a file. `fileKind` is that of `kindOfName` or `kindOfContent`.
 * @throws InputUnreadable
 */
export async function readFileContent(
  content: string,
  file: { name: string; fileKind: WholeFileKind },
): Promise<Found[]> {
  return await run({ kind: 'file', content, ...file });
}
