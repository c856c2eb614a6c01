import { expect, test } from 'vitest';
import { type Quotes, quotingFirst, replyTo } from '../../bot/reply.ts';
import type { Answer } from '../../retrieval/answer.ts';
import type { Digest } from '../../retrieval/digest/digest.ts';
import { StoreUnavailable } from '../../retrieval/errors.ts';
import { harbourDigest, quotedAnswer, refusal, wordedAnswer } from './examples/example-answers.ts';

const question = { text: 'Who paused the strike?', at: '2025-12-02T08:00:00.000Z' };
const none = async (): Promise<never> => await Promise.reject(new Error('not asked for'));
const show = (): never => expect.fail('quotes were shown');
const quoted = async (): Promise<Answer> => await Promise.resolve(quotedAnswer);
const quotedDigest = async (): Promise<Digest> => await Promise.resolve(harbourDigest);
const noReplies = { answer: none, latest: none, timeline: none };
const ask = async (replies: Parameters<typeof replyTo>[1]) => await replyTo(question, replies);

/** An engine whose model has answered once its quotes were asked for and `written` is called. */
function slowEngine(quotes: () => Promise<Answer>) {
  const { promise, resolve } = Promise.withResolvers<Answer>();
  const engine = {
    ...noReplies,
    answer: async () => await promise,
    quoting: { ...noReplies, answer: quotes },
  };
  return { engine, written: () => resolve(wordedAnswer) };
}

test('quotes stand in for an answer that a model writes slowly', async () => {
  const { engine, written } = slowEngine(quoted);
  const shown: Quotes[] = [];
  const showing = {
    after: 0,
    show: (quotes: Quotes): void => {
      shown.push(quotes);
      written();
    },
  };
  expect(await quotingFirst(engine, ask, showing)).toBe(wordedAnswer);
  expect(shown).toEqual([{ ...quotedAnswer, notice: 'model-writing' }]);
});

test('an answer that comes in time is shown alone', async () => {
  const { engine, written } = slowEngine(none);
  written();
  expect(await quotingFirst(engine, ask, { after: 60_000, show })).toBe(wordedAnswer);
});

test.each([
  ['there is nothing to quote', async () => await Promise.resolve(refusal)],
  ['quotes fail', async () => await Promise.reject(new StoreUnavailable('data/store', 'gone'))],
])('only the answer is shown where %s', async (_, quotes) => {
  const { engine, written } = slowEngine(async () => {
    written();
    return await quotes();
  });
  expect(await quotingFirst(engine, ask, { after: 0, show })).toBe(wordedAnswer);
});

test('quoted stories stand in for the summaries that a model writes slowly', async () => {
  const { promise, resolve } = Promise.withResolvers<Digest>();
  const quoting = { ...noReplies, latest: quotedDigest };
  const engine = { ...noReplies, latest: async () => await promise, quoting };
  const summed = { ...harbourDigest, topic: 'harbour' };
  const shown: Quotes[] = [];
  const showing = {
    after: 0,
    show: (quotes: Quotes): void => {
      shown.push(quotes);
      resolve(summed);
    },
  };
  const whatIsNew = { ...question, text: 'What is new?' };
  const found = await quotingFirst(engine, async (from) => await replyTo(whatIsNew, from), showing);
  expect(found).toBe(summed);
  expect(shown).toEqual([{ ...harbourDigest, notice: 'model-writing' }]);
});

test('without a model a reply is shown alone', async () => {
  const engine = { ...noReplies, answer: quoted, quoting: null };
  expect(await quotingFirst(engine, ask, { after: 0, show })).toBe(quotedAnswer);
});
