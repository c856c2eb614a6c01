import { expect, test } from 'vitest';
import { sqlAnswerLog } from '../../../bot/state/answer-log.ts';
import { openStateDatabase } from '../../../bot/state/database.ts';
import { defaultSettings, type Settings, sqlSettings } from '../../../bot/state/settings.ts';
import type { Question } from '../../../retrieval/query/query.ts';
import type { LoopbackDiscord } from '../../support/discord/loopback-discord.ts';
import type { DiscordBotOptions } from '../../../bot/discord/bot.ts';
import { wordedAnswer } from '../examples/example-answers.ts';
import { type Fixture, quotingReplies, startBot } from './bot-under-test.ts';

const question = 'What came out of the harbour talks?';
const found = 'paused their strike';
const messageContent = 1 << 15;

/** The bot with `threads` on in its server, and the questions that it was asked. */
async function startWithThreads(
  readsContent = false,
  more: Partial<DiscordBotOptions> = {},
): Promise<Fixture & { asked: Question[]; settings: Settings }> {
  const settings = sqlSettings(openStateDatabase(':memory:'));
  const asked: Question[] = [];
  const answer = async (given: Question): Promise<typeof wordedAnswer> => {
    asked.push(given);
    return await Promise.resolve({ ...wordedAnswer, question: given.text });
  };
  const answerLog = sqlAnswerLog(openStateDatabase(':memory:'));
  const options = { settings, answer, answerLog, readsContent, ...more };
  const started = await startBot(options, {
    privilegedIntents: readsContent ? messageContent : 0,
  });
  await settings.put(started.discord.guildId, { ...defaultSettings, threads: true });
  return { ...started, asked, settings };
}

async function onlyThread(discord: LoopbackDiscord): Promise<{ id: string; name: string }> {
  await expect.poll(() => discord.threads(discord.channelId)).toHaveLength(1);
  const [thread] = discord.threads(discord.channelId);
  if (thread === undefined) throw new Error('There is no thread.');
  await expect.poll(() => discord.messages(thread.id).length).toBeGreaterThan(0);
  return thread;
}

test('answers a mention in a thread that is named after the question and archived after a day', async () => {
  const { discord } = await startWithThreads();
  const { id } = discord.sendMessage({ content: `<@${discord.botUserId}> ${question}` });
  const thread = await onlyThread(discord);
  expect(thread).toMatchObject({ id, name: question });
  expect(
    discord
      .messages(thread.id)
      .map(({ text }) => text)
      .join('\n'),
  ).toContain(found);
  const opened = discord.requests.find(({ path }) => path.endsWith('/threads'));
  expect(opened?.body).toMatchObject({ auto_archive_duration: 1440 });
});

test('answers /ask in a thread below a reply that names the question', async () => {
  const { discord } = await startWithThreads();
  const reply = discord.runCommand({ name: 'ask', options: { question } });
  const head = await reply.until(({ text }) => text.includes('Answered in the thread below'));
  const thread = await onlyThread(discord);
  expect(head.text).toContain(question);
  expect(thread).toMatchObject({ id: head.id, name: question });
  const sources = discord.runCommand({ name: 'sources', channel: thread.id });
  expect((await sources.answered()).text).toContain(question);
});

test('quotes of a slow answer stand in the thread until the answer replaces them', async () => {
  const finished = Promise.withResolvers<undefined>();
  const { discord } = await startWithThreads(false, {
    timing: { quoteAfter: 10 },
    quoting: quotingReplies,
    answer: async ({ text }) => {
      await finished.promise;
      return { ...wordedAnswer, question: text };
    },
  });
  discord.sendMessage({ content: `<@${discord.botUserId}> ${question}` });
  const { id } = await onlyThread(discord);
  expect(
    discord
      .messages(id)
      .map(({ text }) => text)
      .join('\n'),
  ).not.toContain(found);
  finished.resolve(undefined);
  await expect.poll(() => discord.messages(id)[0]?.text).toContain(found);
  expect(discord.messages(id)).toHaveLength(1);
});

