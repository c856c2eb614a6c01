import { expect, test } from 'vitest';
import { z } from 'zod';
import { createModelBudget } from '../../../bot/model-budget.ts';
import { sqlModelUsage } from '../../../bot/state/model-usage.ts';
import { sqlAnswerLog } from '../../../bot/state/answer-log.ts';
import { defaultSettings, sqlSettings } from '../../../bot/state/settings.ts';
import { sqlWatches, type Watches } from '../../../bot/state/watches.ts';
import { openStateDatabase } from '../../../bot/state/database.ts';
import type { DiscordBotOptions } from '../../../bot/discord/bot.ts';
import { harbourDigest } from '../examples/example-answers.ts';
import { watchOf } from '../watches/example-watches.ts';
import { askedAt, type Fixture, startBot, startOn } from './bot-under-test.ts';

/** Checks the watches often enough for a test. */
const timing = { watchEvery: 20 };
const crossposted = 1 << 0;
const silent = 1 << 12;
const route = '/channels/:id/messages';

/** The bot with a due watch on the harbour, in a channel of its own. */
async function startDue(
  changes: Parameters<typeof watchOf>[1] = {},
  services: Partial<DiscordBotOptions> = {},
): Promise<Fixture & { watches: Watches; channelId: string; options: object }> {
  const watches = sqlWatches(openStateDatabase(':memory:'));
  let time = Date.parse(askedAt);
  const options = { watches, timing, now: () => new Date((time += 20_000)), ...services };
  const started = await startBot(options);
  const channelId = started.discord.addChannel('harbour');
  const { guildId } = started.discord;
  const createdAt = '2025-11-29T08:00:00.000Z';
  await watches.add(watchOf('the harbour', { channelId, guildId, createdAt, ...changes }));
  return { ...started, watches, channelId, options };
}

test('posts news at its time, silently, and not again after a restart', async () => {
  const { discord, bot, channelId, watches, options } = await startDue();
  const announcement = await discord.untilMessage((message) => message.channelId === channelId);
  expect(announcement.text).toContain('The latest on the harbour');
  expect(announcement.text).toContain('Crews will not strike before 12 December.');
  expect(announcement.text).toContain('Watched in this channel');
  expect(announcement.flags & silent).toBe(silent);
  expect(announcement.pinged).toEqual({ users: [], roles: [], everyone: false });
  await bot.close();
  const [watch] = await watches.ofChannel(channelId);
  await watches.decide({
    channelId,
    at: askedAt,
    payload: null,
    answer: null,
    articleIds: [],
    checked: [{ id: watch?.id ?? 0, nextAt: askedAt }],
  });
  await startOn(discord, options);
  await expect.poll(async () => (await watches.due('2025-12-02T18:00:00.000Z')).length).toBe(0);
  expect(discord.messages(channelId)).toHaveLength(1);
});

test.each([true, false])(
  'publishes to the followers of an announcement channel: %s',
  async (isPublished) => {
    const { discord, watches } = await startDue();
    const news = discord.addNewsChannel('news');
    const { guildId } = discord;
    const createdAt = '2025-11-29T08:00:00.000Z';
    await watches.add(watchOf('the storm', { channelId: news, guildId, createdAt, isPublished }));
    await expect.poll(() => discord.messages(news)).toHaveLength(1);
    await expect.poll(async () => await watches.isPending(news)).toBe(false);
    const [message] = discord.messages(news);
    expect(((message?.flags ?? 0) & crossposted) === crossposted).toBe(isPublished);
  },
);

test('the server of a watch pays for the model that words its announcement', async () => {
  const usage = sqlModelUsage(openStateDatabase(':memory:'));
  const modelBudget = createModelBudget(usage, { now: () => new Date(askedAt) });
  const model = modelBudget.limit({
    id: 'model',
    complete: async ({ onTokens, schema }) => {
      onTokens?.({ input: 100, output: 20 });
      return schema.parse({});
    },
  });
  const latest: DiscordBotOptions['latest'] = async () => {
    await model.complete({ instructions: '', material: '', schema: z.object({}) });
    return harbourDigest;
  };
  const { discord, channelId } = await startDue({}, { modelBudget, latest });
  await discord.untilMessage((message) => message.channelId === channelId);
  expect(await modelBudget.spent(discord.guildId)).toMatchObject({ tokens: 120 });
  expect(await modelBudget.spent(null)).toMatchObject({ tokens: 0 });
});

test('an announcement has working buttons, also after a restart', async () => {
  const answerLog = sqlAnswerLog(openStateDatabase(':memory:'));
  const { discord, bot, channelId, options } = await startDue({}, { answerLog });
  const announcement = await discord.untilMessage((message) => message.channelId === channelId);
  expect(announcement.buttons.map(({ customId }) => customId)).toEqual(
    expect.arrayContaining(['sources', 'follow-up', 'good', 'bad']),
  );
  await expect.poll(async () => await answerLog.ofMessage(announcement.id)).not.toBeNull();
  await bot.close();
  await startOn(discord, options);
  const press = { messageId: announcement.id, channel: channelId };
  const sources = await discord.pressButton({ ...press, customId: 'sources' }).answered();
  expect(sources.text).toContain('Crews will not strike before 12 December.');
  await discord.pressButton({ ...press, customId: 'follow-up' }).modal();
  const submit = { customId: 'follow-up', values: { text: 'Until when?' }, channel: channelId };
  expect((await discord.submitModal(submit).answered()).text).toContain('Until when');
});

