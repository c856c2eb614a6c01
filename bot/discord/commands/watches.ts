import type { ChatInputCommandInteraction } from 'discord.js';
import { discordNote } from '../../render/discord-note.ts';
import { discordWatches } from '../../render/discord-watches.ts';
import type { Command } from '../command.ts';
import type { Desk } from '../desk.ts';
import { interactionPlace } from '../interaction-place.ts';
import { takeTurn } from '../turn.ts';
import { whereItWrites } from '../watch-place.ts';

/** `/watches`: what is watched in the channel, for whoever asks. */
export const watches: Command = {
  data: {
    name: 'watches',
    description: 'What this channel is told about, and when',
    description_localizations: { de: 'Wovon diesem Kanal erzählt wird, und wann' },
    ...whereItWrites,
  },
  run: async (desk: Desk, interaction: ChatInputCommandInteraction) => {
    const place = interactionPlace(desk, interaction, { ephemeral: true });
    await takeTurn(desk, place, async () => {
      const found = await desk.watches.ofChannel(interaction.channelId);
      const message =
        found.length === 0
          ? discordNote('hint', place.words.watches.none)
          : discordWatches(found, place.words);
      return { message, answer: null };
    });
  },
};
