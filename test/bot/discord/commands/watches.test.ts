import { expect, test } from 'vitest';
import { sqlWatches } from '../../../../bot/state/watches.ts';
import { openStateDatabase } from '../../../../bot/state/database.ts';
import type { LoopbackDiscord } from '../../../support/discord/loopback-discord.ts';
import type { SeenMessage } from '../../../support/discord/seen.ts';
import { startBot } from '../bot-under-test.ts';

const watchTopic = { name: 'watch', subcommand: 'topic' };

test('removes a watch by its suggestion or by its topic', async () => {
  const watches = sqlWatches(openStateDatabase(':memory:'));
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
  const watches = sqlWatches(openStateDatabase(':memory:'));
  const { discord } = await startBot({ watches });
  const { manager: user } = discord;
  const watch = { ...watchTopic, options: { topic: 'storms' }, user };
  await discord.runCommand(watch).answered();
  await discord.runCommand({ ...watch, context: 'bot-dm' }).answered();
  expect((await watches.count()).all).toBe(2);
  const { id } = await discord.runCommand({ name: 'forget', subcommand: 'me', user }).answered();
  await discord.pressButton({ messageId: id, customId: 'forget-me', user }).answered();
  expect(await watches.ofChannel(discord.channelId)).toMatchObject([{ createdBy: null }]);
  expect((await watches.count()).all).toBe(1);
});

/** The list of watches as a manager gets it, with these topics in the server. */
async function openList(discord: LoopbackDiscord, topics: readonly string[]): Promise<SeenMessage> {
  const { manager: user } = discord;
  for (const topic of topics)
    await discord.runCommand({ ...watchTopic, options: { topic }, user }).answered();
  return await discord.runCommand({ name: 'watches', user }).answered();
}

/** Chooses the watch with this id in the list; returns its message with controls. */
async function choose(
  discord: LoopbackDiscord,
  { id: messageId }: SeenMessage,
  id: number,
): Promise<SeenMessage> {
  const chosen = { messageId, customId: 'watches/choose', values: [String(id)] };
  return await discord.choose({ ...chosen, user: discord.manager }).answered();
}

/** Presses a button of the message. */
async function press(
  discord: LoopbackDiscord,
  { id: messageId }: SeenMessage,
  customId: string,
): Promise<SeenMessage> {
  return await discord.pressButton({ messageId, customId, user: discord.manager }).answered();
}

test('a manager sees the watches of all channels, page by page', async () => {
  const watches = sqlWatches(openStateDatabase(':memory:'));
  const { discord } = await startBot({ watches });
  const channel = discord.addChannel('harbour');
  const options = { topic: 'ferries', channel };
  await discord.runCommand({ ...watchTopic, options, user: discord.manager }).answered();
  const topics = Array.from({ length: 12 }, (_, index) => `topic ${index + 1}`);
  const list = await openList(discord, topics);
  expect(list.ephemeral).toBe(true);
  expect(list.text).toContain('Watches of this server');
  expect(list.text).toContain('topic 10');
  expect(list.text).not.toContain('topic 11');
  const next = await press(discord, list, 'watches/page/1');
  expect(next.id).toBe(list.id);
  expect(next.text).toContain('topic 11');
  expect(next.text).toContain(`ferries**\n-# <#${channel}> · every day`);
  expect(next.text).toContain('page 2 of 2');
  expect(next.buttons.map(({ customId }) => customId)).toEqual(['watches/page/0']);
  expect(next.pinged).toEqual({ users: [], roles: [], everyone: false });
});

test('a watch is paused, and resumed like a new one', async () => {
  const watches = sqlWatches(openStateDatabase(':memory:'));
  const { discord } = await startBot({ watches });
  const chosen = await choose(discord, await openList(discord, ['storms']), 1);
  const paused = await press(discord, chosen, 'watch/pause/1');
  expect(paused.text).toContain('⏸ paused');
  expect(await watches.due('2026-01-01T00:00:00.000Z')).toEqual([]);
  const resumed = await press(discord, paused, 'watch/resume/1');
  expect(resumed.text).not.toContain('paused');
  expect(await watches.find(1)).toMatchObject({
    isStopped: false,
    createdAt: '2025-12-02T12:00:00.000Z',
    checkedAt: null,
    nextAt: '2025-12-03T08:00:00.000Z',
  });
  expect(await watches.due('2026-01-01T00:00:00.000Z')).toHaveLength(1);
});

