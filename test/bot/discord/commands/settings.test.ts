import { expect, test } from 'vitest';
import { defaultSettings, sqlSettings } from '../../../../bot/state/settings.ts';
import { openStateDatabase } from '../../../../bot/state/database.ts';
import { StateUnavailable } from '../../../../bot/errors.ts';
import type { CommandInput } from '../../../support/discord/person.ts';
import type { SeenMessage } from '../../../support/discord/seen.ts';
import { type Fixture, startBot, startOn } from '../bot-under-test.ts';

async function set(
  { discord }: Pick<Fixture, 'discord'>,
  input: Omit<CommandInput, 'name'>,
): Promise<SeenMessage> {
  const command = { name: 'settings', user: discord.manager, ...input };
  return await discord.runCommand(command).answered();
}

test('shows the default settings to a manager of the server, ephemerally', async () => {
  const { discord } = await startBot();
  const message = await set({ discord }, { subcommand: 'show' });
  expect(message.text).toContain('I answer publicly in every channel');
  expect(message.text).toContain('I answer from every publisher');
  expect(message.text).toContain('The day starts at midnight in UTC');
  expect(message.ephemeral).toBe(true);
});

test.each(['settings', 'feeds'])('plain members cannot use /%s', async (name) => {
  const { discord } = await startBot();
  const subcommand = name === 'settings' ? 'show' : 'list';
  expect(() => discord.runCommand({ name, subcommand })).toThrow('no permission');
  expect(discord.commands.find((command) => command.name === name)).toMatchObject({
    contexts: [0],
    default_member_permissions: '32',
  });
});

test('changes several settings at once, and keeps them after a restart', async () => {
  const state = openStateDatabase(':memory:');
  const settings = sqlSettings(state);
  const { discord, bot } = await startBot({ settings });
  const options = {
    mentions: 'threads',
    language: 'de',
    'time-zone': 'Europe/Berlin',
    private: true,
    model: false,
    cooldown: 30,
    'person-daily': 20,
    'server-daily': 2000,
  };
  const message = await set({ discord }, { subcommand: 'change', options });
  await bot.close();
  await startOn(discord, { settings });
  const shown = await set({ discord }, { subcommand: 'show' });
  expect(shown.text).toBe(message.text);
  for (const words of ['nur in Threads', 'Ich spreche Deutsch', 'Mitternacht in Europe/Berlin'])
    expect(shown.text).toContain(words);
  for (const words of ['30 Sekunden', '20 Fragen', '2.000 Fragen', 'ohne Sprachmodell'])
    expect(shown.text).toContain(words);
});

test('keeps lists of channels and publishers; an empty list means all', async () => {
  const settings = sqlSettings(openStateDatabase(':memory:'));
  const { discord } = await startBot({ settings });
  const channel = { group: 'channels', options: { channel: discord.channelId } };
  const source = { group: 'sources', options: { source: 'coast herald' } };
  await set({ discord }, { subcommand: 'add', ...channel });
  const both = await set({ discord }, { subcommand: 'add', ...source });
  expect(both.text).toContain(`in <#${discord.channelId}>`);
  expect(both.text).toContain('I answer from Coast Herald');
  await set({ discord }, { subcommand: 'remove', ...channel });
  await set({ discord }, { subcommand: 'all', group: 'sources' });
  expect(await settings.of(discord.guildId)).toEqual(defaultSettings);
});

test('resets all settings to their defaults', async () => {
  const settings = sqlSettings(openStateDatabase(':memory:'));
  const { discord } = await startBot({ settings });
  await set({ discord }, { subcommand: 'change', options: { cooldown: 30 } });
  await set({ discord }, { subcommand: 'reset' });
  expect(await settings.of(discord.guildId)).toEqual(defaultSettings);
});

test.each([
  [{ subcommand: 'change' }, 'Nothing changed'],
  [{ subcommand: 'change', options: { 'time-zone': 'Berlin' } }, 'such as Europe/Berlin'],
  [{ subcommand: 'add', group: 'sources', options: { source: 'The Nowhere' } }, 'that publisher'],
])('says why %j cannot be done, and changes nothing', async (input, reason) => {
  const settings = sqlSettings(openStateDatabase(':memory:'));
  const { discord } = await startBot({ settings });
  expect((await set({ discord }, input)).text).toContain(reason);
  expect(await settings.of(discord.guildId)).toBe(defaultSettings);
});

test('does not claim a change that failed', async () => {
  const fault = new StateUnavailable('/state.sqlite', new Error('disk full'));
  const settings = {
    ...sqlSettings(openStateDatabase(':memory:')),
    put: async () => await Promise.reject(fault),
  };
  const { discord, log } = await startBot({ settings });
  const message = await set({ discord }, { subcommand: 'change', options: { cooldown: 30 } });
  expect(message.text).toContain(fault.forReader);
  expect(log.levels()).toContain('error');
});

test.each(['settings', 'feeds'])(
  '/%s is for managers also where an admin shows it to others',
  async (name) => {
    const { discord } = await startBot();
    const registered = discord.commands.find((command) => command.name === name);
    Object.assign(registered ?? {}, { default_member_permissions: null });
    const subcommand = name === 'settings' ? 'reset' : 'list';
    const message = await discord.runCommand({ name, subcommand }).answered();
    expect(message.text).toContain('Only people with the Manage Server permission');
    expect(message.ephemeral).toBe(true);
    const typed =
      name === 'settings'
        ? { subcommand: 'change', options: { 'time-zone': 'ber' }, focused: 'time-zone' }
        : { subcommand: 'remove', options: { address: 'http' }, focused: 'address' };
    expect(await discord.autocomplete({ name, ...typed }).choices()).toEqual([]);
  },
);

test.each(['settings', 'feeds'])('/%s is installed in servers only', async (name) => {
  const { discord } = await startBot();
  const registered = discord.commands.find((command) => command.name === name);
  expect(registered).toMatchObject({ contexts: [0], integration_types: [0] });
});

test('suggests time zones and publishers, and for removal those on the list', async () => {
  const { discord } = await startBot();
  const { manager: user } = discord;
  const zone = { name: 'settings', subcommand: 'change', options: { 'time-zone': 'berl' } };
  const zones = await discord.autocomplete({ ...zone, user, focused: 'time-zone' }).choices();
  expect(zones.map(({ value }) => value)).toEqual(['Europe/Berlin']);
  const source = { name: 'settings', group: 'sources', options: { source: '' }, user };
  const offered = async (subcommand: string): Promise<unknown[]> => {
    const typing = { ...source, subcommand, focused: 'source' };
    return (await discord.autocomplete(typing).choices()).map(({ value }) => value);
  };
  expect(await offered('add')).toEqual(['Coast Herald', 'Northern Wire']);
  expect(await offered('remove')).toEqual([]);
});
