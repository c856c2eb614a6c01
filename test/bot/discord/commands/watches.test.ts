import { expect, test } from 'vitest';
import { defaultSettings, sqliteSettings } from '../../../../bot/state/settings.ts';
import { sqliteWatches } from '../../../../bot/state/watches.ts';
import { openStateDatabase } from '../../../../bot/state/database.ts';
import { deployCommands } from '../../../../bot/discord/deploy.ts';
import { startLoopbackDiscord } from '../../../support/discord/loopback-discord.ts';
import { askedAt, startBot, startOn } from '../bot-under-test.ts';

test('a watch needs only a topic: daily at eight in the time zone of the server by default', async () => {
  const watches = sqliteWatches(openStateDatabase(':memory:'));
  const settings = sqliteSettings(openStateDatabase(':memory:'));
  const { discord } = await startBot({ watches, settings });
  await settings.put(discord.guildId, { ...defaultSettings, timeZone: 'Europe/Berlin' });
  const options = { topic: ' the harbour ' };
  const said = await discord
    .runCommand({ name: 'watch', options, user: discord.manager })
    .answered();
  expect(said.ephemeral).toBe(true);
  expect(said.text).toContain('“the harbour” for this channel: every day at 08:00 (Europe/Berlin)');
  expect(await watches.ofChannel(discord.channelId)).toMatchObject([
    {
      topic: 'the harbour',
      guildId: discord.guildId,
      rhythm: { kind: 'hours', hour: 8, minute: 0, days: [], zone: 'Europe/Berlin' },
      roleId: null,
      createdBy: discord.manager.id,
      createdAt: askedAt,
      nextAt: '2025-12-03T07:00:00.000Z',
    },
  ]);
});

test('a watch takes days and a time in a zone, or breaking news', async () => {
  const watches = sqliteWatches(openStateDatabase(':memory:'));
  const { discord } = await startBot({ watches });
  const run = async (options: Record<string, string>): Promise<void> => {
    await discord.runCommand({ name: 'watch', options, user: discord.manager }).answered();
  };
  await run({ topic: 'the harbour', when: 'Mondays 6pm', zone: 'asia/kolkata' });
  await run({ topic: 'storms', when: 'breaking' });
  const [first, second] = await watches.ofChannel(discord.channelId);
  expect(first?.rhythm).toMatchObject({ days: [1], hour: 18, zone: 'Asia/Kolkata' });
  expect(second?.rhythm).toEqual({ kind: 'breaking' });
});

test.each([
  [{ topic: 'storms', when: 'now and then' }, 'I don’t understand when'],
  [{ topic: 'storms', zone: 'Atlantis' }, 'I don’t know this time zone'],
  [{ topic: 'The  Harbour' }, 'already watched here'],
  [{ topic: '   ' }, 'Ask me about the news'],
])('refuses %j and says why', async (options, sentence) => {
  const watches = sqliteWatches(openStateDatabase(':memory:'));
  const { discord } = await startBot({ watches });
  const run = { name: 'watch', user: discord.manager };
  await discord.runCommand({ ...run, options: { topic: 'the harbour' } }).answered();
  const said = await discord.runCommand({ ...run, options }).answered();
  expect(said.text).toContain(sentence);
  expect(said.ephemeral).toBe(true);
  expect((await watches.count()).all).toBe(1);
});

test('a channel holds 25 watches', async () => {
  const { discord } = await startBot();
  const run = { name: 'watch', user: discord.manager };
  for (let number = 1; number <= 25; number += 1)
    await discord.runCommand({ ...run, options: { topic: `topic ${number}` } }).answered();
  const said = await discord.runCommand({ ...run, options: { topic: 'one more' } }).answered();
  expect(said.text).toContain('already watches 25 topics');
});

test('only managers of a server see the command there', async () => {
  const { discord } = await startBot();
  const watch = { name: 'watch', options: { topic: 'storms' } };
  expect(() => discord.runCommand(watch)).toThrow('no permission');
  const unwatch = { name: 'unwatch', options: { watch: 'storms' } };
  expect(() => discord.runCommand(unwatch)).toThrow('no permission');
});

test('refuses a watch where the bot may not post', async () => {
  const discord = await startLoopbackDiscord({ appPermissions: 1n << 10n });
  const bot = await startOn(discord, {});
  const watch = { name: 'watch', options: { topic: 'storms' }, user: discord.manager };
  const said = await discord.runCommand(watch).answered();
  expect(said.text).toContain('I can’t post here');
  await bot.close();
  await discord.close();
});

