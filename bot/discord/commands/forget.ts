import { ApplicationCommandOptionType, type ChatInputCommandInteraction } from 'discord.js';
import { type Command, everywhere } from './command.ts';
import type { Desk } from '../desk/desk.ts';
import { interactionPlace } from '../places/interaction-place.ts';
import { described } from './options/described.ts';
import { decline, sentenceFor } from '../turns/turn.ts';

/** `/forget me`: forgets everything that is kept of whoever says so. */
export const forget: Command = {
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
  const { userId, words } = place;
  try {
    await Promise.all([
      desk.answerLog.forget(userId),
      desk.feedback.forget(userId),
      desk.looks.forget(userId),
      desk.watches.forget(userId),
    ]);
    await decline(desk, place, words.desk.forgot);
  } catch (error) {
    desk.log.error({ err: error }, 'A person could not be forgotten.');
    await decline(desk, place, sentenceFor(error, words));
  }
}
