import { expect, test } from 'vitest';
import { sqliteAnswerLog } from '../../../bot/state/answer-log.ts';
import { openStateDatabase } from '../../../bot/state/database.ts';
import { messageCommands, slashCommands } from '../../../bot/discord/commands/all.ts';
import { answerButtons } from '../../../bot/discord/commands/buttons.ts';
import type { Timeline } from '../../../retrieval/digest/digest.ts';
import type { Fault } from '../../support/discord/faults.ts';
import type { LoopbackDiscord } from '../../support/discord/loopback-discord.ts';
import type { CommandInput } from '../../support/discord/person.ts';
import type { Reply } from '../../support/discord/seen.ts';
import { harbourTimeline } from '../examples/example-answers.ts';
import { type Fixture, startBot, startOn } from './bot-under-test.ts';

const route = '/interactions/:id/:token/callback';

/** The bot with what people press on, its answers in a log that outlives it. */
async function startShown(): Promise<Fixture & { shown: Shown; options: object }> {
  const events = Array.from({ length: 20 }, (_, index) => ({
    at: '2025-11-30T00:00:00.000Z',
    text: `Event ${index + 1} happened.`,
    citations: [1],
  }));
  const timeline = async ({ topic }: { topic: string }): Promise<Timeline> =>
    await Promise.resolve({ ...harbourTimeline, topic, events });
  const options = { answerLog: sqliteAnswerLog(openStateDatabase(':memory:')), timeline };
  const started = await startBot(options);
  return { ...started, shown: await showAll(started.discord), options };
}

/** Does everything that can be done, one after another; what nothing came of comes back. */
async function unanswered(
  discord: LoopbackDiscord,
  shown: Shown,
  fault?: Fault,
): Promise<string[]> {
  const failed: string[] = [];
  for (const way of ways) {
    await way.before?.(discord, shown);
    if (fault !== undefined) discord.failNext(fault);
    const reply = way.act(discord, shown);
    if (!(await hasCome(reply))) failed.push(way.id);
  }
  return failed;
}

/** Whether a message, a window or suggestions came of it. */
async function hasCome(reply: Reply): Promise<boolean> {
  const wait = { within: 5000 };
  const anything = [reply.answered(wait), reply.modal(wait), reply.choices(wait)];
  return await Promise.any(anything).then(
    () => true,
    () => false,
  );
}

test('nothing that the bot offers is missing from the table of ways', () => {
  const ids = new Set(ways.map(({ id }: Way) => id));
  const offered = [
    ...[...slashCommands, ...messageCommands].map(({ data }) => data.name),
    ...answerButtons.map(({ id }) => `button ${id}`),
    ...answerButtons.filter((button) => 'submit' in button).map(({ id }) => `window ${id}`),
  ];
  expect(offered.filter((id) => !ids.has(id))).toEqual([]);
});

test('everything is answered, and again after a restart', async () => {
  const { discord, bot, shown, options, log } = await startShown();
  expect(await unanswered(discord, shown)).toEqual([]);
  expect(log.levels()).toEqual(['info']);
  await bot.close();
  await startOn(discord, options);
  // What was forgotten on request is asked anew.
  expect(await unanswered(discord, await showAll(discord))).toEqual([]);
});

test.each([
  ['a server error', { route, status: 502 }],
  ['a limit of the route', { route, status: 429, retryAfter: 0.02 }],
  ['a limit of the whole bot', { route, status: 429, retryAfter: 0.02, global: true }],
  ['a slow network', { route, delay: 100 }],
])('everything is answered through %s', async (_, fault) => {
  const { discord, shown } = await startShown();
  expect(await unanswered(discord, shown, fault)).toEqual([]);
});

test.each([
  ['a connection that is taken up again', { how: 'cut' }],
  ['a session that has ended', { how: 'invalid', resumable: false }],
] as const)('everything is answered after %s', async (_, drop) => {
  const { discord, shown } = await startShown();
  discord.dropGateway(drop);
  const begun = (): number => discord.resumes + discord.identifiedIntents.length;
  await expect.poll(begun, { timeout: 20_000 }).toBe(2);
  expect(await unanswered(discord, shown)).toEqual([]);
});

test('whatever Discord has given up on is left alone with a warning, and the next is answered', async () => {
  const { discord, shown, log } = await startShown();
  const errors: string[] = [];
  for (const way of ways) {
    await way.before?.(discord, shown);
    const warned = log.lines.length;
    discord.failNext({ route, status: 404, code: 10_062 });
    way.act(discord, shown);
    await expect.poll(() => log.lines.slice(warned).at(-1)?.sentence).toContain('three seconds');
    if (log.lines.slice(warned).some(({ level }) => level === 'error')) errors.push(way.id);
  }
  expect(errors).toEqual([]);
  const status = { name: 'status', user: discord.manager };
  expect((await discord.runCommand(status).answered()).text).toContain('articles');
});

