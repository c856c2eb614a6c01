import type { ChatInputCommandInteraction } from 'discord.js';
import { discordNote } from '../../render/discord/parts/note.ts';
import { discordWatches } from '../../render/discord/house/watches.ts';
import type { Command } from './command.ts';
import type { Desk } from '../desk/desk.ts';
import { interactionPlace } from '../places/interaction-place.ts';
import { showAside } from '../turns/show-aside.ts';
import { whereItWrites } from './options/watch-place.ts';

/** `/watches`: what is watched in the channel, for whoever asks. */
export const watches: Command = {
  data: {
    name: 'watches',
    description: 'What this channel is told about, and when',
    description_localizations: { de: 'Was diesem Kanal gemeldet wird, und wann' },
    ...whereItWrites,
  },
  run: async (desk: Desk, interaction: ChatInputCommandInteraction) => {
    const place = interactionPlace(desk, interaction, { ephemeral: true });
    await showAside(desk, place, async () => {
      const found = await desk.watches.ofChannel(interaction.channelId);
      return found.length === 0
        ? discordNote('hint', place.words.watches.none)
        : discordWatches(found, place.words);
    });
  },
};
