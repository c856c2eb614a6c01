import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { deployCommands } from '../../../bot/discord/deploy.ts';
import type { Answer } from '../../../retrieval/answer.ts';
import {
  type LoopbackDiscord,
  startLoopbackDiscord,
} from '../../support/discord/loopback-discord.ts';
import { wordedAnswer } from '../examples/example-answers.ts';
import { startBot, startOn } from './bot-under-test.ts';

const ask = { name: 'ask', options: { question: 'What came out of the harbour talks?' } };
const found = 'paused their strike';

const breaks = [
  ['a closed connection', { how: 'close' }],
  ['a session that timed out', { how: 'close', code: 4009 }],
  ['a cut connection', { how: 'cut' }],
  ['a request to reconnect', { how: 'request' }],
  ['an invalid session that can be resumed', { how: 'invalid' }],
] as const;

test.each(breaks)('answers a message once that was sent during %s', async (_, drop) => {
  const { discord } = await startBot();
  const before = mention(discord, 'Before?');
  await before.answered();
  discord.dropGateway(drop);
  const during = mention(discord, 'During?');
  await expect.poll(() => discord.resumes, { timeout: 10_000 }).toBe(1);
  await during.answered();
  const after = mention(discord, 'After?');
  await after.settled();
  expect([before, during, after].map(({ messages }) => messages.length)).toEqual([1, 1, 1]);
  expect(discord.identifiedIntents).toHaveLength(1);
});

test.each([
  ['that cannot be resumed', { how: 'invalid', resumable: false }],
  ['that ended with its connection', { how: 'cut', resumable: false }],
] as const)(
  'reconnects after a session %s, and finishes its answers in flight',
  async (_, drop) => {
    const slow = Promise.withResolvers<Answer>();
    const { discord } = await startBot({ answer: async () => await slow.promise });
    const begun = mention(discord, 'Before?');
    const command = discord.runCommand({ ...ask, user: discord.manager });
    await expect.poll(() => command.states.length).toBe(1);
    discord.dropGateway(drop);
    await expect.poll(() => discord.identifiedIntents.length, { timeout: 20_000 }).toBe(2);
    slow.resolve(wordedAnswer);
    await begun.settled();
    await command.settled();
    const after = mention(discord, 'After?');
    await after.settled();
    expect([begun, command, after].map(({ messages }) => messages.length)).toEqual([1, 1, 1]);
  },
);

test('knows its connection, and why Discord refused it', async () => {
  const { discord, bot } = await startBot();
  expect(bot.connection()).toMatchObject({ shards: [{ id: 0, isReady: true }], losses: 0 });
  discord.dropGateway({ how: 'close', code: 4004 });
  await expect
    .poll(() => bot.connection(), { timeout: 10_000 })
    .toMatchObject({
      shards: [{ id: 0, isReady: false }],
      losses: 1,
      reason: expect.stringMatching(/^it was refused: its token is not valid/u),
    });
});

test('closes for good while it reconnects', async () => {
  const { discord, bot } = await startBot();
  discord.dropGateway({ how: 'cut', resumable: false });
  await expect
    .poll(() => discord.identifiedIntents.length, { timeout: 20_000, interval: 1 })
    .toBe(2);
  await bot.close();
  // A client that takes its end for a lost connection reconnects after half a second.
  await sleep(1500);
  expect(discord.connections).toBe(0);
});

test('answers an event once that Discord sends twice', async () => {
  const slow = Promise.withResolvers<Answer>();
  const { discord } = await startBot({ answer: async () => await slow.promise });
  const message = mention(discord, 'Who won?');
  discord.repeatEvent('MESSAGE_CREATE');
  const command = discord.runCommand({ ...ask, user: discord.manager });
  discord.repeatEvent('INTERACTION_CREATE');
  slow.resolve(wordedAnswer);
  expect((await message.settled()).text).toContain(found);
  expect((await command.settled()).text).toContain(found);
  discord.repeatEvent('INTERACTION_CREATE');
  await command.settled();
  expect([message, command].map(({ messages }) => messages.length)).toEqual([1, 1]);
  expect(command.states.filter(({ kind }) => kind === 'message')).toHaveLength(1);
});

const posts = { method: 'POST', route: '/channels/:id/messages' };
const acknowledgements = { route: '/interactions/:id/:token/callback' };

