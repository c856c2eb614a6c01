import { type ButtonInteraction, type ChatInputCommandInteraction, MessageFlags } from 'discord.js';
import { withActions } from '../../messages/discord/components.ts';
import { discordDigest, type DigestPage } from '../../messages/discord/digest.ts';
import { replyWithDigest } from '../answers.ts';
import type { ServerContext } from '../server-context.ts';
import { openCommand, openInteraction, replyWithHint } from '../session.ts';
import { sendOptions } from '../reply-target.ts';
import { suggestTopics } from './autocomplete.ts';
import { availableEverywhere, describe, type SlashCommand } from './command.ts';
import { privateOption, readSinceOption, sinceOption, topicOption } from './options.ts';

/** `/latest`: a digest of the newest stories, or of the newest on a topic. */
export const latestCommand: SlashCommand = {
  data: {
    name: 'latest',
    ...describe('The newest stories, each in a few cited sentences'),
    options: [
      topicOption(describe('Only about this, such as: climate talks'), false),
      sinceOption,
      privateOption,
    ],
    ...availableEverywhere,
  },
  run: runLatest,
  suggest: async (context, { options }) => await suggestTopics(context, options.getFocused()),
};

async function runLatest(
  context: ServerContext,
  interaction: ChatInputCommandInteraction,
): Promise<void> {
  const { options } = interaction;
  const session = openCommand(context, interaction);
  const now = context.now();
  const since = readSinceOption(interaction, now);
  if (since === null) return await replyWithHint(session, session.strings.general.unreadableSince);
  const topic = options.getString('topic')?.trim() || null;
  await replyWithDigest(session, { topic, at: now.toISOString(), ...since });
}

/**
 * Shows other stories of a digest, in place. The button's custom id holds what was asked for, so it works
 * after a restart.
 */
export async function turnDigest(
  context: ServerContext,
  interaction: ButtonInteraction,
  page: DigestPage,
): Promise<void> {
  const ephemeral = interaction.message.flags.has(MessageFlags.Ephemeral);
  const { strings, target } = openInteraction(context, interaction, { ephemeral });
  await interaction.deferUpdate();
  const digest = await context.latest(page.request);
  const { shareable } = target;
  const message = withActions(discordDigest(digest, strings, page), {
    strings,
    shareable,
    hasSources: digest.sources.length > 0,
  });
  await interaction.webhook.editMessage('@original', sendOptions(message, context));
}
