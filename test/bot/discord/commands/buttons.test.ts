import { expect, onTestFinished, test } from 'vitest';
import { sqlAnswerLog } from '../../../../bot/state/answer-log.ts';
import { sqlFeedback } from '../../../../bot/state/feedback.ts';
import { openStateDatabase } from '../../../../bot/state/database.ts';
import { StateUnavailable } from '../../../../bot/errors.ts';
import type { Question } from '../../../../retrieval/query/query.ts';
import { wordedAnswer } from '../../examples/example-answers.ts';
import { askedAt, startBot, startOn } from '../bot-under-test.ts';

const question = 'What came out of the harbour talks?';
const ask = { name: 'ask', options: { question } };
const askPrivately = { name: 'ask', options: { question, private: true } };

test('an answer has buttons, and only an ephemeral one can be shared', async () => {
  const { discord } = await startBot();
  const shown = await discord.runCommand(ask).answered();
  expect(customIds(shown)).toEqual(['sources', 'follow-up', 'good', 'bad']);
  const privately = await discord.runCommand(askPrivately).answered();
  expect(customIds(privately)).toEqual(['sources', 'follow-up', 'share', 'good', 'bad']);
});

test('a hint or an error has no buttons', async () => {
  const { discord } = await startBot({ answer: async () => await Promise.reject(new Error('no')) });
  const message = await discord.runCommand(ask).answered();
  expect(customIds(message)).toEqual([]);
});

test('Sources shows the sources of that answer to whoever presses', async () => {
  const { discord } = await startBot();
  const { id } = await discord.runCommand(ask).answered();
  const press = { messageId: id, customId: 'sources', user: discord.manager };
  const message = await discord.pressButton(press).answered();
  expect(message.ephemeral).toBe(true);
  expect(message.text).toContain('Crews will not strike before 12 December.');
});

test('Follow up opens a modal, and asks with the answer as context', async () => {
  const asked: Question[] = [];
  const { discord } = await startBot({
    answer: async (each) => {
      asked.push(each);
      return { ...wordedAnswer, question: each.text };
    },
  });
  const { id } = await discord.runCommand(ask).answered();
  const press = { messageId: id, customId: 'follow-up' };
  expect((await discord.pressButton(press).modal()).inputs).toEqual(['text']);
  const submit = { customId: 'follow-up', values: { text: 'And who signed it?' } };
  const message = await discord.submitModal(submit).answered();
  expect(message.ephemeral).toBe(false);
  expect(message.text).toContain('### And who signed it?');
  expect(asked[1]).toEqual({
    text: 'And who signed it?',
    at: askedAt,
    previous: { question, answer: wordedAnswer.statements.map(({ text }) => text).join(' ') },
  });
});

test('a follow-up to an ephemeral answer is ephemeral', async () => {
  const { discord } = await startBot();
  const { id } = await discord.runCommand(askPrivately).answered();
  await discord.pressButton({ messageId: id, customId: 'follow-up' }).modal();
  const submit = { customId: 'follow-up', values: { text: 'And who signed it?' } };
  expect((await discord.submitModal(submit).answered()).ephemeral).toBe(true);
});

test('a reply to an answer has the answer as context', async () => {
  const asked: Question[] = [];
  const { discord } = await startBot({
    answer: async (each) => {
      asked.push(each);
      return { ...wordedAnswer, question: each.text };
    },
  });
  const content = `<@${discord.botUserId}> ${question}`;
  const { id } = await discord.sendMessage({ content }).answered();
  await discord.sendMessage({ content: 'And who signed it?', replyTo: id }).answered();
  expect(asked[1]?.previous?.question).toBe(question);
});

test('Share posts an ephemeral answer as it is, without asking again', async () => {
  let asked = 0;
  const { discord } = await startBot({
    answer: async ({ text }) => {
      asked += 1;
      return { ...wordedAnswer, question: text };
    },
  });
  const { id } = await discord.runCommand(askPrivately).answered();
  const message = await discord.pressButton({ messageId: id, customId: 'share' }).answered();
  expect(message.ephemeral).toBe(false);
  expect(message.text).toContain('paused their strike');
  expect(asked).toBe(1);
});

test('a rating is stored with its answer', async () => {
  const feedback = sqlFeedback(openStateDatabase(':memory:'));
  const { discord } = await startBot({ feedback });
  const { id } = await discord.runCommand(ask).answered();
  await discord.pressButton({ messageId: id, customId: 'good' }).answered();
  const other = { messageId: id, customId: 'bad', user: discord.manager };
  await discord.pressButton(other).modal();
  const submit = { customId: 'bad', values: { text: 'It is out of date.' }, user: discord.manager };
  const thanks = await discord.submitModal(submit).answered();
  expect(thanks.ephemeral).toBe(true);
  expect(await feedback.all()).toMatchObject([
    { messageId: id, verdict: 'good', reason: null, answer: { question } },
    { messageId: id, verdict: 'bad', reason: 'It is out of date.', givenAt: askedAt },
  ]);
});

test('buttons work after a restart, and say so if the answer is forgotten', async () => {
  const answerLog = sqlAnswerLog(openStateDatabase(':memory:'));
  const { discord, bot } = await startBot({ answerLog });
  const { id } = await discord.runCommand(ask).answered();
  await bot.close();
  const again = await startOn(discord, { answerLog });
  const press = { messageId: id, customId: 'sources' };
  expect((await discord.pressButton(press).answered()).text).toContain('Crews will not strike');
  await again.close();
  await startOn(discord, {});
  for (const customId of ['sources', 'good'] as const) {
    const message = await discord.pressButton({ messageId: id, customId }).answered();
    expect(message.text).toContain('no longer have this answer');
    expect(message.ephemeral).toBe(true);
  }
});

test('a button that fails says so to whoever pressed it', async () => {
  const fault = new StateUnavailable('/state.sqlite', new Error('disk full'));
  const feedback = {
    ...sqlFeedback(openStateDatabase(':memory:')),
    put: async () => await Promise.reject(fault),
  };
  const { discord, log } = await startBot({ feedback });
  onTestFinished(() => expect(log.levels()).toEqual(['info', 'error']));
  const { id } = await discord.runCommand(ask).answered();
  const message = await discord.pressButton({ messageId: id, customId: 'good' }).answered();
  expect(message.text).toContain(fault.forReader);
});

function customIds({ buttons }: { buttons: readonly { customId: string | null }[] }): string[] {
  return buttons.flatMap(({ customId }) => customId ?? []);
}
