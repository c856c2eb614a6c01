import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { createModelBudget, type ModelBudget, withinTime } from '../../bot/model-budget.ts';
import { openStateDatabase } from '../../bot/state/database.ts';
import { sqlModelUsage } from '../../bot/state/model-usage.ts';
import { ModelReplyUnusable } from '../../retrieval/errors.ts';
import type { LanguageModel } from '../../retrieval/models/language-model.ts';
import { scriptedModel } from '../support/scripted-model.ts';

/** The scripted model costs 14 tokens a call. */
const request = { instructions: 'Say one.', material: 'One?', schema: z.object({ a: z.int() }) };
const says = Array.from({ length: 9 }, () => ({ a: 1 }));

test('a server that has spent its budget waits for the next month, others do not', async () => {
  let today = '2025-12-31T23:00:00Z';
  const budget = open(20, () => new Date(today));
  const model = budget.limit(scriptedModel(says));
  const ask = async (server: string | null): Promise<unknown> =>
    await budget.spendFor(server, async () => await model.complete(request));
  await ask('harbour');
  expect(await budget.isSpent('harbour')).toBe(false);
  await ask('harbour');
  expect(await budget.isSpent('harbour')).toBe(true);
  expect(await budget.spent('harbour')).toEqual({ tokens: 28, budget: 20 });
  await expect(ask('harbour')).rejects.toThrow('the budget for 2025-12 is spent');
  expect(await ask('island')).toEqual({ a: 1 });
  expect(await ask(null)).toEqual({ a: 1 });
  today = '2026-01-01T00:00:00Z';
  expect(await ask('harbour')).toEqual({ a: 1 });
});

test('tokens are counted without a budget, and for replies that are of no use', async () => {
  const budget = open();
  const model = budget.limit(scriptedModel([{ a: 1 }, { b: 2 }]));
  await budget.spendFor('harbour', async () => {
    await model.complete(request);
    await expect(model.complete(request)).rejects.toBeInstanceOf(ModelReplyUnusable);
  });
  expect(await budget.spent('harbour')).toEqual({ tokens: 28, budget: null });
});

test('calls of two servers at once are not mixed up', async () => {
  const budget = open();
  const model = budget.limit(scriptedModel(says));
  await Promise.all(
    ['harbour', 'island', 'harbour'].map(
      async (server) => await budget.spendFor(server, async () => await model.complete(request)),
    ),
  );
  expect((await budget.spent('harbour')).tokens).toBe(28);
  expect((await budget.spent('island')).tokens).toBe(14);
});

test('the calls of one answer share its time', async () => {
  const slow: LanguageModel = {
    id: 'slow',
    complete: async ({ signal }) => {
      await setTimeout(60_000, undefined, { ...(signal && { signal }) });
      throw new Error('It was not stopped.');
    },
  };
  const { model } = withinTime({ model: slow }, 50);
  await expect(model.complete(request)).rejects.toThrow('slow did not finish within 50 ms');
  await expect(model.complete(request)).rejects.toThrow('slow did not finish within 50 ms');
});

test('a reply is kept when it cannot be counted', async () => {
  const failures: unknown[] = [];
  const usage = sqlModelUsage(openStateDatabase('/dev/null/state.sqlite'));
  const budget = createModelBudget(usage, {
    now: () => new Date(),
    onFailure: (error) => failures.push(error),
  });
  expect(await budget.limit(scriptedModel(says)).complete(request)).toEqual({ a: 1 });
  expect(failures).toHaveLength(1);
});

function open(budget?: number, now = (): Date => new Date('2025-12-02')): ModelBudget {
  const usage = sqlModelUsage(openStateDatabase(':memory:'));
  return createModelBudget(usage, { ...(budget !== undefined && { budget }), now });
}
