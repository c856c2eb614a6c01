import { expect, test } from 'vitest';
import type { Question } from '../../../../retrieval/query/query.ts';
import type { Answer } from '../../../../retrieval/answer.ts';
import { ModelUnavailable } from '../../../../retrieval/errors.ts';
import { english } from '../../../../bot/i18n/english.ts';
import { withActions } from '../../../../bot/messages/discord/components.ts';
import { discordAnswer } from '../../../../bot/messages/discord/answer.ts';
import { refusal, wordedAnswer } from '../../examples/example-answers.ts';
import { askedAt, quotingReplies, startBot } from '../bot-under-test.ts';
import { sqlAnswerLog } from '../../../../bot/state/answer-log.ts';
import { openStateDatabase } from '../../../../bot/state/database.ts';

const question = 'What came out of the harbour talks?';

test('answers publicly with the rendered answer', async () => {
  const { discord, log } = await startBot();
  const message = await discord.runCommand({ name: 'ask', options: { question } }).answered();
  const rendered = discordAnswer({ ...wordedAnswer, question });
  const { components } = withActions(rendered, {
    strings: english,
    shareable: false,
    hasSources: true,
  });
  expect(message.payload['components']).toEqual(components);
  expect(message.allowedMentions).toEqual({ parse: [], replied_user: false });
  expect(message.ephemeral).toBe(false);
  expect(log.levels()).toEqual(['info']);
});

test('says that the corpus has no answer', async () => {
  const { discord } = await startBot({ answer: async () => refusal });
  const message = await discord.runCommand({ name: 'ask', options: { question } }).answered();
  expect(message.text).toContain('No article says this directly.');
});

test('has a Sources button only if there are sources', async () => {
  const { discord } = await startBot({ answer: async () => ({ ...refusal, nearest: [] }) });
  const message = await discord.runCommand({ name: 'ask', options: { question } }).answered();
  const buttons = JSON.stringify(message.payload['components']);
  expect(buttons).not.toContain('"custom_id":"sources"');
  expect(buttons).toContain('"custom_id":"follow-up"');
});

test('passes on the question, its publisher, its period and its time', async () => {
  const asked: Question[] = [];
  const { discord } = await startBot({
    answer: async (each) => {
      asked.push(each);
      return wordedAnswer;
    },
  });
  const options = { question: '  Who won? ', source: 'Coast Herald', since: '48h' };
  await discord.runCommand({ name: 'ask', options }).answered();
  expect(asked).toEqual([
    {
      text: 'Who won?',
      at: askedAt,
      since: '2025-11-30T12:00:00.000Z',
      sources: ['Coast Herald'],
    },
  ]);
});

test('answers ephemerally when asked to', async () => {
  const { discord } = await startBot();
  const options = { question, private: true };
  const reply = discord.runCommand({ name: 'ask', options });
  expect((await reply.answered()).ephemeral).toBe(true);
  expect(discord.messages(discord.channelId, { as: discord.manager })).toEqual([]);
});

test('explains a time that it cannot read, ephemerally, and answers nothing', async () => {
  const { discord } = await startBot({ answer: neverAsked });
  const options = { question, since: 'a while ago' };
  const message = await discord.runCommand({ name: 'ask', options }).answered();
  expect(message.text).toContain('48h, 7d or 2w');
  expect(message.ephemeral).toBe(true);
});

test('shows status lines of a slow answer, and then the answer in their place', async () => {
  const slow = Promise.withResolvers<Answer>();
  const { discord } = await startBot({
    answer: async () => await slow.promise,
    timing: { statusAfter: 30 },
  });
  const reply = discord.runCommand({ name: 'ask', options: { question } });
  expect((await reply.answered()).text).toContain('Searching the articles');
  await reply.until(({ text }) => text.includes('Checking every sentence'));
  slow.resolve(wordedAnswer);
  const message = await reply.until(({ text }) => text.includes('paused their strike'));
  expect(await reply.settled()).toEqual(message);
  expect(reply.messages).toHaveLength(1);
  expect(reply.states[0]).toMatchObject({ kind: 'deferred', ephemeral: false });
});

test('while the model writes, quotes stand in its place, and only its answer is logged', async () => {
  const slow = Promise.withResolvers<Answer>();
  const state = sqlAnswerLog(openStateDatabase(':memory:'));
  const { discord } = await startBot({
    answer: async () => await slow.promise,
    quoting: quotingReplies,
    answerLog: state,
    timing: { quoteAfter: 10 },
  });
  const reply = discord.runCommand({ name: 'ask', options: { question } });
  const quotes = await reply.answered();
  expect(quotes.text).toContain('> Crews will not strike');
  expect(quotes.text).toContain('The language model is still at work');
  expect(await state.ofMessage(quotes.id)).toBeNull();
  slow.resolve(wordedAnswer);
  const message = await reply.until(({ text }) => text.includes('paused their strike'));
  expect(message.text).not.toContain('still at work');
  expect(await reply.settled()).toEqual(message);
  expect(reply.messages).toHaveLength(1);
  expect((await state.ofMessage(message.id))?.answer).toMatchObject({ method: 'model' });
});

