import { expect, test } from 'vitest';
import { sqlAnswerLog } from '../../../bot/state/answer-log.ts';
import { openStateDatabase } from '../../../bot/state/database.ts';
import { english } from '../../../bot/i18n/english.ts';
import { messageCommands, slashCommands } from '../../../bot/discord/commands/all.ts';
import { answerButtons } from '../../../bot/discord/commands/buttons.ts';
import type { Digest, Timeline } from '../../../retrieval/digest/digest.ts';
import type { Fault } from '../../support/discord/faults.ts';
import type { LoopbackDiscord } from '../../support/discord/loopback-discord.ts';
import type { CommandInput } from '../../support/discord/person.ts';
import type { Reply, SeenMessage } from '../../support/discord/seen.ts';
import { harbourDigest, harbourTimeline } from '../examples/example-answers.ts';
import { type Fixture, startBot, startOn } from './bot-under-test.ts';

const route = '/interactions/:id/:token/callback';

/** The bot with messages whose buttons can be pressed, and an answer log that survives a restart. */
async function startWithMessages(): Promise<Fixture & { messages: Messages; options: object }> {
  const events = Array.from({ length: 20 }, (_, index) => ({
    at: '2025-11-30T00:00:00.000Z',
    text: `Event ${index + 1} happened.`,
    citations: [1],
  }));
  const timeline = async ({ topic }: { topic: string }): Promise<Timeline> =>
    await Promise.resolve({ ...harbourTimeline, topic, events });
  const [story] = harbourDigest.stories;
  const stories = Array.from({ length: 5 }, () => story ?? never());
  const latest = async ({ topic, at }: { topic: string | null; at: string }): Promise<Digest> =>
    await Promise.resolve({ ...harbourDigest, topic, at, stories });
  const options = { latest, answerLog: sqlAnswerLog(openStateDatabase(':memory:')), timeline };
  const started = await startBot(options);
  return { ...started, messages: await postMessages(started.discord), options };
}

/** Performs every interaction, one after another. Returns the ids of those that got no response. */
async function unanswered(
  discord: LoopbackDiscord,
  messages: Messages,
  fault?: Fault,
): Promise<string[]> {
  const failed: string[] = [];
  for (const interaction of interactions) {
    await interaction.before?.(discord, messages);
    if (fault !== undefined) discord.failNext(fault);
    const reply = interaction.act(discord, messages);
    if (!(await isAnswered(reply))) failed.push(interaction.id);
  }
  return failed;
}

/** Whether the bot responded with a message, a modal or suggestions. */
async function isAnswered(reply: Reply): Promise<boolean> {
  const wait = { within: 5000 };
  const anything = [reply.answered(wait), reply.modal(wait), reply.choices(wait)];
  return await Promise.any(anything).then(
    () => true,
    () => false,
  );
}

test('the table of interactions is complete', () => {
  const ids = new Set(interactions.map(({ id }: OfferedInteraction) => id));
  const offered = [
    ...[...slashCommands, ...messageCommands].map(({ data }) => data.name),
    ...answerButtons.map(({ id }) => `button ${id}`),
    ...answerButtons.filter((button) => 'submit' in button).map(({ id }) => `modal ${id}`),
    ...Object.keys(english.watches.controls).map((what) => `control ${what}`),
  ];
  expect(offered.filter((id) => !ids.has(id))).toEqual([]);
});

test('responds to every interaction, and again after a restart', async () => {
  const { discord, bot, messages, options, log } = await startWithMessages();
  expect(await unanswered(discord, messages)).toEqual([]);
  expect(log.levels()).toEqual(['info']);
  await bot.close();
  await startOn(discord, options);
  // The last interaction, the button of /forget me, deletes the answers.
  expect(await unanswered(discord, await postMessages(discord))).toEqual([]);
});

test.each([
  ['a server error', { route, status: 502 }],
  ['a limit of the route', { route, status: 429, retryAfter: 0.02 }],
  ['a limit of the whole bot', { route, status: 429, retryAfter: 0.02, global: true }],
  ['a slow network', { route, delay: 100 }],
])('responds to every interaction through %s', async (_, fault) => {
  const { discord, messages } = await startWithMessages();
  expect(await unanswered(discord, messages, fault)).toEqual([]);
});