/** The messages under whose buttons people press: an answer, a private one and a timeline. */
export type Shown = { answer: string; privately: string; timeline: string };

/** One thing that a person can do with the bot, by what Discord calls it. */
export type Way = {
  id: string;
  /** What has to be open before, such as a window. */
  before?: (discord: LoopbackDiscord, shown: Shown) => Promise<unknown>;
  act: (discord: LoopbackDiscord, shown: Shown) => Reply;
};

/** Every command, entry of the menu, button, window and suggestion of the bot. */
export const ways: readonly Way[] = [
  command('ask', { options: { question: 'What came out of the harbour talks?' } }),
  command('latest', { options: { topic: 'the harbour' } }),
  command('timeline', { options: { topic: 'the harbour' } }),
  command('sources', {}),
  command('status', {}),
  command('privacy', {}),
  command('watch', { options: { topic: 'storms' } }),
  command('unwatch', { options: { watch: 'storms' } }),
  command('watches', {}),
  command('feeds', { subcommand: 'list' }),
  command('settings', { subcommand: 'show' }),
  menu('Fact-check this'),
  menu('Find coverage'),
  button('sources', 'answer'),
  button('follow-up', 'answer'),
  button('share', 'privately'),
  button('good', 'answer'),
  button('bad', 'answer'),
  {
    id: 'page',
    act: (discord, { timeline }) => {
      const shown = discord.messages(discord.channelId).find(({ id }) => id === timeline);
      const customId = shown?.buttons[0]?.customId ?? '';
      return discord.pressButton({ messageId: timeline, customId, user: discord.manager });
    },
  },
  sentWindow('follow-up', 'And who signed it?'),
  sentWindow('bad', 'It is the wrong harbour.'),
  typing('ask', 'source', { options: { question: 'Who?', source: 'Coast' } }),
  typing('latest', 'topic', { options: { topic: 'harb' } }),
  typing('timeline', 'topic', { options: { topic: 'harb' } }),
  typing('watch', 'topic', { options: { topic: 'harb' } }),
  typing('watch', 'zone', { options: { topic: 'storms', zone: 'Berl' } }),
  typing('unwatch', 'watch', { options: { watch: 'sto' } }),
  typing('feeds', 'address', { subcommand: 'remove', options: { address: 'daily' } }),
  typing('settings', 'time-zone', { subcommand: 'change', options: { 'time-zone': 'Berl' } }),
  // The last, for the others press on what it forgets.
  command('forget', { subcommand: 'me' }),
];

/** The messages that the ways start from, made by the bot itself. */
export async function showAll(discord: LoopbackDiscord): Promise<Shown> {
  const { manager: user } = discord;
  const options = { question: 'What came out of the harbour talks?' };
  const asked = await discord.runCommand({ name: 'ask', options, user }).answered();
  const hidden = { question: 'And then?', private: true };
  const privately = await discord.runCommand({ name: 'ask', options: hidden, user }).answered();
  const told = { name: 'timeline', options: { topic: 'the harbour' }, user };
  const timeline = await discord.runCommand(told).answered();
  return { answer: asked.id, privately: privately.id, timeline: timeline.id };
}

function command(name: string, more: Omit<CommandInput, 'name'>): Way {
  return {
    id: name,
    act: (discord) => discord.runCommand({ name, user: discord.manager, ...more }),
  };
}

function menu(name: string): Way {
  return {
    id: name,
    act: (discord, { answer }) =>
      discord.runMessageCommand({ name, messageId: answer, user: discord.manager }),
  };
}

function button(customId: string, under: keyof Shown): Way {
  return {
    id: `button ${customId}`,
    act: (discord, shown) =>
      discord.pressButton({ messageId: shown[under], customId, user: discord.manager }),
  };
}

function sentWindow(customId: string, text: string): Way {
  return {
    id: `window ${customId}`,
    before: async (discord, { answer }) => {
      const press = { messageId: answer, customId, user: discord.manager };
      return await discord.pressButton(press).modal();
    },
    act: (discord) => discord.submitModal({ customId, values: { text }, user: discord.manager }),
  };
}

function typing(name: string, focused: string, more: Omit<CommandInput, 'name'>): Way {
  return {
    id: `suggestions ${name} ${focused}`,
    act: (discord) => discord.autocomplete({ name, focused, user: discord.manager, ...more }),
  };
}
