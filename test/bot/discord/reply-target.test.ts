import { expect, test } from 'vitest';
import type { Answer } from '../../../retrieval/answer.ts';
import { useExternalApps } from '../../support/discord/populate.ts';
import { wordedAnswer } from '../examples/example-answers.ts';
import { startBot } from './bot-under-test.ts';

const ask = { name: 'ask', options: { question: 'What came out of the harbour talks?' } };
const found = 'paused their strike';

test('answers a person who installed it for themselves, in a server that it is not in', async () => {
  const { discord } = await startBot();
  const channel = discord.addForeignChannel();
  const message = await discord.runCommand({ ...ask, channel, install: 'user' }).answered();
  expect(message.text).toContain(found);
  expect(message.ephemeral).toBe(false);
  const press = { messageId: message.id, customId: 'sources', channel, install: 'user' as const };
  expect((await discord.pressButton(press).answered()).text).toContain('Crews will not strike');
});

test('answers ephemerally in a server that does not allow external apps, and keeps the answer private', async () => {
  const { discord } = await startBot();
  const permissions = discord.reader.permissions & ~(1n << useExternalApps);
  const user = discord.addPerson({ name: 'Guest', permissions });
  const place = { channel: discord.addForeignChannel(), install: 'user' as const, user };
  expect((await discord.runCommand({ ...ask, ...place }).answered()).ephemeral).toBe(true);
  const sources = { name: 'sources', ...place };
  expect((await discord.runCommand(sources).answered()).text).toContain('Crews will not strike');
  const stranger = { ...sources, user: discord.manager };
  expect((await discord.runCommand(stranger).answered()).text).toContain(
    'haven’t answered anything',
  );
});

test.each(['bot-dm', 'private-channel'] as const)('answers a command in a %s', async (context) => {
  const { discord } = await startBot();
  const message = await discord.runCommand({ ...ask, context, install: 'user' }).answered();
  expect(message.text).toContain(found);
});

test('answers without a reply reference where it may not read the history', async () => {
  const { discord, log } = await startBot();
  discord.deny(discord.channelId, ['history']);
  const content = `<@${discord.botUserId}> Who won?`;
  const message = await discord.sendMessage({ content }).answered();
  expect(message.text).toContain(found);
  expect(message.replyTo).toBeNull();
  expect(log.levels()).toEqual(['info']);
});

test('answers a command where it may not post', async () => {
  const { discord } = await startBot();
  discord.deny(discord.channelId, ['view', 'send', 'history']);
  expect((await discord.runCommand(ask).answered()).text).toContain(found);
});

test('stays silent where it may not post, logs the cure, and answers elsewhere', async () => {
  const { discord, log } = await startBot();
  const channel = discord.addChannel('read-only');
  discord.deny(channel, ['send']);
  const content = `<@${discord.botUserId}> Who won?`;
  discord.sendMessage({ content, channel });
  await expect.poll(() => log.lines.at(-1)?.sentence).toContain('Send Messages');
  expect(log.levels()).not.toContain('error');
  expect((await discord.sendMessage({ content }).answered()).text).toContain(found);
});

test('answers in a thread that was archived meanwhile', async () => {
  const slow = Promise.withResolvers<Answer>();
  const { discord } = await startBot({ answer: async () => await slow.promise });
  const channel = discord.startThread(discord.sendMessage({ content: 'The strike.' }).id);
  const reply = discord.sendMessage({ content: `<@${discord.botUserId}> Who won?`, channel });
  discord.archive(channel);
  slow.resolve(wordedAnswer);
  expect((await reply.answered()).channelId).toBe(channel);
  expect(discord.threads(discord.channelId)).toMatchObject([{ id: channel, archived: false }]);
});

test('does not answer in a thread that was locked meanwhile, and logs the cure', async () => {
  const slow = Promise.withResolvers<Answer>();
  const { discord, log } = await startBot({ answer: async () => await slow.promise });
  const channel = discord.startThread(discord.sendMessage({ content: 'The strike.' }).id);
  const reply = discord.sendMessage({ content: `<@${discord.botUserId}> Who won?`, channel });
  await expect.poll(() => reply.states.length).toBe(1);
  discord.archive(channel, { locked: true });
  slow.resolve(wordedAnswer);
  await expect.poll(() => log.lines.at(-1)?.sentence).toContain('a moderator can open it');
  expect(log.levels()).toEqual(['info', 'warn']);
});

test('answers a question in a forum, in its post', async () => {
  const { discord } = await startBot();
  const post = discord.post(discord.addForum('questions'), {
    content: `<@${discord.botUserId}> Who won?`,
  });
  const message = await post.answered();
  expect(message.channelId).toBe(post.id);
  expect(message.replyTo).toBe(post.id);
});

test('answers a question that was deleted meanwhile, without a reply reference', async () => {
  const slow = Promise.withResolvers<Answer>();
  const { discord } = await startBot({ answer: async () => await slow.promise });
  const content = `<@${discord.botUserId}> Who won?`;
  const { id } = discord.sendMessage({ content });
  await discord.untilRequest(({ path }) => path.endsWith('/typing'));
  discord.remove(id);
  slow.resolve(wordedAnswer);
  expect((await discord.untilMessage(({ text }) => text.includes(found))).replyTo).toBeNull();
});

test('does not answer after a moderator deleted its placeholder, and continues', async () => {
  const slow = Promise.withResolvers<Answer>();
  const { discord, log } = await startBot({
    answer: async () => await slow.promise,
    timing: { statusAfter: 10 },
  });
  const reply = discord.runCommand(ask);
  discord.remove((await reply.answered()).id);
  slow.resolve(wordedAnswer);
  await expect.poll(() => log.lines.at(-1)?.sentence).toContain('the message was deleted');
  expect(log.levels()).not.toContain('error');
  expect((await discord.runCommand(ask).until(({ text }) => text.includes(found))).loading).toBe(
    false,
  );
});

test('a status line that is slow to arrive does not replace the answer', async () => {
  const slow = Promise.withResolvers<Answer>();
  const { discord } = await startBot({
    answer: async () => await slow.promise,
    timing: { statusAfter: 10 },
  });
  discord.failNext({ method: 'PATCH', route: '/webhooks/*', delay: 200 });
  const reply = discord.runCommand(ask);
  setTimeout(() => slow.resolve(wordedAnswer), 50);
  expect((await reply.settled()).text).toContain(found);
  expect(discord.messages(discord.channelId).map(({ text }) => text)).toEqual([
    expect.stringContaining(found),
  ]);
});