test.each([
  ['a limit of the route', { status: 429, retryAfter: 0.05, times: 2 }],
  ['a limit shared with others', { status: 429, retryAfter: 0.05, shared: true, times: 2 }],
  ['a limit of the whole bot', { status: 429, retryAfter: 0.05, global: true }],
  ['server errors', { status: 502, times: 3 }],
  ['an answer of the gateway timeout', { status: 504 }],
  ['a cut connection', { drop: 'before' as const }],
  ['a lost confirmation', { drop: 'after' as const }],
  ['a slow network', { delay: 200 }],
])('answers a mention and a command once through %s', async (_, fault) => {
  const { discord } = await startBot();
  discord.failNext({ ...posts, ...fault });
  discord.failNext({ ...acknowledgements, ...fault });
  const message = mention(discord, 'Who won?');
  const command = discord.runCommand({ ...ask, user: discord.manager });
  expect((await message.settled()).text).toContain(found);
  expect((await command.settled()).text).toContain(found);
  expect([message, command].map(({ messages }) => messages.length)).toEqual([1, 1]);
});

test('a lost connection leaves a line that says why, and one when it is back', async () => {
  const { discord, log } = await startBot();
  discord.dropGateway({ how: 'close', code: 4009 });
  await expect.poll(() => discord.resumes, { timeout: 10_000 }).toBe(1);
  await mention(discord, 'After?').answered();
  expect(log.lines).toContainEqual({
    level: 'warn',
    facts: { reason: 'SessionTimedOut (4009)' },
    sentence: 'The connection to Discord was lost; reconnecting.',
  });
  expect(log.lines.map(({ sentence }) => sentence)).toContain('The connection to Discord is back.');
});

test('a connection that is closed for good leaves a line with the cure', async () => {
  const { discord, log } = await startBot();
  discord.dropGateway({ how: 'close', code: 4004 });
  const sentence = expect.stringContaining('DISCORD_TOKEN');
  await expect
    .poll(() => log.lines, { timeout: 10_000 })
    .toContainEqual({ level: 'error', facts: { code: 4004 }, sentence });
});

function mention(
  discord: LoopbackDiscord,
  content: string,
): ReturnType<LoopbackDiscord['sendMessage']> {
  return discord.sendMessage({ content, mentions: [discord.botUserId] });
}

async function openDiscord(): Promise<LoopbackDiscord> {
  const discord = await startLoopbackDiscord();
  onTestFinished(async () => await discord.close());
  return discord;
}

const refusedToken = {
  name: 'DiscordRefused',
  retryable: false,
  message: expect.stringMatching(/token is not valid.*DISCORD_TOKEN/u),
};

test.each(['', 'two words', 'MTIz.wrong.token'])(
  'rejects the token %j and names the cure',
  async (token) => {
    const discord = await openDiscord();
    await expect(startOn(discord, { token })).rejects.toMatchObject(refusedToken);
    const { apiUrl } = discord;
    await expect(deployCommands({ token, apiUrl })).rejects.toMatchObject(refusedToken);
  },
);

test('rejects when Discord cannot be reached', async () => {
  const discord = await openDiscord();
  await discord.close();
  const unreachable = {
    name: 'DiscordUnreachable',
    retryable: true,
    message: expect.stringContaining(`at ${discord.apiUrl}`),
  };
  await expect(startOn(discord, {})).rejects.toMatchObject(unreachable);
  await expect(deployCommands(doorOf(discord))).rejects.toMatchObject(unreachable);
});

test('rejects when the login times out', async () => {
  const discord = await openDiscord();
  discord.failNext({ route: '/gateway/bot', delay: 500 });
  const timing = { readyWithin: 50 };
  await expect(startOn(discord, { timing })).rejects.toMatchObject({
    name: 'DiscordUnreachable',
    message: expect.stringContaining('in time'),
  });
});

test('rejects when Discord closes the gateway for good', async () => {
  const discord = await openDiscord();
  discord.refuseGateway(4014);
  await expect(startOn(discord, {})).rejects.toMatchObject({
    name: 'DiscordRefused',
    message: expect.stringContaining('intents'),
  });
});

function doorOf({ token, apiUrl }: LoopbackDiscord): { token: string; apiUrl: string } {
  return { token, apiUrl };
}

test('shows how many articles it has below its name, and again in a new session', async () => {
  const { discord } = await startBot();
  const shown = '6,028 articles · /ask';
  await expect.poll(() => discord.presences).toEqual([shown]);
  discord.dropGateway({ how: 'invalid', resumable: false });
  await expect.poll(() => discord.presences, { timeout: 20_000 }).toEqual([shown, shown]);
});
