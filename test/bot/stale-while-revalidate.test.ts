import { expect, test } from 'vitest';
import { staleWhileRevalidate } from '../../bot/stale-while-revalidate.ts';

/** A cache with a maximum age of one second, on a simulated clock, that counts its loads. */
function counted(results: readonly (() => Promise<number>)[] = []): {
  get: () => Promise<number>;
  failures: unknown[];
  loads: () => number;
  pass: (milliseconds: number) => Promise<void>;
} {
  let [now, loads] = [0, 0];
  const failures: unknown[] = [];
  const load = async (): Promise<number> => {
    loads += 1;
    return (await results[loads - 1]?.()) ?? loads;
  };
  return {
    get: staleWhileRevalidate({
      load,
      maxAge: 1000,
      now: () => new Date(now),
      onFailure: (error) => failures.push(error),
    }),
    failures,
    loads: () => loads,
    pass: async (milliseconds) => {
      now += milliseconds;
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    },
  };
}

test('loads a fresh value once for all callers', async () => {
  const { get, loads, pass } = counted();
  expect(await Promise.all([get(), get()])).toEqual([1, 1]);
  await pass(1000);
  expect(await get()).toBe(1);
  expect(loads()).toBe(1);
});

test('returns a stale value at once, and reloads it in the background', async () => {
  const { get, pass } = counted();
  await get();
  await pass(1001);
  expect(await get()).toBe(1);
  await pass(0);
  expect(await get()).toBe(2);
});

test('keeps the stale value when reloading fails', async () => {
  const broken = new Error('no rights');
  const { get, failures, pass } = counted([
    async () => 1,
    async () => await Promise.reject(broken),
  ]);
  await get();
  await pass(1001);
  await get();
  await pass(0);
  expect(await get()).toBe(1);
  expect(failures).toEqual([broken]);
});

test('rejects when the first load fails, and tries again on the next call', async () => {
  const broken = new Error('no rights');
  const { get, pass } = counted([async () => await Promise.reject(broken)]);
  await expect(get()).rejects.toBe(broken);
  await pass(0);
  expect(await get()).toBe(2);
});
