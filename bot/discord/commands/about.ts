import { ApplicationCommandOptionType, type ChatInputCommandInteraction } from 'discord.js';
import { discordStatus } from '../../render/discord/house/status.ts';
import { interactionPlace } from '../reply-target.ts';
import type { Desk } from '../services.ts';
import { decline, sentenceFor, showAside } from '../session.ts';
import { type Command, described, everywhere } from './command.ts';

/** `/status`: what the bot knows, of when, and how quick it is. */
export const statusCommand: Command = {
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
      return discordStatus(told, place.strings);
    });
  },
};

/** `/privacy`: what the bot keeps of people, for how long, and how to have it forgotten. */
export const privacyCommand: Command = {
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
    await decline(desk, place, place.strings.general.privacy);
  },
};

/** `/forget me`: forgets everything that is kept of whoever says so. */
export const forgetCommand: Command = {
  data: {
    name: 'forget',
    description: 'Forget what I remember',
    description_localizations: { de: 'Vergessen, was ich mir merke' },
    options: [
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: 'me',
        ...described(
          'Your questions with their answers, your opinions, and what you have looked at',
          'Deine Fragen mit ihren Antworten, deine Meinungen und was du angesehen hast',
        ),
      },
    ],
    ...everywhere,
  },
  run: forgetMe,
};

async function forgetMe(desk: Desk, interaction: ChatInputCommandInteraction): Promise<void> {
  const place = interactionPlace(desk, interaction, { ephemeral: true });
  const { userId, strings } = place;
  try {
    await Promise.all([
      desk.answerLog.forget(userId),
      desk.feedback.forget(userId),
      desk.lastSeen.forget(userId),
      desk.watches.forget(userId),
    ]);
    await decline(desk, place, strings.general.forgot);
  } catch (error) {
    desk.log.error({ err: error }, 'A person could not be forgotten.');
    await decline(desk, place, sentenceFor(error, strings));
  }
}
