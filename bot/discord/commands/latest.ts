import type { ChatInputCommandInteraction } from 'discord.js';
import { replyWithDigest } from '../answers.ts';
import type { ServerContext } from '../server-context.ts';
import { openCommand, replyWithHint } from '../session.ts';
import { suggestTopics } from './autocomplete.ts';
import { availableEverywhere, describe, type SlashCommand } from './command.ts';
import { privateOption, readSinceOption, sinceOption, topicOption } from './options.ts';

/** `/latest`: a digest of the newest stories, or of the newest on a topic. */
export const latestCommand: SlashCommand = {
  data: {
    name: 'latest',
    ...describe(
      'The newest stories, each in a few cited sentences',
      'Die neuesten Geschichten in wenigen Sätzen mit Belegen',
    ),
    options: [
      topicOption(
        describe('Only about this, such as: climate talks', 'Nur dazu, etwa: Klimagespräche'),
        false,
      ),
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
