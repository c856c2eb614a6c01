// The command /timeline, and the buttons that turn its pages.
import type { ButtonInteraction, ChatInputCommandInteraction } from 'discord.js';
import { discordTimeline } from '../../messages/discord/timeline.ts';
import { sendOptions } from '../reply-target.ts';
import type { ServerContext } from '../server-context.ts';
import { replyWithDigest, replyWithTimeline } from '../answers.ts';
import { openCommand, openInteraction } from '../session.ts';
import { suggestTopics } from './autocomplete.ts';
import { availableEverywhere, describe, type SlashCommand } from './command.ts';
import { privateOption, topicOption } from './options.ts';

/** `/timeline`: the events of a topic in chronological order, in pages; without a topic, what is new. */
export const timelineCommand: SlashCommand = {
  data: {
    name: 'timeline',
    ...describe('What happened on a topic, day by day, with sources'),
    options: [
      topicOption(describe('Such as: climate talks; without it, what is new'), false),
      privateOption,
    ],
    ...availableEverywhere,
  },
  run: runTimeline,
  suggest: async (context, { options }) => await suggestTopics(context, options.getFocused()),
};

/**
 * Turns a timeline to another page, in place. The button's custom id holds the page and the topic,
 * so it works after a restart.
 */
export async function turnPage(
  context: ServerContext,
  interaction: ButtonInteraction,
  { page, topic }: { page: number; topic: string },
): Promise<void> {
  const { strings } = openInteraction(context, interaction, { ephemeral: false });
  await interaction.deferUpdate();
  const timeline = await context.timeline({ topic, at: context.now().toISOString() });
  const message = discordTimeline(timeline, { page, strings });
  await interaction.webhook.editMessage('@original', sendOptions(message, context));
}

async function runTimeline(
  context: ServerContext,
  interaction: ChatInputCommandInteraction,
): Promise<void> {
  const { options } = interaction;
  const session = openCommand(context, interaction);
  const topic = options.getString('topic')?.trim() ?? '';
  if (topic !== '') return await replyWithTimeline(session, topic);
  await replyWithDigest(session, { topic: null, at: context.now().toISOString() });
}
