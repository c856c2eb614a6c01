import { expect, test } from 'vitest';
import { openStateDatabase } from '../../../bot/state/database.ts';
import { sqlDepartures } from '../../../bot/state/departures.ts';
import { sqlSettings } from '../../../bot/state/settings.ts';
import { sqlWelcomes } from '../../../bot/state/welcomes.ts';
import type { LoopbackDiscord } from '../../support/discord/loopback-discord.ts';
import type { SeenMessage } from '../../support/discord/seen.ts';
import { startBot, startOn } from './bot-under-test.ts';

const questions = ['Who led the delegation?', 'Why did the ferries stop?', 'What is new?', 'And?'];
const starters = async (): Promise<string[]> => await Promise.resolve(questions);
const noStarters = async (): Promise<string[]> => await Promise.reject(new Error('no store'));
/** By the clock of the loopback, which says when the bot joined. */
const now = (): Date => new Date();

function rejoin(discord: LoopbackDiscord): void {
  discord.removeBot();
  discord.addBot();
}

async function greeting(discord: LoopbackDiscord): Promise<SeenMessage> {
  return await discord.untilMessage(({ text }) => text.includes('Hello!'));
}

/** How many greetings there are, once the bot has answered a command. */
async function greetings(discord: LoopbackDiscord): Promise<number> {
  await discord.runCommand({ name: 'status' }).answered();
  return discord.messages(discord.channelId).filter(({ text }) => text.includes('Hello!')).length;
}

test('greets a server that adds it, with three questions and clickable commands', async () => {
  const { discord } = await startBot({ now, starters, commandIds: new Map([['ask', '77']]) });
  rejoin(discord);
  const { text, channelId, allowedMentions } = await greeting(discord);
  expect(channelId).toBe(discord.channelId);
  expect(text).toContain('from 6,028 articles');
  expect(text).toContain('Use </ask:77>, or mention me.');
  expect(text).toContain(
    '- Who led the delegation?\n- Why did the ferries stop?\n- What is new?\n',
  );
  expect(text).not.toContain('And?');
  expect(allowedMentions).toEqual({ parse: [], replied_user: false });
});

test('greets a server once: not again after a restart, nor when it is added again', async () => {
  const state = openStateDatabase(':memory:');
  const parts = {
    now,
    starters,
    welcomes: sqlWelcomes(state),
    departures: sqlDepartures(state),
  };
  const { discord, bot } = await startBot(parts);
  expect(await greetings(discord)).toBe(0);
  rejoin(discord);
  await greeting(discord);
  rejoin(discord);
  expect(await greetings(discord)).toBe(1);
  await bot.close();
  await startOn(discord, parts);
  expect(await greetings(discord)).toBe(1);
});

test('greets a server that added it while it was offline', async () => {
  const { discord, bot } = await startBot({ now });
  await bot.close();
  discord.addBot();
  await startOn(discord, { now });
  expect((await greeting(discord)).text).toContain('Use /ask, or mention me.');
});

test('greets in the first channel that it may write to, and where it answers publicly', async () => {
  const settings = sqlSettings(openStateDatabase(':memory:'));
  const { discord } = await startBot({ now, settings });
  discord.deny(discord.channelId, ['send']);
  const [quiet, open] = [discord.addChannel('quiet'), discord.addChannel('news')];
  await settings.put(discord.guildId, {
    ...(await settings.of(discord.guildId)),
    channels: [discord.channelId, open],
  });
  rejoin(discord);
  expect((await greeting(discord)).channelId).toBe(open);
  expect(discord.messages(quiet)).toEqual([]);
});

test('a greeting without examples is still a greeting', async () => {
  const { discord, log } = await startBot({ now, starters: noStarters });
  rejoin(discord);
  expect((await greeting(discord)).text).not.toContain('For example');
  expect(log.levels()).toContain('warn');
});
