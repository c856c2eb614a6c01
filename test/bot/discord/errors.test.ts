import { expect, test } from 'vitest';
import type { Answer } from '../../../retrieval/answer.ts';
import { wordedAnswer } from '../examples/example-answers.ts';
import { startBot } from './bot-under-test.ts';

const ask = { name: 'ask', options: { question: 'What came out of the harbour talks?' } };
const callback = '/interactions/:id/:token/callback';
const edit = { method: 'PATCH', route: '/webhooks/*' };
const found = 'paused their strike';

test('drops a question with a warning when Discord no longer knows it', async () => {
  const { discord, log } = await startBot({
    answer: async () => await Promise.reject(new Error('This question was not to be asked.')),
  });
  discord.failNext({ route: callback, status: 404, code: 10_062 });
  discord.runCommand(ask);
  await expect.poll(() => log.lines.at(-1)?.sentence).toContain('three seconds');
  expect(log.levels()).toEqual(['info', 'warn']);
});

test('answers although the confirmation of the deferral was lost', async () => {
  const { discord } = await startBot();
  discord.failNext({ route: callback, drop: 'after' });
  const message = await discord.runCommand(ask).until(({ text }) => text.includes(found));
  expect(message.loading).toBe(false);
});

test.each([
  ['a server error', { ...edit, status: 503, times: 3 }],
  ['a cut connection', { ...edit, drop: 'before' as const, times: 2 }],
  ['a rate limit', { ...edit, status: 429, retryAfter: 0.05, times: 2 }],
  ['a limit of the whole bot', { ...edit, status: 429, retryAfter: 0.05, global: true }],
])('delivers the answer through %s', async (_, fault) => {
  const { discord } = await startBot();
  discord.failNext(fault);
  const message = await discord.runCommand(ask).answered();
  expect(message.text).toContain(found);
});

test('replies once although the confirmation of the reply was lost', async () => {
  const { discord } = await startBot();
  discord.failNext({ method: 'POST', route: '/channels/:id/messages', drop: 'after' });
  const reply = discord.sendMessage({ content: 'Who won?', mentions: [discord.botUserId] });
  await reply.answered();
  await reply.settled();
  expect(reply.messages).toHaveLength(1);
});

test.each([
  ['the channel is closed to it', { status: 403, code: 50_001 }, 'View Channel'],
  ['it may not write', { status: 403, code: 50_013 }, 'Send Messages'],
  ['the question was deleted and the channel with it', { status: 404, code: 10_003 }, 'deleted'],
])('continues when %s, and logs the cure', async (...[, fault, cure]) => {
  const { discord, log } = await startBot();
  discord.failNext({ method: 'POST', route: '/channels/:id/messages', ...fault });
  discord.sendMessage({ content: 'Who won?', mentions: [discord.botUserId] });
  await expect.poll(() => log.lines.at(-1)?.sentence).toContain(cure);
  expect(log.levels()).toEqual(['info', 'warn']);
  expect((await discord.runCommand(ask).answered()).text).toContain(found);
});

test('answers where it may not show a typing indicator', async () => {
  const slow = Promise.withResolvers<Answer>();
  const { discord, log } = await startBot({ answer: async () => await slow.promise });
  discord.failNext({ route: '/channels/:id/typing', status: 403, code: 50_013 });
  const reply = discord.sendMessage({ content: 'Who won?', mentions: [discord.botUserId] });
  await expect.poll(() => log.lines.at(-1)?.sentence).toContain('Typing could not be shown');
  slow.resolve(wordedAnswer);
  expect((await reply.answered()).text).toContain(found);
  expect(log.levels()).toEqual(['info', 'warn']);
});

test('says that something went wrong when Discord rejects the answer', async () => {
  const { discord, log } = await startBot();
  discord.failNext({ ...edit, status: 400, code: 50_035 });
  const message = await discord.runCommand(ask).answered();
  expect(message.text).toContain('Something went wrong on my side');
  expect(log.levels()).toEqual(['info', 'error']);
});

test('gives up on an answer that Discord never accepts, and answers the next question', async () => {
  const { discord, log } = await startBot();
  discord.failNext({ ...edit, status: 500, times: 8 });
  discord.runCommand(ask);
  await expect.poll(() => log.levels(), { timeout: 10_000 }).toContain('error');
  expect((await discord.runCommand(ask).answered()).text).toContain(found);
});

test('answers after it reconnected to Discord', async () => {
  const { discord } = await startBot();
  discord.dropGateway({ how: 'request' });
  await expect.poll(() => discord.resumes, { timeout: 10_000 }).toBe(1);
  expect((await discord.runCommand(ask).answered()).text).toContain(found);
});

test('finishes the answers in flight before it stops', async () => {
  const slow = Promise.withResolvers<Answer>();
  const { discord, bot } = await startBot({ answer: async () => await slow.promise });
  const reply = discord.runCommand(ask);
  await expect.poll(() => reply.states.length).toBe(1);
  const closed = bot.close();
  slow.resolve(wordedAnswer);
  await closed;
  expect((await reply.answered()).text).toContain(found);
});

test('tells users that it stops when their answers take too long', async () => {
  const { discord, bot } = await startBot({
    answer: async () => await new Promise(() => {}),
    timing: { stopWithin: 50 },
  });
  const reply = discord.runCommand(ask);
  await expect.poll(() => reply.states.length).toBe(1);
  await bot.close();
  expect((await reply.answered()).text).toContain('restarting');
});

test('says that it does not know a command that no longer exists', async () => {
  const { discord } = await startBot();
  const address = `${discord.apiUrl}/v10/applications/${discord.applicationId}/commands`;
  await fetch(address, {
    method: 'POST',
    headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'weather', description: 'A command of an older bot' }),
  });
  const message = await discord.runCommand({ name: 'weather' }).answered();
  expect(message.text).toContain('command no longer exists');
  expect(message.ephemeral).toBe(true);
});