test('a private answer and the newest stories open no thread', async () => {
  const { discord } = await startWithThreads();
  const options = { question, private: true };
  expect((await discord.runCommand({ name: 'ask', options }).answered()).text).toContain(found);
  await discord.runCommand({ name: 'latest' }).answered();
  expect(discord.threads(discord.channelId)).toEqual([]);
});

test('a follow-up in the thread needs no mention where the bot may read it', async () => {
  const { discord, asked } = await startWithThreads(true);
  discord.sendMessage({ content: `<@${discord.botUserId}> ${question}` });
  const { id: channel } = await onlyThread(discord);
  const reply = await discord.sendMessage({ content: 'And who signed it?', channel }).answered();
  expect(reply.channelId).toBe(channel);
  expect(asked.at(-1)).toMatchObject({ text: 'And who signed it?', previous: { question } });
  expect(discord.threads(discord.channelId)).toHaveLength(1);
});

test('where it may not read follow-ups, it says how to ask, once', async () => {
  const { discord, asked } = await startWithThreads();
  discord.sendMessage({ content: `<@${discord.botUserId}> ${question}` });
  const { id: channel } = await onlyThread(discord);
  const hint = await discord.sendMessage({ content: 'And who signed it?', channel }).answered();
  expect(hint.text).toContain('Reply to one of my answers');
  discord.sendMessage({ content: 'Hello?', channel });
  const [answer] = discord.messages(channel);
  const replying = { content: 'And why?', channel, replyTo: answer?.id ?? '' };
  expect((await discord.sendMessage(replying).answered()).text).toContain(found);
  expect(asked.at(-1)).toMatchObject({ text: 'And why?', previous: { question } });
  const hints = discord.messages(channel).filter(({ text }) => text.includes('Reply to one'));
  expect(hints).toHaveLength(1);
});

test('talk among people in its thread is left alone', async () => {
  const { discord, asked } = await startWithThreads(true);
  discord.sendMessage({ content: `<@${discord.botUserId}> ${question}` });
  const { id: channel } = await onlyThread(discord);
  const said = discord.sendMessage({ content: `<@${discord.manager.id}> look at this`, channel });
  discord.sendMessage({ content: 'I see.', channel, replyTo: said.id, author: discord.manager });
  await discord.sendMessage({ content: 'And why?', channel, author: discord.manager }).answered();
  expect(asked.map(({ text }) => text)).toEqual([question, 'And why?']);
});

test.each([
  ['a refused thread', { status: 403, code: 50_013 }],
  ['a thread too many', { status: 400, code: 160_006 }],
])('answers in the channel after %s', async (_, fault) => {
  const { discord } = await startWithThreads();
  const route = '/channels/:channel/messages/:message/threads';
  discord.failNext({ route, ...fault });
  const mention = { content: `<@${discord.botUserId}> ${question}` };
  expect((await discord.sendMessage(mention).answered()).text).toContain(found);
  discord.failNext({ route, ...fault });
  const reply = discord.runCommand({ name: 'ask', options: { question } });
  expect((await reply.until(({ text }) => text.includes(found))).channelId).toBe(discord.channelId);
});

test('an answer whose thread was opened by an attempt that got lost comes there, once', async () => {
  const { discord } = await startWithThreads();
  discord.failNext({ route: '/channels/:channel/messages/:message/threads', drop: 'after' });
  discord.sendMessage({ content: `<@${discord.botUserId}> ${question}` });
  const thread = await onlyThread(discord);
  expect(discord.messages(thread.id)).toHaveLength(1);
});

test('needs the permissions for threads before it promises any', async () => {
  const { discord } = await startBot({}, { appPermissions: (1n << 10n) | (1n << 11n) });
  const command = {
    name: 'settings',
    subcommand: 'change',
    options: { threads: true },
    user: discord.manager,
  };
  expect((await discord.runCommand(command).answered()).text).toContain('Create Public Threads');
});

test('is switched on with /settings', async () => {
  const { discord } = await startBot();
  const command = {
    name: 'settings',
    subcommand: 'change',
    options: { threads: true },
    user: discord.manager,
  };
  const shown = await discord.runCommand(command).answered();
  expect(shown.text).toContain('I answer each question in a thread of its own');
});
