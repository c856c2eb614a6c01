import type { LoopbackDiscord } from '../../support/discord/loopback-discord.ts';
import type { CommandInput } from '../../support/discord/person.ts';
import type { Reply } from '../../support/discord/seen.ts';

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
