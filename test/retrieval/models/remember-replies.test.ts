import { expect, test } from 'vitest';
import { z } from 'zod';
import { ModelUnavailable } from '../../../retrieval/errors.ts';
import { rememberReplies } from '../../../retrieval/models/remember-replies.ts';
import { scriptedModel } from '../../support/scripted-model.ts';

const request = (
  material: string,
): { instructions: string; material: string; schema: z.ZodType<number> } => ({
  instructions: 'Count.',
  material,
  schema: z.number(),
});

test('the same request is made once, another one again', async () => {
  const model = scriptedModel([1, 2]);
  const remembering = rememberReplies(model);
  const asked = ['ships', 'ships', 'pilots', 'ships'];
  const replies: number[] = [];
  for (const material of asked) replies.push(await remembering.complete(request(material)));
  expect(replies).toEqual([1, 1, 2, 1]);
});

test('a failed request is made again, and old replies are forgotten', async () => {
  const down = new ModelUnavailable('it is down', { retryable: true });
  const remembering = rememberReplies(scriptedModel([down, 1, 2, 3]), 1);
  await expect(remembering.complete(request('ships'))).rejects.toThrow(down);
  expect(await remembering.complete(request('ships'))).toBe(1);
  expect(await remembering.complete(request('pilots'))).toBe(2);
  expect(await remembering.complete(request('ships'))).toBe(3);
});
