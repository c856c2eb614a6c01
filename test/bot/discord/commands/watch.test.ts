import { expect, test } from 'vitest';
import { defaultSettings, sqlSettings } from '../../../../bot/state/settings.ts';
import { sqlWatches } from '../../../../bot/state/watches.ts';
import { openStateDatabase } from '../../../../bot/state/database.ts';
import { deployCommands } from '../../../../bot/discord/deploy.ts';
import { startLoopbackDiscord } from '../../../support/discord/loopback-discord.ts';
import { askedAt, startBot, startOn } from '../bot-under-test.ts';

const watchTopic = { name: 'watch', subcommand: 'topic' };

test('a watch needs only a topic: daily at eight in the time zone of the server by default', async () => {
  const watches = sqlWatches(openStateDatabase(':memory:'));
  const settings = sqlSettings(openStateDatabase(':memory:'));
  const { discord } = await startBot({ watches, settings });
  await settings.put(discord.guildId, { ...defaultSettings, timeZone: 'Europe/Berlin' });
  const options = { topic: ' the harbour ' };
  const said = await discord
    .runCommand({ ...watchTopic, options, user: discord.manager })
    .answered();
  expect(said.ephemeral).toBe(true);
  expect(said.text).toContain('“the harbour” for this channel: every day at 08:00 (Europe/Berlin)');
  expect(await watches.ofChannel(discord.channelId)).toMatchObject([
    {
      topic: 'the harbour',
      guildId: discord.guildId,
      rhythm: { kind: 'hours', times: [{ hour: 8, minute: 0 }], days: [], zone: 'Europe/Berlin' },
      roleId: null,
      createdBy: discord.manager.id,
      createdAt: askedAt,
      nextAt: '2025-12-03T07:00:00.000Z',
    },
  ]);
});

test('a watch takes days and a time in a zone, or breaking news', async () => {
  const watches = sqlWatches(openStateDatabase(':memory:'));
  const { discord } = await startBot({ watches });
  const run = async (options: Record<string, string>): Promise<void> => {
    await discord.runCommand({ ...watchTopic, options, user: discord.manager }).answered();
  };
  await run({ topic: 'the harbour', when: 'Mondays 6pm', zone: 'asia/kolkata' });
  await run({ topic: 'storms', when: 'breaking' });
  const [first, second] = await watches.ofChannel(discord.channelId);
  expect(first?.rhythm).toMatchObject({
    days: [1],
    times: [{ hour: 18, minute: 0 }],
    zone: 'Asia/Kolkata',
  });
  expect(second?.rhythm).toEqual({ kind: 'breaking' });
});

test.each([
  [{ topic: 'storms', when: 'now and then' }, 'I don’t understand when'],
  [{ topic: 'storms', zone: 'Atlantis' }, 'I don’t know this time zone'],
  [{ topic: 'The  Harbour' }, 'already watched there: every day at 08:00 (UTC)'],
  [{ topic: '   ' }, 'Ask me about the news'],
])('refuses %j and says why', async (options, sentence) => {
  const watches = sqlWatches(openStateDatabase(':memory:'));
  const { discord } = await startBot({ watches });
  const run = { ...watchTopic, user: discord.manager };
  await discord.runCommand({ ...run, options: { topic: 'the harbour' } }).answered();
  const said = await discord.runCommand({ ...run, options }).answered();
  expect(said.text).toContain(sentence);
  expect(said.ephemeral).toBe(true);
  expect((await watches.count()).all).toBe(1);
});

test('news on a topic is published where its channel is one for announcements', async () => {
  const watches = sqlWatches(openStateDatabase(':memory:'));
  const { discord } = await startBot({ watches });
  const run = async (options: Record<string, string | boolean>): Promise<string> =>
    (await discord.runCommand({ ...watchTopic, options, user: discord.manager }).answered()).text;
  const channel = discord.addNewsChannel('news');
  expect(await run({ topic: 'storms', publish: true })).toContain(
    'only publish in an announcement channel',
  );
  await run({ topic: 'storms', channel, publish: true });
  expect(await run({ topic: 'storms', channel })).toContain('already watched');
  expect(await watches.ofChannel(channel)).toMatchObject([{ isPublished: true }]);
  expect(await run({ topic: 'storms', channel, publish: false })).toContain('Changed');
  expect(await watches.ofChannel(channel)).toMatchObject([{ isPublished: false }]);
});

test('a channel holds 25 watches', async () => {
  const { discord } = await startBot();
  const run = { ...watchTopic, user: discord.manager };
  for (let number = 1; number <= 25; number += 1)
    await discord.runCommand({ ...run, options: { topic: `topic ${number}` } }).answered();
  const said = await discord.runCommand({ ...run, options: { topic: 'one more' } }).answered();
  expect(said.text).toContain('already has 25 watches');
});

test('only managers of a server see the command there', async () => {
  const { discord } = await startBot();
  const watch = { ...watchTopic, options: { topic: 'storms' } };
  expect(() => discord.runCommand(watch)).toThrow('no permission');
  const unwatch = { name: 'unwatch', options: { watch: 'storms' } };
  expect(() => discord.runCommand(unwatch)).toThrow('no permission');
});