test('while the model writes and nothing can be quoted, a status line says so', async () => {
  const slow = Promise.withResolvers<Answer>();
  const { discord } = await startBot({
    answer: async () => await slow.promise,
    quoting: { ...quotingReplies, answer: async () => await Promise.resolve(refusal) },
    timing: { quoteAfter: 10 },
  });
  const reply = discord.runCommand({ name: 'ask', options: { question } });
  expect((await reply.answered()).text).toContain('Searching the articles');
  slow.resolve(wordedAnswer);
  await reply.until(({ text }) => text.includes('paused their strike'));
});

test('shows the sentence that an error has for readers', async () => {
  const { discord, log } = await startBot({
    answer: async () => await Promise.reject(new ModelUnavailable('secret', { retryable: true })),
  });
  const message = await discord.runCommand({ name: 'ask', options: { question } }).answered();
  expect(message.text).toContain('The language model is not available right now.');
  expect(message.text).not.toContain('secret');
  expect(log.lines.at(-1)).toMatchObject({
    level: 'error',
    facts: { err: expect.any(ModelUnavailable) },
  });
});

test('shows no details of an unexpected error', async () => {
  const cause = new Error('ENOENT /home/bot/secret.sqlite');
  const { discord, log } = await startBot({ answer: async () => await Promise.reject(cause) });
  const message = await discord.runCommand({ name: 'ask', options: { question } }).answered();
  expect(message.text).toContain('Something went wrong on my side');
  expect(message.text).not.toMatch(/ENOENT|secret/u);
  expect(log.lines.at(-1)?.facts).toEqual({ err: cause });
});

test('treats a malformed answer as an unexpected error', async () => {
  const rubbish: Answer = JSON.parse('{ "kind": "answered", "statements": 7 }');
  const { discord } = await startBot({ answer: async () => rubbish });
  const message = await discord.runCommand({ name: 'ask', options: { question } }).answered();
  expect(message.text).toContain('Something went wrong on my side');
});

test('sends a very long answer in one message', async () => {
  const statements = Array.from({ length: 80 }, (_, index) => ({
    text: `Sentence ${index} @everyone ${'and so on '.repeat(40)}`,
    citations: [1, 2, 3],
  }));
  const { discord } = await startBot({ answer: async () => ({ ...wordedAnswer, statements }) });
  const message = await discord.runCommand({ name: 'ask', options: { question } }).answered();
  expect(message.text).toContain('did not fit');
  expect(message.text.length).toBeLessThanOrEqual(4100);
});

test('answers one question of a person at a time, and those of others meanwhile', async () => {
  const slow = Promise.withResolvers<Answer>();
  const { discord } = await startBot({
    answer: async ({ text }) => (text === 'slow' ? await slow.promise : wordedAnswer),
  });
  const ask = (text: string, user = discord.reader) =>
    discord.runCommand({ name: 'ask', user, options: { question: text } });
  const first = ask('slow');
  const second = await ask('quick').answered();
  expect(second.text).toContain('still working on your last question');
  expect(second.ephemeral).toBe(true);
  expect((await ask('quick', discord.manager).answered()).text).toContain('paused their strike');
  slow.resolve(wordedAnswer);
  expect((await first.answered()).text).toContain('paused their strike');
  expect((await ask('quick').answered()).text).toContain('paused their strike');
});

test('suggests publishers', async () => {
  const { discord } = await startBot();
  const typed = { name: 'ask', focused: 'source', options: { question, source: 'north' } };
  const choices = await discord.autocomplete(typed).choices();
  expect(choices).toEqual([{ name: 'Northern Wire', value: 'Northern Wire' }]);
});

test('suggests nothing when the publishers cannot be read', async () => {
  const { discord, log } = await startBot({
    sources: async () => await Promise.reject(new Error('store is away')),
  });
  const typed = { name: 'ask', focused: 'source', options: { question, source: '' } };
  expect(await discord.autocomplete(typed).choices()).toEqual([]);
  expect(log.levels()).toContain('warn');
});

async function neverAsked(): Promise<Answer> {
  return await Promise.reject(new Error('This question was not to be asked.'));
}
