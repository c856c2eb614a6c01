import { PermissionsBitField } from 'discord.js';
import { expect, onTestFinished, test } from 'vitest';
import { deployCommands, everyCommand } from '../../../../bot/discord/deploy-commands.ts';
import {
  type LoopbackDiscord,
  startLoopbackDiscord,
} from '../../../support/discord/loopback-discord.ts';
import { startOn } from '../bot-under-test.ts';

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
  'refuses the token %j with its cure',
  async (token) => {
    const discord = await openDiscord();
    await expect(startOn(discord, { token })).rejects.toMatchObject(refusedToken);
    const { apiUrl } = discord;
    await expect(deployCommands({ token, apiUrl })).rejects.toMatchObject(refusedToken);
  },
);

test('says so when Discord cannot be reached', async () => {
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

test('says so when Discord does not let it in in time', async () => {
  const discord = await openDiscord();
  discord.failNext({ route: '/gateway/bot', delay: 500 });
  const pace = { readyWithin: 50 };
  await expect(startOn(discord, { pace })).rejects.toMatchObject({
    name: 'DiscordUnreachable',
    message: expect.stringContaining('in time'),
  });
});

test('says so when Discord closes the gateway for good', async () => {
  const discord = await openDiscord();
  const starting = startOn(discord, {});
  await discord.untilRequest(({ path }) => path.endsWith('/gateway/bot'));
  const ending = setInterval(() => discord.dropGateway({ code: 4014, resumable: false }), 1);
  onTestFinished(() => clearInterval(ending));
  await expect(starting).rejects.toMatchObject({
    name: 'DiscordRefused',
    message: expect.stringContaining('intents'),
  });
});

const everyName = everyCommand.map(({ name }) => name);

test('registers every command, and again without a trace of those before', async () => {
  const discord = await openDiscord();
  expect(await deployCommands(doorOf(discord))).toMatchObject({ deployed: everyName });
  expect(await deployCommands(doorOf(discord))).toMatchObject({ deployed: everyName });
  expect(discord.commands.map(({ name }) => name)).toEqual(everyName);
  expect(discord.unexpected).toEqual([]);
});

test('the invitation asks for what the bot needs and for nothing else', async () => {
  const discord = await openDiscord();
  const { invitation } = await deployCommands(doorOf(discord));
  const asked = new URL(invitation).searchParams;
  expect(asked.get('client_id')).toBe(discord.applicationId);
  expect(asked.get('scope')).toBe('bot applications.commands');
  expect(
    new PermissionsBitField(BigInt(asked.get('permissions') ?? '')).toArray().toSorted(),
  ).toEqual(['ReadMessageHistory', 'SendMessages', 'SendMessagesInThreads', 'ViewChannel']);
});

test('registers the commands in one server only, when one is named', async () => {
  const discord = await openDiscord();
  const { guildId } = discord;
  expect(await deployCommands({ ...doorOf(discord), guildId })).toMatchObject({
    deployed: everyName,
  });
  expect(new Set(discord.commands.map((command) => command.guildId))).toEqual(new Set([guildId]));
});

test('says so when it is not in the server named', async () => {
  const discord = await openDiscord();
  await expect(deployCommands({ ...doorOf(discord), guildId: '1' })).rejects.toMatchObject({
    name: 'DiscordRefused',
  });
});

function doorOf({ token, apiUrl }: LoopbackDiscord): { token: string; apiUrl: string } {
  return { token, apiUrl };
}
