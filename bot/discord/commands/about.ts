import { ApplicationCommandOptionType, type ButtonInteraction } from 'discord.js';
import { discordForgetQuestion, discordNote } from '../../messages/discord/components.ts';
import { discordHelp } from '../../messages/discord/welcome.ts';
import { discordStatus } from '../../messages/discord/status.ts';
import { sendOptions } from '../reply-target.ts';
import type { ServerContext } from '../server-context.ts';
import { errorSentence, openInteraction, replyWithHint, runCommand } from '../session.ts';
import { availableEverywhere, describe, type SlashCommand } from './command.ts';

/** `/help`: what the bot can do, and how to ask it. */
export const helpCommand: SlashCommand = {
  data: {
    name: 'help',
    ...describe('What I can do, and how to ask me'),
    ...availableEverywhere,
  },
  run: async (context, interaction) => {
    const session = openInteraction(context, interaction, { ephemeral: true });
    const { strings, log } = session;
    await runCommand(session, async () => {
      const questions = await session.starters(strings.locale).catch((error: unknown) => {
        log.warn({ err: error }, 'The help has no examples.');
        return [];
      });
      return discordHelp(questions, strings);
    });
  },
};

/** `/status`: what the corpus holds, how the bot answers, and its latency. */
export const statusCommand: SlashCommand = {
  data: {
    name: 'status',
    ...describe('What I know and how I answer'),
    ...availableEverywhere,
  },
  run: async (context, interaction) => {
    const session = openInteraction(context, interaction, { ephemeral: true });
    await runCommand(session, async () => {
      const { ws, options } = interaction.client;
      // A server's events come through its own shard, and direct messages through the first.
      const own = ws.shards.get(interaction.guild?.shardId ?? 0) ?? ws.shards.first();
      const ping = own?.ping ?? -1;
      const status = {
        ...(await session.status()),
        spent: await session.modelBudget.spent(session.server.id),
        latency: ping < 0 ? null : ping,
        startedAt: session.startedAt,
        shards: { own: own?.id ?? 0, all: options.shardCount ?? 1 },
      };
      return discordStatus(status, session.strings);
    });
  },
};

/** `/privacy`: what the bot stores about people, for how long, and how to delete it. */
export const privacyCommand: SlashCommand = {
  data: {
    name: 'privacy',
    ...describe('What I remember about you, and how to delete it'),
    ...availableEverywhere,
  },
  run: async (context, interaction) => {
    const session = openInteraction(context, interaction, { ephemeral: true });
    await replyWithHint(session, session.strings.general.privacy);
  },
};

/** `/forget me`: asks once, then deletes what is stored about the user. */
export const forgetCommand: SlashCommand = {
  data: {
    name: 'forget',
    ...describe('Delete what I remember'),
    options: [
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: 'me',
        ...describe('Your questions and answers, your ratings, and what you have looked at'),
      },
    ],
    ...availableEverywhere,
  },
  run: async (context, interaction) => {
    const session = openInteraction(context, interaction, { ephemeral: true });
    await session.target.replyNow(discordForgetQuestion(session.strings));
  },
};

/** The button below the question of `/forget me`: deletes what is stored about whoever presses it. */
export async function forgetMe(
  context: ServerContext,
  interaction: ButtonInteraction,
): Promise<void> {
  const session = openInteraction(context, interaction, { ephemeral: true });
  const { strings, log } = session;
  const { id } = interaction.user;
  try {
    await Promise.all(
      [session.answerLog, session.feedback, session.lastSeen, session.watches].map(
        async (store) => await store.forget(id),
      ),
    );
  } catch (error) {
    log.error({ err: error }, 'A person could not be forgotten.');
    return await replyWithHint(session, errorSentence(error, strings));
  }
  // In place of the question, so that it is answered once.
  await interaction.update(sendOptions(discordNote('hint', strings.general.forgot), context));
}
