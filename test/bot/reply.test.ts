import { expect, test } from 'vitest';
import { replyQuotingFirst } from '../../bot/reply.ts';
import type { Answer, Answered } from '../../retrieval/answer.ts';
import { StoreUnavailable } from '../../retrieval/errors.ts';
import { harbourDigest, quotedAnswer, refusal, wordedAnswer } from './examples/example-answers.ts';

const question = { text: 'Who paused the strike?', at: '2025-12-02T08:00:00.000Z' };
const none = async (): Promise<never> => await Promise.reject(new Error('not asked for'));
const show = (): never => expect.fail('quotes were shown');
const quoted = async (): Promise<Answer> => await Promise.resolve(quotedAnswer);
const noReplies = { answer: none, latest: none, timeline: none, check: none };

/** An engine whose model has answered once its quotes were asked for and `written` is called. */
function slowEngine(quotes: () => Promise<Answer>) {
  const { promise, resolve } = Promise.withResolvers<Answer>();
  const engine = {
    answer: async () => await promise,
    latest: async () => await Promise.resolve(harbourDigest),
    quoting: { ...noReplies, answer: quotes },
  };
  return { engine, written: () => resolve(wordedAnswer) };
}

test('quotes stand in for an answer that a model writes slowly', async () => {
  const { engine, written } = slowEngine(quoted);
  const shown: Answered[] = [];
  const showing = {
    after: 0,
    show: (quotes: Answered): void => {
      shown.push(quotes);
      written();
    },
  };
  expect(await replyQuotingFirst(question, engine, showing)).toBe(wordedAnswer);
  expect(shown).toEqual([{ ...quotedAnswer, notice: 'model-writing' }]);
});

test('an answer that comes in time is shown alone', async () => {
  const { engine, written } = slowEngine(none);
  written();
  expect(await replyQuotingFirst(question, engine, { after: 60_000, show })).toBe(wordedAnswer);
});

test.each([
  ['there is nothing to quote', async () => await Promise.resolve(refusal)],
  ['quotes fail', async () => await Promise.reject(new StoreUnavailable('data/store', 'gone'))],
])('only the answer is shown where %s', async (_, quotes) => {
  const { engine, written } = slowEngine(async () => {
    written();
    return await quotes();
  });
  expect(await replyQuotingFirst(question, engine, { after: 0, show })).toBe(wordedAnswer);
});

test('a digest is shown alone, and so is every reply without a model', async () => {
  const { engine } = slowEngine(none);
  const latest = { ...question, text: 'What is new?' };
  expect(await replyQuotingFirst(latest, engine, { after: 0, show })).toBe(harbourDigest);
  const quotingOnly = { ...engine, answer: quoted, quoting: null };
  expect(await replyQuotingFirst(question, quotingOnly, { after: 0, show })).toBe(quotedAnswer);
});
