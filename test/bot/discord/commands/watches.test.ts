import { expect, test } from 'vitest';
import { sqliteWatches } from '../../../../bot/state/watches.ts';
import { openStateDatabase } from '../../../../bot/state/database.ts';
import { startBot } from '../bot-under-test.ts';

const watchTopic = { name: 'watch', subcommand: 'topic' };

test('removes a watch by its suggestion or by its topic', async () => {
  const watches = sqliteWatches(openStateDatabase(':memory:'));
  const { discord } = await startBot({ watches });
  const { manager: user } = discord;
  for (const topic of ['the harbour', 'storms'])
    await discord.runCommand({ ...watchTopic, options: { topic }, user }).answered();
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
  await discord.runCommand({ ...watchTopic, options, user }).answered();
  const said = await discord.runCommand({ name: 'watches', locale: 'de' }).answered();
  expect(said.ephemeral).toBe(true);
  expect(said.text).toContain('jeden Montag und Freitag um 09:30 Uhr (UTC)');
});

test('/forget me removes the watches in direct messages of the person', async () => {
  const watches = sqliteWatches(openStateDatabase(':memory:'));
  const { discord } = await startBot({ watches });
  const { manager: user } = discord;
  const watch = { ...watchTopic, options: { topic: 'storms' }, user };
  await discord.runCommand(watch).answered();
  await discord.runCommand({ ...watch, context: 'bot-dm' }).answered();
  expect((await watches.count()).all).toBe(2);
  await discord.runCommand({ name: 'forget', subcommand: 'me', user }).answered();
  expect(await watches.ofChannel(discord.channelId)).toMatchObject([{ createdBy: null }]);
  expect((await watches.count()).all).toBe(1);
});
