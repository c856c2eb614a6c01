import { replyWithSources } from '../answers.ts';
import { openInteraction } from '../session.ts';
import { availableEverywhere, describe, type SlashCommand } from './command.ts';

/** `/sources`: the sources and quotes of the last answer in the channel, as an ephemeral reply. */
export const sourcesCommand: SlashCommand = {
  data: {
    name: 'sources',
    ...describe('The sources of the last answer in this channel, word for word'),
    ...availableEverywhere,
  },
  run: async (context, interaction) => {
    await replyWithSources(openInteraction(context, interaction, { ephemeral: true }));
  },
};