test('refuses a watch where the bot may not post', async () => {
  const discord = await startLoopbackDiscord({ appPermissions: 1n << 10n });
  const bot = await startOn(discord, {});
  const watch = { ...watchTopic, options: { topic: 'storms' }, user: discord.manager };
  const said = await discord.runCommand(watch).answered();
  expect(said.text).toContain('I can’t post there');
  await bot.close();
  await discord.close();
});

test('refuses a role that the bot cannot notify', async () => {
  const watches = sqlWatches(openStateDatabase(':memory:'));
  const discord = await startLoopbackDiscord({
    appPermissions: (1n << 10n) | (1n << 11n) | (1n << 16n),
  });
  await deployCommands({ token: discord.token, apiUrl: discord.apiUrl });
  const bot = await startOn(discord, { watches });
  const role = discord.addRole('Desk', { mentionable: false });
  const watch = { ...watchTopic, options: { topic: 'storms', role }, user: discord.manager };
  expect((await discord.runCommand(watch).answered()).text).toContain('can’t ping this role');
  expect((await watches.count()).all).toBe(0);
  await bot.close();
  await discord.close();
});

test('suggests time zones by region and by city', async () => {
  const { discord } = await startBot();
  const typing = async (zone: string): Promise<unknown[]> => {
    const options = { topic: 'storms', zone };
    const asked = { ...watchTopic, options, focused: 'zone', user: discord.manager };
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
  const asked = { ...watchTopic, options, focused: 'topic', user: discord.manager };
  const choices = await discord.autocomplete(asked).choices();
  expect(choices.map(({ value }) => value)).toEqual(['Harbour talks']);
});

test('a watch takes several times a day, for weekdays', async () => {
  const watches = sqlWatches(openStateDatabase(':memory:'));
  const { discord } = await startBot({ watches });
  const options = { topic: 'the harbour', when: 'weekdays 8:00 and 18:00' };
  const said = await discord
    .runCommand({ ...watchTopic, options, user: discord.manager })
    .answered();
  expect(said.text).toContain('on weekdays at 08:00 and 18:00 (UTC)');
  const [watch] = await watches.ofChannel(discord.channelId);
  expect(watch?.nextAt).toBe('2025-12-02T18:00:00.000Z');
});

test('the same topic again changes its watch in place, and keeps what is not given', async () => {
  const watches = sqlWatches(openStateDatabase(':memory:'));
  const { discord } = await startBot({ watches });
  const run = async (options: Record<string, string>): Promise<string> => {
    const asked = { ...watchTopic, options: { topic: 'Storms', ...options } };
    return (await discord.runCommand({ ...asked, user: discord.manager }).answered()).text;
  };
  await run({ when: 'mondays 9:00', zone: 'Europe/Berlin' });
  expect(await run({ when: 'fridays 18:00' })).toContain(
    'Changed. I’m watching “Storms”: every Friday at 18:00 (Europe/Berlin)',
  );
  expect(await run({ zone: 'UTC' })).toContain('every Friday at 18:00 (UTC)');
  const role = discord.addRole('Desk');
  expect(await run({ role })).toContain('every Friday at 18:00 (UTC)');
  expect(await run({ when: 'breaking' })).toContain('as news breaks');
  expect(await watches.ofChannel(discord.channelId)).toMatchObject([
    { id: 1, topic: 'Storms', rhythm: { kind: 'breaking' }, roleId: role },
  ]);
});

test('watches for another channel, if bot and person may post there', async () => {
  const watches = sqlWatches(openStateDatabase(':memory:'));
  const { discord } = await startBot({ watches });
  const [open, closed] = [discord.addChannel('harbour'), discord.addChannel('board')];
  discord.deny(closed, ['send']);
  const run = async (channel: string): Promise<string> => {
    const asked = { ...watchTopic, options: { topic: 'storms', channel } };
    return (await discord.runCommand({ ...asked, user: discord.manager }).answered()).text;
  };
  expect(await run(open)).toContain('“storms” for #harbour: every day at 08:00');
  expect(await run(closed)).toContain('I can’t post there');
  expect(await watches.ofChannel(open)).toMatchObject([{ topic: 'storms' }]);
  expect((await watches.count()).all).toBe(1);
});

test('suggests when, in the language of the person', async () => {
  const { discord } = await startBot();
  const typing = async (when: string, locale: string): Promise<unknown[]> => {
    const options = { topic: 'storms', when };
    const asked = { ...watchTopic, options, focused: 'when', user: discord.manager, locale };
    return (await discord.autocomplete(asked).choices()).map(({ value }) => value);
  };
  expect(await typing('weekdays 7', 'en-US')).toEqual(
    expect.arrayContaining(['weekdays 07:00', 'weekdays 07:00, 18:00']),
  );
  expect(await typing('werk', 'de')).toContain('werktags 08:00, 18:00');
});
