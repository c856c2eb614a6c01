import { expect, test } from 'vitest';
import {
  readFetchedFeed,
  readFetchedPage,
  readFileContent,
  type WorkerPool,
  workerPool,
} from '../../../corpus/sources/reading-pool.ts';

const script = new URL('../../support/obedient-thread.ts', import.meta.url);

/** One thread, so that every job shows whether the one before left it usable. */
function pool(milliseconds = 20_000): WorkerPool<string> {
  return workerPool(script, { threads: 1, milliseconds, megabytes: 32 });
}

test('a job that never ends costs itself alone', async () => {
  const { run } = pool(3_000);
  const outcomes = await Promise.allSettled([run('first'), run('loop'), run('last')]);
  expect(outcomes).toMatchObject([
    { status: 'fulfilled', value: { reply: 'first' } },
    {
      status: 'rejected',
      reason: {
        name: 'InputUnreadable',
        message: 'it took too long to read (more than 3 s); save the article alone',
      },
    },
    { status: 'fulfilled', value: { reply: 'last' } },
  ]);
});

test('a job that takes too much memory costs itself alone', async () => {
  const { run } = pool();
  await expect(run('grow')).rejects.toThrow('it takes too much memory to read');
  expect(await run('next')).toEqual({ reply: 'next' });
});

test('a thread that fails is replaced', async () => {
  const { run } = pool();
  await expect(run('fail')).rejects.toThrow('its reader failed: it is broken');
  expect(await run('next')).toEqual({ reply: 'next' });
});

test('any number of jobs wait for a few threads, and each gets its own reply', async () => {
  const { run } = workerPool<string>(script, { threads: 2 });
  const jobs = Array.from({ length: 40 }, (_, index) => `job ${index}`);
  const replies = await Promise.all(jobs.map(async (job) => await run(job)));
  expect(replies).toEqual(jobs.map((reply) => ({ reply })));
});

test('feeds, pages and files are read in threads', async () => {
  const rss =
    '<rss version="2.0"><channel><title>Coast Herald</title><item><title>Ferry</title></item></channel></rss>';
  const page =
    '<h1>Ferry</h1><p>The ferry to Norland sails again on Monday, the operator said.</p>';
  const address = 'https://coast.example/ferry';
  expect(await readFetchedFeed(Buffer.from(rss), 'utf-8', address)).toMatchObject({
    kind: 'feed',
    title: 'Coast Herald',
  });
  expect(await readFetchedPage(Buffer.from(page), null, address)).toMatchObject({ isFree: true });
  const file = { name: 'ferry.md', fileKind: 'Markdown' } as const;
  expect(await readFileContent('# Ferry\n\nIt sails.', file)).toMatchObject([
    { input: 'ferry.md', line: { title: 'Ferry', text: 'It sails.' } },
  ]);
});
