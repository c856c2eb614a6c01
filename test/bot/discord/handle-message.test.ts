import { expect, test } from 'vitest';
import type { Answer } from '../../../retrieval/answer.ts';
import { refusal, wordedAnswer } from '../examples/example-answers.ts';
import { quotingReplies, startBot } from './bot-under-test.ts';

const text = 'What came out of the harbour talks?';

test('replies to a mention, and shows a typing indicator until then', async () => {
  const { discord } = await startBot();
  const reply = discord.sendMessage({ content: text, mentions: [discord.botUserId] });
  const message = await reply.answered();
  expect(message.text).toContain('paused their strike');
  expect(message.replyTo).toBe(reply.id);
  expect(message.allowedMentions).toEqual({ parse: [], replied_user: false });
  expect(reply.states.map(({ kind }) => kind)).toContain('typing');
});

test('explains that it cannot read a mention of its role', async () => {
  const { discord } = await startBot();
  const message = await discord
    .sendMessage({ content: text, mentionRoles: [discord.botRoleId] })
    .answered();
  expect(message.text).toContain('mention me (not my role)');
});

test('answers a mention of its role that also mentions itself', async () => {
  const { discord } = await startBot();
  const content = `${text} <@${discord.botUserId}>`;
  const message = await discord
    .sendMessage({ content, mentionRoles: [discord.botRoleId] })
    .answered();
  expect(message.text).toContain('paused their strike');
  expect(message.text).not.toContain(discord.botRoleId);
});

test('replies to a reply to one of its messages', async () => {
  const { discord } = await startBot();
  const mention = { content: text, mentions: [discord.botUserId] };
  const { id } = await discord.sendMessage(mention).answered();
  const follow = await discord.sendMessage({ content: 'And the storm?', replyTo: id }).answered();
  expect(follow.text).toContain('paused their strike');
});

test('replies to a direct message', async () => {
  const { discord } = await startBot();
  const channel = discord.directChannel();
  const message = await discord.sendMessage({ content: text, channel }).answered();
  expect(message.channelId).toBe(channel);
  expect(message.text).toContain('paused their strike');
});

test('a mention gets quotes while the model writes, and then its answer in the same message', async () => {
  const slow = Promise.withResolvers<Answer>();
  const { discord } = await startBot({
    answer: async () => await slow.promise,
    quoting: quotingReplies,
    timing: { quoteAfter: 10 },
  });
  const reply = discord.sendMessage({ content: text, mentions: [discord.botUserId] });
  expect((await reply.answered()).text).toContain('still at work');
  slow.resolve(wordedAnswer);
  await reply.until((message) => message.text.includes('paused their strike'));
  await reply.settled();
  expect(reply.messages).toHaveLength(1);
});

test('keeps up the typing indicator while an answer takes long', async () => {
  const slow = Promise.withResolvers<Answer>();
  const { discord } = await startBot({
    answer: async () => await slow.promise,
    timing: { typingEvery: 10 },
  });
  const reply = discord.sendMessage({ content: text, mentions: [discord.botUserId] });
  const typing = () => discord.requests.filter(({ path }) => path.endsWith('/typing')).length;
  await expect.poll(typing).toBeGreaterThan(2);
  slow.resolve(wordedAnswer);
  await reply.answered();
  const settled = typing();
  await reply.settled();
  expect(typing()).toBe(settled);
});

test.each([
  ['hello!', 'Hello! Ask me about the news'],
  ['Thanks a lot 🙏', 'You’re welcome!'],
  ['What can you do?', 'I answer questions about the news'],
])('%j gets a friendly sentence and no search', async (said, expected) => {
  const { discord } = await startBot({
    answer: async () => await Promise.reject(new Error('searched')),
  });
  const content = `<@${discord.botUserId}> ${said}`;
  const message = await discord.sendMessage({ content }).answered();
  expect(message.text).toContain(expected);
  expect(message.buttons).toEqual([]);
});

test('“sources?” in reply to an answer shows the sources of that answer', async () => {
  const { discord } = await startBot({
    answer: async ({ text: question }) =>
      question.includes('chess') ? refusal : { ...wordedAnswer, question },
  });
  const mentions = [discord.botUserId];
  const { id } = await discord.sendMessage({ content: text, mentions }).answered();
  await discord.sendMessage({ content: 'Who won the chess final?', mentions }).answered();
  const reply = await discord.sendMessage({ content: 'Sources?', replyTo: id }).answered();
  expect(reply.text).toContain('Crews will not strike before 12 December.');
});

test('“sources?” shows no private answer to others', async () => {
  const { discord } = await startBot();
  await discord.runCommand({ name: 'ask', options: { question: text, private: true } }).answered();
  const content = `<@${discord.botUserId}> sources?`;
  const reply = await discord.sendMessage({ content }).answered();
  expect(reply.text).toContain('haven’t answered anything in this channel');
});

test('hints how to ask when a mention has no question', async () => {
  const { discord } = await startBot();
  const message = await discord
    .sendMessage({ content: '', mentions: [discord.botUserId] })
    .answered();
  expect(message.text).toContain('use /ask');
});

test('asks for a shorter question beyond a thousand characters', async () => {
  const { discord } = await startBot();
  const content = `why ${'oh why '.repeat(160)}`;
  const message = await discord.sendMessage({ content, mentions: [discord.botUserId] }).answered();
  expect(message.text).toContain('under 1,000 characters');
});

test('asks for patience when a second question comes before the first answer', async () => {
  const slow = Promise.withResolvers<Answer>();
  const { discord } = await startBot({ answer: async () => await slow.promise });
  const ask = () => discord.sendMessage({ content: text, mentions: [discord.botUserId] });
  const first = ask();
  expect((await ask().answered()).text).toContain('still working');
  slow.resolve(wordedAnswer);
  await first.answered();
});

test('ignores chat, @everyone, other bots and its own messages', async () => {
  const { discord } = await startBot();
  const mentions = [discord.botUserId];
  discord.sendMessage({ content: 'Lovely weather.' });
  discord.sendMessage({ content: '@everyone who won?' });
  discord.sendMessage({ content: 'beep', mentions, bot: true });
  discord.sendMessage({ content: 'beep', channel: discord.directChannel(), bot: true });
  await discord.sendMessage({ content: text, mentions, author: discord.manager }).answered();
  const spoken = [discord.channelId, discord.directChannel()]
    .flatMap((id) => discord.messages(id))
    .filter(({ authorId }) => authorId === discord.botUserId);
  expect(spoken).toHaveLength(1);
});

test('needs no privileged intent', async () => {
  const { discord } = await startBot();
  const privileged = (1 << 1) | (1 << 8) | (1 << 15);
  expect(discord.identifiedIntents.map((intents) => intents & privileged)).toEqual([0]);
});