test.each([
  ['a connection that is taken up again', { how: 'cut' }],
  ['a session that has ended', { how: 'invalid', resumable: false }],
] as const)('responds to every interaction after %s', async (_, drop) => {
  const { discord, messages } = await startWithMessages();
  discord.dropGateway(drop);
  const begun = (): number => discord.resumes + discord.identifiedIntents.length;
  await expect.poll(begun, { timeout: 20_000 }).toBe(2);
  expect(await unanswered(discord, messages)).toEqual([]);
});

test('logs a warning for each interaction that Discord has given up on, and continues', async () => {
  const { discord, messages, log } = await startWithMessages();
  const errors: string[] = [];
  for (const interaction of interactions) {
    await interaction.before?.(discord, messages);
    const warned = log.lines.length;
    discord.failNext({ route, status: 404, code: 10_062 });
    interaction.act(discord, messages);
    await expect.poll(() => log.lines.slice(warned).at(-1)?.sentence).toContain('three seconds');
    if (log.lines.slice(warned).some(({ level }) => level === 'error')) errors.push(interaction.id);
  }
  expect(errors).toEqual([]);
  const status = { name: 'status', user: discord.manager };
  expect((await discord.runCommand(status).answered()).text).toContain('articles');
});

/** Ids of messages with buttons: an answer in public and in private, a timeline, a digest and others. */
type Messages = {
  answer: string;
  privately: string;
  timeline: string;
  digest: string;
  watch?: SeenMessage;
  forget?: string;
};

/** One interaction that the bot offers. */
type OfferedInteraction = {
  id: string;
  /** A step that has to come first, such as opening a modal. */
  before?: (discord: LoopbackDiscord, messages: Messages) => Promise<unknown>;
  act: (discord: LoopbackDiscord, messages: Messages) => Reply;
};

/** Every command, message command, button, modal and autocomplete of the bot. */
const interactions: readonly OfferedInteraction[] = [
  command('ask', { options: { question: 'What came out of the harbour talks?' } }),
  command('latest', { options: { topic: 'the harbour' } }),
  command('timeline', { options: { topic: 'the harbour' } }),
  command('sources', {}),
  command('help', {}),
  command('status', {}),
  command('privacy', {}),
  command('watch', { subcommand: 'feed', options: { name: 'Coast Herald' } }),
  command('watch', { subcommand: 'topic', options: { topic: 'storms' } }),
  {
    id: 'control choose',
    before: async (discord, messages) => {
      messages.watch = await watchList(discord);
    },
    act: (discord, { watch }) => chooseLast(discord, watch ?? never()),
  },
  control('pause'),
  control('resume', async (discord, watch) => {
    if (controlId(watch, 'resume') !== '') return watch;
    return await pressControl(discord, watch, 'pause').answered();
  }),
  control('test'),
  control('edit'),
  {
    id: 'modal edit',
    before: async (discord, messages) => {
      messages.watch = await openWatch(discord);
      return await pressControl(discord, messages.watch, 'edit').modal();
    },
    act: (discord, { watch }) => {
      const customId = controlId(watch ?? never(), 'edit');
      const values = { when: 'fridays 18:00', zone: 'Europe/Berlin' };
      return discord.submitModal({ customId, values, user: discord.manager });
    },
  },
  control('back'),
  control('remove'),
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
  {
    id: 'more stories',
    act: (discord, { digest }) => {
      const shown = discord.messages(discord.channelId).find(({ id }) => id === digest);
      const customId = shown?.buttons[0]?.customId ?? '';
      return discord.pressButton({ messageId: digest, customId, user: discord.manager });
    },
  },
  modal('follow-up', 'And who signed it?'),
  modal('bad', 'It is the wrong harbour.'),
  autocomplete('ask', 'source', { options: { question: 'Who?', source: 'Coast' } }),
  autocomplete('latest', 'topic', { options: { topic: 'harb' } }),
  autocomplete('timeline', 'topic', { options: { topic: 'harb' } }),
  autocomplete('watch', 'topic', { subcommand: 'topic', options: { topic: 'harb' } }),
  autocomplete('watch', 'name', { subcommand: 'feed', options: { name: 'Coast' } }),
  autocomplete('watch', 'when', {
    subcommand: 'topic',
    options: { topic: 'storms', when: 'week' },
  }),
  autocomplete('watch', 'zone', {
    subcommand: 'topic',
    options: { topic: 'storms', zone: 'Berl' },
  }),
  autocomplete('unwatch', 'watch', { options: { watch: 'sto' } }),
  autocomplete('feeds', 'address', { subcommand: 'remove', options: { address: 'daily' } }),
  autocomplete('settings', 'time-zone', { subcommand: 'change', options: { 'time-zone': 'Berl' } }),
  command('forget', { subcommand: 'me' }),
  // Last, because it deletes the answers whose buttons the others press.
  {
    id: 'button forget-me',
    before: async (discord, messages) => {
      const asking = { name: 'forget', subcommand: 'me', user: discord.manager };
      messages.forget = (await discord.runCommand(asking).answered()).id;
    },
    act: (discord, { forget = '' }) =>
      discord.pressButton({ messageId: forget, customId: 'forget-me', user: discord.manager }),
  },
];

