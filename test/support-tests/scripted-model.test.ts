import { expect, test } from 'vitest';
import { z } from 'zod';
import { scriptedModel } from '../support/scripted-model.ts';

const request = { instructions: 'Count.', material: 'One, two.', schema: z.number() };

test('replies in the order of its script and records the requests', async () => {
  const model = scriptedModel([1, ({ material }: typeof request) => material.length]);
  expect([await model.complete(request), await model.complete(request)]).toEqual([1, 9]);
  expect(model.asked).toEqual([request, request]);
});

test('throws the errors in its script', async () => {
  await expect(scriptedModel([new Error('asleep')]).complete(request)).rejects.toThrow('asleep');
});

test('fails on more requests than its script has replies', async () => {
  await expect(scriptedModel([]).complete(request)).rejects.toThrow('has 0 replies');
});