test('refuses a role that the bot cannot notify', async () => {
  const watches = sqliteWatches(openStateDatabase(':memory:'));
  const discord = await startLoopbackDiscord({
    appPermissions: (1n << 10n) | (1n << 11n) | (1n << 16n),
  });
  await deployCommands({ token: discord.token, apiUrl: discord.apiUrl });
  const bot = await startOn(discord, { watches });
  const role = discord.addRole('Desk', { mentionable: false });
  const watch = { name: 'watch', options: { topic: 'storms', role }, user: discord.manager };
  expect((await discord.runCommand(watch).answered()).text).toContain('can’t ping this role');
  expect((await watches.count()).all).toBe(0);
  await bot.close();
  await discord.close();
});

test('suggests time zones by region and by city', async () => {
  const { discord } = await startBot();
  const typing = async (zone: string): Promise<unknown[]> => {
    const options = { topic: 'storms', zone };
    const asked = { name: 'watch', options, focused: 'zone', user: discord.manager };
    return (await discord.autocomplete(asked).choices()).map(({ value }) => value);
  };
  expect(await typing('')).toHaveLength(25);
  expect(await typing('new york')).toEqual(['America/New_York']);
  expect((await typing('europe/b'))[0]).toBe('Europe/Belgrade');
  expect(await typing('atlantis')).toEqual([]);
});

test('suggests topics in the news', async () => {
  const topics = [{ name: 'Harbour talks', publishers: ['Coast Herald'] }];
  const { discord } = await startBot({ topics: async () => topics });
  const options = { topic: 'harb' };
  const asked = { name: 'watch', options, focused: 'topic', user: discord.manager };
  const choices = await discord.autocomplete(asked).choices();
  expect(choices.map(({ value }) => value)).toEqual(['Harbour talks']);
});

test('removes a watch by its suggestion or by its topic', async () => {
  const watches = sqliteWatches(openStateDatabase(':memory:'));
  const { discord } = await startBot({ watches });
  const { manager: user } = discord;
  for (const topic of ['the harbour', 'storms'])
    await discord.runCommand({ name: 'watch', options: { topic }, user }).answered();
  const typed = { name: 'unwatch', options: { watch: 'harb' }, focused: 'watch', user };
  const choices = await discord.autocomplete(typed).choices();
  expect(choices.map(({ name }) => name)).toEqual(['1 · the harbour · every day at 08:00 (UTC)']);
  const unwatch = async (watch: string): Promise<string> => {
    const said = await discord.runCommand({ name: 'unwatch', options: { watch }, user }).answered();
    return said.text;
  };
  expect(await unwatch(String(choices[0]?.value))).toContain('no longer watching “the harbour”');
  expect(await unwatch('the harbour')).toContain('I’m not watching that here');
  expect(await unwatch('Storms')).toContain('no longer watching “storms”');
  expect((await watches.count()).all).toBe(0);
});

test('anybody may list the watches of a channel, in their own language', async () => {
  const { discord } = await startBot();
  const { manager: user } = discord;
  expect((await discord.runCommand({ name: 'watches' }).answered()).text).toContain(
    'Nothing is watched',
  );
  const options = { topic: 'the harbour', when: 'mondays and fridays 9:30' };
  await discord.runCommand({ name: 'watch', options, user }).answered();
  const said = await discord.runCommand({ name: 'watches', locale: 'de' }).answered();
  expect(said.ephemeral).toBe(true);
  expect(said.text).toContain('jeden Montag und Freitag um 09:30 Uhr (UTC)');
});

test('/forget me removes the watches in direct messages of the person', async () => {
  const watches = sqliteWatches(openStateDatabase(':memory:'));
  const { discord } = await startBot({ watches });
  const { manager: user } = discord;
  const watch = { name: 'watch', options: { topic: 'storms' }, user };
  await discord.runCommand(watch).answered();
  await discord.runCommand({ ...watch, context: 'bot-dm' }).answered();
  expect((await watches.count()).all).toBe(2);
  await discord.runCommand({ name: 'forget', subcommand: 'me', user }).answered();
  expect(await watches.ofChannel(discord.channelId)).toMatchObject([{ createdBy: null }]);
  expect((await watches.count()).all).toBe(1);
});
