import { ApplicationCommandOptionType, type ChatInputCommandInteraction } from 'discord.js';
import { type Command, everywhere } from '../command.ts';
import type { Desk } from '../desk.ts';
import { interactionPlace } from '../interaction-place.ts';
import { privateOption } from './options.ts';
import { timelineMessage } from '../timeline-message.ts';
import { decline, takeTurn } from '../turn.ts';

/** `/timeline`: what happened, in order of time. */
export const timeline: Command = {
  data: {
    name: 'timeline',
    description: 'What happened on a topic, day by day, each line with its source',
    description_localizations: { de: 'Was zu einem Thema geschah, Tag für Tag, mit Belegen' },
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'topic',
        description: 'Such as: climate talks',
        required: true,
        // The buttons that turn the pages carry it.
        max_length: 80,
      },
      privateOption('Show it to you alone'),
    ],
    ...everywhere,
  },
  run: runTimeline,
};

async function runTimeline(desk: Desk, interaction: ChatInputCommandInteraction): Promise<void> {
  const ephemeral = interaction.options.getBoolean('private') ?? false;
  const place = interactionPlace(desk, interaction, { ephemeral });
  const topic = interaction.options.getString('topic', true).trim();
  if (topic === '') return await decline(desk, place, place.words.desk.howToAsk);
  await takeTurn(desk, place, async () => {
    const told = await desk.timeline({ topic, at: desk.now().toISOString() });
    return { message: timelineMessage(told, { page: null, words: place.words }), answer: null };
  });
}
