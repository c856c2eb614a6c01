import type { ChatInputCommandInteraction } from 'discord.js';
import { type Command, everywhere } from './command.ts';
import type { Desk } from '../desk/desk.ts';
import { interactionPlace } from '../places/interaction-place.ts';
import { decline } from '../turns/turn.ts';

/** `/privacy`: what the bot keeps of people, for how long, and how to have it forgotten. */
export const privacy: Command = {
  data: {
    name: 'privacy',
    description: 'What I remember of you, and how to make me forget it',
    description_localizations: {
      de: 'Was ich mir von dir merke, und wie du es mich vergessen lässt',
    },
    ...everywhere,
  },
  run: async (desk: Desk, interaction: ChatInputCommandInteraction) => {
    const place = interactionPlace(desk, interaction, { ephemeral: true });
    await decline(desk, place, place.words.desk.privacy);
  },
};
