import { PermissionsBitField } from 'discord.js';
import { expect, onTestFinished, test } from 'vitest';
import { messageCommands, slashCommands } from '../../../bot/discord/commands/all.ts';
import { deployCommands, registerChangedCommands } from '../../../bot/discord/deploy.ts';
import { openStateDatabase } from '../../../bot/state/database.ts';
import { sqlRegistrations } from '../../../bot/state/registrations.ts';
import {
  type LoopbackDiscord,
  startLoopbackDiscord,
} from '../../support/discord/loopback-discord.ts';

const everyName = [...slashCommands, ...messageCommands].map(({ data }) => data.name);

test('registers every command, replacing those registered before', async () => {
  const discord = await openDiscord();
  expect(await deployCommands(doorOf(discord))).toMatchObject({ names: everyName });
  expect(await deployCommands(doorOf(discord))).toMatchObject({ names: everyName });
  expect(discord.commands.map(({ name }) => name)).toEqual(everyName);
  expect(discord.unexpected).toEqual([]);
});

test('a start registers the commands once, and again when they have changed', async () => {
  const discord = await openDiscord();
  const registrations = sqlRegistrations(openStateDatabase(':memory:'));
  const start = async (): ReturnType<typeof registerChangedCommands> =>
    await registerChangedCommands({ ...doorOf(discord), registrations, onFailure: fail });
  const first = await start();
  expect(first).toMatchObject({ isChanged: true, names: everyName });
  expect(first.ids.get('ask')).toBe(discord.commands.find(({ name }) => name === 'ask')?.id);
  expect(await start()).toEqual({ ...first, isChanged: false });
  const { ids } = (await registrations.of(discord.applicationId)) ?? { ids: {} };
  await registrations.put(discord.applicationId, { hash: 'of an older version', ids });
  expect(await start()).toEqual(first);
  const puts = discord.requests.filter(({ method }) => method === 'PUT');
  expect(puts).toHaveLength(2);
});

test('commands that Discord does not register keep the earlier ones, and are tried again', async () => {
  const discord = await openDiscord();
  const registrations = sqlRegistrations(openStateDatabase(':memory:'));
  const failures: unknown[] = [];
  const start = async (): ReturnType<typeof registerChangedCommands> =>
    await registerChangedCommands({
      ...doorOf(discord),
      registrations,
      onFailure: (error) => void failures.push(error),
    });
  await registrations.put(discord.applicationId, { hash: 'old', ids: { ask: '1' } });
  const route = '/applications/:application/commands';
  discord.failNext({ route, status: 429, retryAfter: 3600 });
  const failed = await start();
  expect(failures).toHaveLength(1);
  expect(failed).toMatchObject({ isChanged: false, ids: new Map([['ask', '1']]) });
  expect((await start()).isChanged).toBe(true);
});

function fail(error: unknown): void {
  throw error;
}

test('the invitation asks for the permissions that the bot needs, and no others', async () => {
  const discord = await openDiscord();
  const { invitation } = await deployCommands(doorOf(discord));
  const asked = new URL(invitation).searchParams;
  expect(asked.get('client_id')).toBe(discord.applicationId);
  expect(asked.get('scope')).toBe('bot applications.commands');
  expect(
    new PermissionsBitField(BigInt(asked.get('permissions') ?? '')).toArray().toSorted(),
  ).toEqual(['ReadMessageHistory', 'SendMessages', 'SendMessagesInThreads', 'ViewChannel']);
});

test('registers the commands in one server only, if one is named', async () => {
  const discord = await openDiscord();
  const { guildId } = discord;
  expect(await deployCommands({ ...doorOf(discord), guildId })).toMatchObject({
    names: everyName,
  });
  expect(new Set(discord.commands.map((command) => command.guildId))).toEqual(new Set([guildId]));
});

test('rejects when the bot is not in the named server', async () => {
  const discord = await openDiscord();
  await expect(deployCommands({ ...doorOf(discord), guildId: '1' })).rejects.toMatchObject({
    name: 'DiscordRefused',
  });
});

/** What a command, an option and a choice have in common. */
type Describable = {
  name: string;
  description?: string;
  description_localizations?: Readonly<Record<string, string | null>> | null;
  options?: readonly Describable[];
};

function untranslated(path: string, one: Describable): string[] {
  const own = `${path} ${one.name}`;
  const isTranslated =
    one.description === undefined ||
    ['de', 'es-ES', 'es-419', 'fr'].every((code) => Boolean(one.description_localizations?.[code]));
  return [
    ...(isTranslated ? [] : [own]),
    ...(one.options ?? []).flatMap((each) => untranslated(own, each)),
  ];
}

test('describes every command and every option in every language', () => {
  const data: readonly unknown[] = slashCommands.map((command) => command.data);
  const described: Describable[] = JSON.parse(JSON.stringify(data));
  expect(described.flatMap((command) => untranslated('', command))).toEqual([]);
});

async function openDiscord(): Promise<LoopbackDiscord> {
  const discord = await startLoopbackDiscord();
  onTestFinished(async () => await discord.close());
  return discord;
}

function doorOf({ token, apiUrl }: LoopbackDiscord): { token: string; apiUrl: string } {
  return { token, apiUrl };
}