/** Makes the bot post the messages whose buttons are pressed. */
async function postMessages(discord: LoopbackDiscord): Promise<Messages> {
  const { manager: user } = discord;
  const options = { question: 'What came out of the harbour talks?' };
  const asked = await discord.runCommand({ name: 'ask', options, user }).answered();
  const hidden = { question: 'And then?', private: true };
  const privately = await discord.runCommand({ name: 'ask', options: hidden, user }).answered();
  const timelineCommand = { name: 'timeline', options: { topic: 'the harbour' }, user };
  const timeline = await discord.runCommand(timelineCommand).answered();
  const digest = await discord.runCommand({ name: 'latest', user }).answered();
  return {
    answer: asked.id,
    privately: privately.id,
    timeline: timeline.id,
    digest: digest.id,
  };
}

function command(name: string, more: Omit<CommandInput, 'name'>): OfferedInteraction {
  return {
    id: name,
    act: (discord) => discord.runCommand({ name, user: discord.manager, ...more }),
  };
}

function menu(name: string): OfferedInteraction {
  return {
    id: name,
    act: (discord, { answer }) =>
      discord.runMessageCommand({ name, messageId: answer, user: discord.manager }),
  };
}

function button(customId: string, under: 'answer' | 'privately'): OfferedInteraction {
  return {
    id: `button ${customId}`,
    act: (discord, messages) =>
      discord.pressButton({ messageId: messages[under], customId, user: discord.manager }),
  };
}

/** The list of watches, with one at least. */
async function watchList(discord: LoopbackDiscord): Promise<SeenMessage> {
  const { manager: user } = discord;
  const options = { topic: 'storms' };
  await discord.runCommand({ name: 'watch', subcommand: 'topic', options, user }).answered();
  return await discord.runCommand({ name: 'watches', user }).answered();
}

function chooseLast(discord: LoopbackDiscord, { id: messageId, selects }: SeenMessage): Reply {
  const values = selects[0]?.values.slice(-1) ?? [];
  return discord.choose({ messageId, customId: 'watches/choose', values, user: discord.manager });
}

/** A watch with its controls. */
async function openWatch(discord: LoopbackDiscord): Promise<SeenMessage> {
  return await chooseLast(discord, await watchList(discord)).answered();
}

function controlId({ buttons }: SeenMessage, what: string): string {
  const start = what === 'back' ? 'watches/page/' : `watch/${what}/`;
  return buttons.find(({ customId }) => customId?.startsWith(start))?.customId ?? '';
}

function pressControl(discord: LoopbackDiscord, watch: SeenMessage, what: string): Reply {
  const customId = controlId(watch, what);
  return discord.pressButton({ messageId: watch.id, customId, user: discord.manager });
}

/** A button under a watch; `before` brings the watch into the state that has the button. */
function control(
  what: string,
  before = async (_: LoopbackDiscord, watch: SeenMessage): Promise<SeenMessage> =>
    await Promise.resolve(watch),
): OfferedInteraction {
  return {
    id: `control ${what}`,
    before: async (discord, messages) => {
      messages.watch = await before(discord, await openWatch(discord));
    },
    act: (discord, { watch }) => pressControl(discord, watch ?? never(), what),
  };
}

function never(): never {
  throw new Error('A message is posted before its controls are used.');
}

function modal(customId: string, text: string): OfferedInteraction {
  return {
    id: `modal ${customId}`,
    before: async (discord, { answer }) => {
      const press = { messageId: answer, customId, user: discord.manager };
      return await discord.pressButton(press).modal();
    },
    act: (discord) => discord.submitModal({ customId, values: { text }, user: discord.manager }),
  };
}

function autocomplete(
  name: string,
  focused: string,
  more: Omit<CommandInput, 'name'>,
): OfferedInteraction {
  return {
    id: `autocomplete ${name} ${focused}`,
    act: (discord) => discord.autocomplete({ name, focused, user: discord.manager, ...more }),
  };
}