test('posts only news of publishers that the server allows', async () => {
  const settings = sqlSettings(openStateDatabase(':memory:'));
  const asked: unknown[] = [];
  const { discord, channelId } = await startDue(
    {},
    {
      settings: {
        ...settings,
        of: async () => ({ ...defaultSettings, sources: ['Coast Herald'] }),
      },
      latest: async ({ topic, sources }) => {
        asked.push(sources);
        return { ...harbourDigest, topic };
      },
    },
  );
  await discord.untilMessage((message) => message.channelId === channelId);
  expect(asked).toEqual([['Coast Herald']]);
});

test('notifies the role of a watch, and nobody else', async () => {
  const { discord, channelId, watches } = await startDue({ nextAt: '2026-12-01T00:00:00.000Z' });
  const role = discord.addRole('Desk');
  const options = { topic: 'storms', when: 'breaking', role };
  const where = { user: discord.manager, channel: channelId };
  await discord.runCommand({ name: 'watch', subcommand: 'topic', options, ...where }).answered();
  expect((await watches.ofChannel(channelId))[1]?.roleId).toBe(role);
  const at = '2025-12-03T00:00:00.000Z';
  await watches.add(
    watchOf('ferries', {
      channelId,
      roleId: role,
      createdAt: '2025-11-29T08:00:00.000Z',
      nextAt: at,
    }),
  );
  const announcement = await discord.untilMessage(
    (message) => message.channelId === channelId && !message.ephemeral,
    { within: 20_000 },
  );
  expect(announcement.pinged).toEqual({ users: [], roles: [role], everyone: false });
  expect(announcement.allowedMentions).toEqual({ parse: [], roles: [role], replied_user: false });
  expect(announcement.flags & silent).toBe(0);
});

test('posts what a person watches to their direct messages', async () => {
  const watches = sqlWatches(openStateDatabase(':memory:'));
  let time = Date.parse(askedAt);
  const { discord } = await startBot({
    watches,
    timing,
    now: () => new Date((time += 20_000)),
    latest: async ({ topic, at, since = '' }) => ({
      ...harbourDigest,
      topic,
      at,
      since,
      stories: harbourDigest.stories.map((story) => ({
        ...story,
        members: story.members.map((member) => ({ ...member, publishedAt: at })),
      })),
    }),
  });
  const watch = {
    name: 'watch',
    subcommand: 'topic',
    options: { topic: 'ferries', when: 'breaking' },
  };
  const said = await discord.runCommand({ ...watch, context: 'bot-dm' }).answered();
  expect(said.text).toContain('as news breaks');
  const direct = discord.directChannel();
  const announcement = await discord.untilMessage(
    ({ channelId, text }) => channelId === direct && text.includes('The latest on ferries'),
  );
  expect(announcement.text).toContain('Crews will not strike before 12 December.');
});

test('pauses a watch while the permission is missing, says why, and resumes by itself', async () => {
  const watches = sqlWatches(openStateDatabase(':memory:'));
  let time = Date.parse('2025-11-30T00:00:00.000Z');
  const { discord } = await startBot({ watches, timing, now: () => new Date(time) });
  const channelId = discord.addChannel('harbour');
  discord.failNext({ method: 'POST', route, status: 403, code: 50_013 });
  await watches.add(watchOf('the harbour', { channelId, createdAt: '2025-11-29T08:00:00.000Z' }));
  time = Date.parse(askedAt);
  await expect.poll(async () => (await watches.count()).paused).toBe(1);
  const said = await discord.runCommand({ name: 'watches', channel: channelId }).answered();
  expect(said.text).toContain('Paused: I can’t post in this channel');
  time += 15 * 60_000;
  await discord.untilMessage(({ text }) => text.includes('Crews will not strike'));
  await expect.poll(async () => (await watches.count()).paused).toBe(0);
});

test('deleting a channel removes its watches', async () => {
  const { discord, watches, channelId, log } = await startDue({
    nextAt: '2025-12-02T12:10:00.000Z',
  });
  discord.removeChannel(channelId);
  await expect.poll(async () => (await watches.count()).all).toBe(0);
  expect(log.levels()).not.toContain('error');
});

test('sends an announcement once although its confirmation was lost', async () => {
  const { discord, channelId, watches } = await startDue({
    nextAt: '2025-12-02T12:10:00.000Z',
  });
  discord.failNext({ method: 'POST', route, drop: 'after', times: 4 });
  await discord.untilMessage((message) => message.channelId === channelId);
  await expect
    .poll(async () => (await watches.lastAnnouncement(channelId))?.sentAt ?? null)
    .not.toBeNull();
  expect(discord.messages(channelId)).toHaveLength(1);
});
