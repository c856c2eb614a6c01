import { expect, test, vi } from 'vitest';
import type { LoopbackDiscord } from '../../support/discord/loopback-discord.ts';
import type { MessageInput } from '../../support/discord/person.ts';
import type { Digest } from '../../../retrieval/digest/digest.ts';
import type { DigestRequest } from '../../../retrieval/digest/latest.ts';
import { harbourDigest } from '../examples/example-answers.ts';
import { startBot } from './bot-under-test.ts';

/** What a person does; `before` is the id that the `Before` step returned. */
type Action = (discord: LoopbackDiscord, before: string) => unknown;
type Before = (discord: LoopbackDiscord) => Promise<string>;
type Row = [sentence: string, answers: 'yes' | 'no', action: Action, before?: Before];

const question = 'Who paused the strike?';
const picture = { name: 'map.png', contentType: 'image/png', bytes: new Uint8Array([1]) };

const rows: readonly Row[] = [
  ['a mention', 'yes', (discord) => say(discord, `<@${discord.botUserId}> ${question}`)],
  [
    'an old-style mention',
    'yes',
    (discord) => say(discord, `<@!${discord.botUserId}> ${question}`),
  ],
  ['a mention at the end', 'yes', (discord) => say(discord, `${question} <@${discord.botUserId}>`)],
  [
    'a mention twice',
    'yes',
    (discord) => say(discord, `${me(discord)} ${me(discord)} ${question}`),
  ],
  ['a mention and nothing else', 'yes', (discord) => say(discord, me(discord))],
  [
    'a mention of its role',
    'yes',
    (discord) => say(discord, `<@&${discord.botRoleId}> ${question}`),
  ],
  [
    'a mention beside one of another person',
    'yes',
    (discord) => say(discord, `<@${discord.manager.id}> ${me(discord)} ${question}`),
  ],
  [
    'a mention beside @everyone',
    'yes',
    (discord) => say(discord, `@everyone ${me(discord)} ${question}`),
  ],
  [
    'a mention that quotes somebody',
    'yes',
    (discord) => say(discord, `> The strike?\n${me(discord)} ${question}`),
  ],
  [
    'a mention with a link',
    'yes',
    (discord) => say(discord, `${me(discord)} is this true? https://news.example/strike`),
  ],
  [
    'a mention with a picture and no words',
    'yes',
    (discord) => discord.sendMessage({ content: me(discord), files: [picture] }),
  ],
  [
    'a mention in the words of a link',
    'yes',
    (discord) => say(discord, `[${me(discord)} ${question}](https://news.example/)`),
  ],
  [
    'a reply that notifies it',
    'yes',
    (discord, before) => say(discord, question, { replyTo: before }),
    answerOf,
  ],
  [
    'a reply with a picture that notifies it',
    'yes',
    (discord, before) => discord.sendMessage({ content: '', files: [picture], replyTo: before }),
    answerOf,
  ],
  [
    'a reply that does not notify it',
    'no',
    (discord, before) => say(discord, question, { replyTo: before, ping: false }),
    answerOf,
  ],
  [
    'a reply that does not notify it, with a mention',
    'yes',
    (discord, before) =>
      say(discord, `${me(discord)} ${question}`, { replyTo: before, ping: false }),
    answerOf,
  ],
  [
    'a reply that speaks to somebody else',
    'no',
    (discord, before) => say(discord, `<@${discord.manager.id}> look at this`, { replyTo: before }),
    answerOf,
  ],
  [
    'a reply that asks about somebody else',
    'yes',
    (discord, before) =>
      say(discord, `is that what <@${discord.manager.id}> meant?`, { replyTo: before }),
    answerOf,
  ],
  [
    'a reply to an answer that was asked for with a command',
    'yes',
    (discord, before) => say(discord, 'and why?', { replyTo: before }),
    async (discord) =>
      (await discord.runCommand({ name: 'ask', options: { question } }).answered()).id,
  ],
  [
    'a reply to a person who had replied to it',
    'no',
    (discord, before) => {
      const { id } = discord.sendMessage({ content: 'I see.', replyTo: before, ping: false });
      say(discord, 'So do I.', { replyTo: id, author: discord.manager });
    },
    answerOf,
  ],
  [
    'a direct message',
    'yes',
    (discord) => say(discord, question, { channel: discord.directChannel() }),
  ],
  [
    'a direct message with a picture and no words',
    'yes',
    (discord) =>
      discord.sendMessage({ content: '', files: [picture], channel: discord.directChannel() }),
  ],
  [
    'a mention in a thread under an answer',
    'yes',
    (discord, before) =>
      say(discord, `${me(discord)} and why?`, { channel: discord.startThread(before) }),
    answerOf,
  ],
  [
    'chat in a thread under an answer',
    'no',
    (discord, before) => say(discord, 'and why?', { channel: discord.startThread(before) }),
    answerOf,
  ],
  [
    'a mention in an archived thread',
    'yes',
    (discord, before) => {
      const channel = discord.startThread(before);
      discord.archive(channel);
      say(discord, `${me(discord)} and why?`, { channel });
    },
    answerOf,
  ],
  [
    'a forum post with a mention',
    'yes',
    (discord) =>
      discord.post(discord.addForum('questions'), { content: `${me(discord)} ${question}` }),
  ],
  [
    'a forum post without one',
    'no',
    (discord) => discord.post(discord.addForum('questions'), { content: question }),
  ],
  [
    'a mention in a channel opened later',
    'yes',
    (discord) => say(discord, `${me(discord)} ${question}`, { channel: discord.addChannel('new') }),
  ],
  [
    'a message that gains a mention when it is edited',
    'yes',
    (discord) => {
      const { id } = discord.sendMessage({ content: question });
      discord.rewrite(id, `${me(discord)} ${question}`);
    },
  ],
  [
    'a question whose wording is edited after its answer',
    'no',
    (discord, before) => discord.rewrite(before, `${me(discord)} ${question} Please.`),
    async (discord) => {
      const reply = discord.sendMessage({ content: `${me(discord)} ${question}` });
      await reply.answered();
      return reply.id;
    },
  ],
  [
    'chat that is edited',
    'no',
    (discord) => {
      const { id } = discord.sendMessage({ content: 'Helo.' });
      discord.rewrite(id, 'Hello.');
    },
  ],
  [
    'a command of somebody who alone installed it, in a server that it is not in',
    'yes',
    (discord) =>
      discord.runCommand({ name: 'status', install: 'user', channel: discord.addForeignChannel() }),
  ],
  ['a command typed into a mention', 'yes', (discord) => say(discord, `${me(discord)} /latest`)],
  ['a command typed into chat', 'no', (discord) => say(discord, '/latest')],
  ['thanks with a mention', 'yes', (discord) => say(discord, `thanks ${me(discord)}!`)],
  [
    'a button under a digest',
    'yes',
    (discord, before) => {
      const shown = discord.messages(discord.channelId).find(({ id }) => id === before);
      const customId = shown?.buttons[0]?.customId ?? '';
      discord.pressButton({ messageId: before, customId });
    },
    async (discord) => (await discord.runCommand({ name: 'latest' }).answered()).id,
  ],
  [
    'the button of /forget me',
    'yes',
    (discord, before) => discord.pressButton({ messageId: before, customId: 'forget-me' }),
    async (discord) =>
      (await discord.runCommand({ name: 'forget', subcommand: 'me' }).answered()).id,
  ],
  ['a bare /timeline', 'yes', (discord) => discord.runCommand({ name: 'timeline' })],
  [
    'a reply to its answer in a thread that it opened',
    'yes',
    (discord, before) => {
      const [answer] = discord.messages(before);
      say(discord, 'and why?', { channel: before, replyTo: answer?.id ?? '' });
    },
    answerInThread,
  ],
  [
    'a message to somebody else in a thread that it opened',
    'no',
    (discord, before) => say(discord, `<@${discord.manager.id}> look`, { channel: before }),
    answerInThread,
  ],
  ['chat', 'no', (discord) => say(discord, question)],
  ['its name without a mention', 'no', (discord) => say(discord, `Dateline, ${question}`)],
  ['@everyone', 'no', (discord) => say(discord, `@everyone ${question}`)],
  ['@here', 'no', (discord) => say(discord, `@here ${question}`)],
  [
    'a mention in a code block',
    'no',
    (discord) => say(discord, `\`\`\`\n${me(discord)} hi\n\`\`\``),
  ],
  ['a mention in code', 'no', (discord) => say(discord, `Write \`${me(discord)} hi\` to ask.`)],
  [
    'a mention of another person',
    'no',
    (discord) => say(discord, `<@${discord.manager.id}> ${question}`),
  ],
  [
    'a mention of another bot',
    'no',
    (discord) =>
      say(discord, `<@${discord.addPerson({ name: 'Weather', bot: true }).id}> ${question}`),
  ],
  [
    'a mention by another bot',
    'no',
    (discord) => discord.sendMessage({ content: `${me(discord)} ${question}`, bot: true }),
  ],
  [
    'a direct message by another bot',
    'no',
    (discord) =>
      discord.sendMessage({ content: question, channel: discord.directChannel(), bot: true }),
  ],
  [
    'its own message',
    'no',
    (discord) => {
      const author = { ...discord.reader, id: discord.botUserId, bot: true };
      say(discord, question, { author, channel: discord.directChannel() });
    },
  ],
  ['a webhook', 'no', (discord) => automatic(discord, 'webhook')],
  ['a message followed from another server', 'no', (discord) => automatic(discord, 'crosspost')],
  ['a system message', 'no', (discord) => automatic(discord, 'system')],
  [
    'a mention in a channel that it may not see',
    'no',
    (discord) => {
      const channel = discord.addChannel('hidden');
      discord.deny(channel, ['view']);
      say(discord, `${me(discord)} ${question}`, { channel });
    },
  ],
];

