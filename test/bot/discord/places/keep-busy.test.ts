import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { keepBusy } from '../../../../bot/discord/places/keep-busy.ts';

const fail = (error: unknown): void => {
  throw error;
};

test('takes the steps in order until it is told to stop', async () => {
  const taken: string[] = [];
  const third = Promise.withResolvers<void>();
  const step = (name: string) => ({
    after: 1,
    run: async () => {
      taken.push(name);
      if (name === 'three') third.resolve();
    },
  });
  const stop = keepBusy(
    [step('one'), step('two'), step('three'), { ...step('four'), after: 60_000 }],
    fail,
  );
  await third.promise;
  await stop();
  expect(taken).toEqual(['one', 'two', 'three']);
});

test('stops only when the step under way is over', async () => {
  const events: string[] = [];
  const begun = Promise.withResolvers<void>();
  const step = {
    after: 0,
    run: async () => {
      begun.resolve();
      await sleep(20);
      events.push('step over');
    },
  };
  const stop = keepBusy([step, step], fail);
  await begun.promise;
  await stop();
  events.push('stopped');
  expect(events).toEqual(['step over', 'stopped']);
});

test('hands a failure over and takes no further step', async () => {
  const failed = Promise.withResolvers<unknown>();
  const taken: number[] = [];
  const stop = keepBusy(
    [
      { after: 0, run: async () => await Promise.reject(new Error('no permission')) },
      { after: 0, run: async () => void taken.push(2) },
    ],
    failed.resolve,
  );
  expect(await failed.promise).toEqual(new Error('no permission'));
  await stop();
  expect(taken).toEqual([]);
});
