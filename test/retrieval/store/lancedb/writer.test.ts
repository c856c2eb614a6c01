import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { StoreBusy } from '../../../../retrieval/errors.ts';
import { writerLock } from '../../../../retrieval/store/lancedb/writer.ts';
import { everything, writeNews } from '../../../contracts/store/store-trial.ts';
import { newsArticle, smallNews } from '../../../support/small-news.ts';
import { freshAddress, cleanups, opened } from './lance-folder.ts';

test('two writers of the same articles store each of them once', async () => {
  const address = freshAddress();
  const writers = [await opened(address), await opened(address)];
  const news = Array.from({ length: 30 }, (_, number) => newsArticle({ id: `news-${number}` }));
  await Promise.all(
    writers.map(async (store) => {
      for (let start = 0; start < news.length; start += 5) {
        await writeNews(store, ...news.slice(start, start + 5));
        await store.compact();
      }
    }),
  );
  const [store] = writers;
  expect((await store?.extent({}))?.articles).toBe(news.length);
  const hits = await store?.searchPassages('bridge', { ...everything, limit: 100 });
  expect(hits).toHaveLength(news.length);
});

test('opening a new store several times at once creates one store', async () => {
  const address = freshAddress();
  const stores = await Promise.all([opened(address), opened(address), opened(address)]);
  await Promise.all(
    stores.map(async (store, at) => await writeNews(store, ...smallNews.slice(at))),
  );
  for (const store of stores) expect((await store.extent({})).articles).toBe(smallNews.length);
});

test('waiting for another writer is reported once', async () => {
  const address = freshAddress();
  const steps: string[] = [];
  const release = Promise.withResolvers<undefined>();
  const holding = writerLock(address)(async () => {
    steps.push('first');
    await release.promise;
  });
  const onWait = (sentence: string): void => {
    steps.push(sentence);
    release.resolve(undefined);
  };
  const waiting = writerLock(address, { onWait })(async () => {
    steps.push('second');
    await Promise.resolve();
  });
  await Promise.all([holding, waiting]);
  const notice = `Another process is writing to the store at ${address}; waiting until it is done.`;
  expect(steps).toEqual(['first', notice, 'second']);
});

test('gives up after waiting too long and says what to do', async () => {
  const address = freshAddress();
  const release = Promise.withResolvers<undefined>();
  const holding = writerLock(address)(async () => await release.promise);
  const waiting = writerLock(address, { maxTries: 2 })(async () => await Promise.resolve());
  await expect(waiting).rejects.toThrow(StoreBusy);
  await expect(waiting).rejects.toThrow('wait for it, or stop it');
  release.resolve(undefined);
  await holding;
});

test('releases the lock after an error', async () => {
  const lock = writerLock(freshAddress());
  const failing = lock(async () => await Promise.reject(new Error('no room')));
  await expect(failing).rejects.toThrow('no room');
  expect(await lock(async () => await Promise.resolve('done'))).toBe('done');
});

test('a killed process leaves no lock behind', async () => {
  const address = freshAddress();
  const module = new URL('../../../../retrieval/store/lancedb/writer.ts', import.meta.url).href;
  const script = `
    const { writerLock } = await import(${JSON.stringify(module)});
    await writerLock(${JSON.stringify(address)})(async () => {
      console.log('holding');
      await new Promise((resolve) => setTimeout(resolve, 600_000));
    });`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script]);
  cleanups.push(() => child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  const busy = writerLock(address, { maxTries: 1 })(async () => await Promise.resolve());
  await expect(busy).rejects.toThrow(StoreBusy);
  child.kill('SIGKILL');
  await once(child, 'exit');
  const free = writerLock(address, { maxTries: 1 })(async () => await Promise.resolve('free'));
  expect(await free).toBe('free');
});
