import type { ChatInputCommandInteraction } from 'discord.js';
import { discordStatus } from '../../render/discord/house/status.ts';
import { type Command, everywhere } from './command.ts';
import type { Desk } from '../desk/desk.ts';
import { interactionPlace } from '../places/interaction-place.ts';
import { showAside } from '../turns/show-aside.ts';

/** `/status`: what the bot knows, of when, and how quick it is. */
export const status: Command = {
  data: {
    name: 'status',
    description: 'What I know, of when, and how I answer',
    description_localizations: { de: 'Was ich weiß, von wann, und wie ich antworte' },
    ...everywhere,
  },
  run: async (desk: Desk, interaction: ChatInputCommandInteraction) => {
    const place = interactionPlace(desk, interaction, { ephemeral: true });
    await showAside(desk, place, async () => {
      const { ping } = interaction.client.ws;
      const told = { ...(await desk.status()), latency: ping < 0 ? null : ping };
      return discordStatus(told, place.words);
    });
  },
};