test.each(rows)('%s: %s', async (...[, answers, action, before]) => {
  const { discord } = await startBot({ latest: fiveStories });
  const context = (await before?.(discord)) ?? '';
  const said = responses(discord);
  action(discord, context);
  const control = { content: `${me(discord)} Is that all?`, author: discord.manager };
  await discord.sendMessage(control).settled({ quiet: 50 });
  const expected = answers === 'yes' ? 2 : 1;
  await vi.waitFor(() => expect(responses(discord) - said).toBeGreaterThanOrEqual(expected), 5000);
  expect(responses(discord) - said).toBe(expected);
});

const [story] = harbourDigest.stories;

/** More than one message shows. */
async function fiveStories({ topic, at }: DigestRequest): Promise<Digest> {
  const stories = Array.from({ length: 5 }, () => story).flatMap((each) => each ?? []);
  return await Promise.resolve({ ...harbourDigest, topic, at, stories });
}

function me(discord: LoopbackDiscord): string {
  return `<@${discord.botUserId}>`;
}

type MessageOptions = Omit<MessageInput, 'content'>;

function say(discord: LoopbackDiscord, content: string, options: MessageOptions = {}): void {
  discord.sendMessage({ content, ...options });
}

function automatic(discord: LoopbackDiscord, kind: NonNullable<MessageOptions['automatic']>): void {
  say(discord, `${me(discord)} ${question}`, { automatic: kind });
}

/** Makes the bot answer a mention; returns the id of its answer. */
async function answerOf(discord: LoopbackDiscord): Promise<string> {
  return (await discord.sendMessage({ content: `${me(discord)} ${question}` }).answered()).id;
}

/** Makes the bot answer in a thread of its own; returns its id. */
async function answerInThread(discord: LoopbackDiscord): Promise<string> {
  const options = { threads: true };
  const user = discord.manager;
  await discord.runCommand({ name: 'settings', subcommand: 'change', options, user }).answered();
  const { id } = discord.sendMessage({ content: `${me(discord)} ${question}` });
  await expect.poll(() => discord.threads(discord.channelId)).toHaveLength(1);
  await expect.poll(() => discord.messages(id)).toHaveLength(1);
  return id;
}

/** How often the bot has responded: messages, and acknowledgements of interactions. */
function responses({ requests }: LoopbackDiscord): number {
  return requests.filter(
    ({ method, path }) => method === 'POST' && /\/(?:messages|callback)$/u.test(path),
  ).length;
}