test('a test shows to the asker alone what would be posted, and counts as nothing', async () => {
  const watches = sqlWatches(openStateDatabase(':memory:'));
  const { discord } = await startBot({ watches });
  const chosen = await choose(discord, await openList(discord, ['the harbour']), 1);
  const shown = await press(discord, chosen, 'watch/test/1');
  expect(shown.ephemeral).toBe(true);
  expect(shown.id).not.toBe(chosen.id);
  expect(shown.text).toContain('A test that only you see');
  expect(shown.text).toContain('Crews will not strike before 12 December.');
  expect(await watches.announced(discord.channelId, ['strike'])).toEqual(new Map());
  expect(await watches.find(1)).toMatchObject({ checkedAt: null });
});

test('a watch is edited in a form that shows what it has', async () => {
  const watches = sqlWatches(openStateDatabase(':memory:'));
  const { discord } = await startBot({ watches });
  const list = await openList(discord, ['storms']);
  const chosen = await choose(discord, list, 1);
  const edit = async (when: string, zone: string): Promise<SeenMessage> => {
    const button = { messageId: chosen.id, customId: 'watch/edit/1', user: discord.manager };
    const form = await discord.pressButton(button).modal();
    expect(JSON.stringify(form.components)).toContain('daily 08:00');
    const submit = { customId: 'watch/edit/1', values: { when, zone }, user: discord.manager };
    return await discord.submitModal(submit).answered();
  };
  expect((await edit('now and then', '')).text).toContain('I don’t understand when');
  expect((await edit('fridays 18:00', 'Atlantis')).text).toContain('I don’t know this time zone');
  const edited = await edit('fridays 18:00', 'europe/berlin');
  expect(edited.id).toBe(list.id);
  expect(edited.text).toContain('every Friday at 18:00 (Europe/Berlin)');
  expect(await watches.find(1)).toMatchObject({ nextAt: '2025-12-05T17:00:00.000Z' });
});

test('a watch is removed by its button, and its other buttons say so', async () => {
  const { discord } = await startBot();
  const list = await openList(discord, ['storms']);
  const other = await discord.runCommand({ name: 'watches', user: discord.manager }).answered();
  await choose(discord, other, 1);
  const removed = await press(discord, await choose(discord, list, 1), 'watch/remove/1');
  expect(removed.text).toContain('no longer watching “storms”');
  expect(removed.text).toContain('Nothing is watched in this server');
  expect((await press(discord, other, 'watch/pause/1')).text).toContain('no longer exists');
});

test('only managers get the controls, and only for watches of their server', async () => {
  const watches = sqlWatches(openStateDatabase(':memory:'));
  const { discord } = await startBot({ watches });
  const { manager } = discord;
  const list = await openList(discord, ['storms']);
  const plain = await discord.runCommand({ name: 'watches' }).answered();
  expect(plain.selects).toEqual([]);
  const direct = { context: 'bot-dm', user: manager } as const;
  await discord.runCommand({ ...watchTopic, options: { topic: 'ferries' }, ...direct }).answered();
  const own = await discord.runCommand({ name: 'watches', ...direct }).answered();
  expect(own.selects.map(({ values }) => values)).toEqual([['2']]);
  expect(list.selects.map(({ values }) => values)).toEqual([['1']]);
  const chosen = await choose(discord, list, 1);
  await watches.remove(discord.channelId, 1);
  const lost = { ...manager, permissions: 0n };
  const button = { messageId: chosen.id, customId: 'watch/pause/1', user: lost };
  expect((await discord.pressButton(button).answered()).text).toContain('Manage Server');
});
