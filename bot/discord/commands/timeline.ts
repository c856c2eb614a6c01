import type { ButtonInteraction, ChatInputCommandInteraction } from 'discord.js';
import { timelineMessage } from '../../render/discord/news/timeline-message.ts';
import { interactionPlace, sendable } from '../reply-target.ts';
import { isPrivateHere } from '../server-context.ts';
import type { Desk } from '../services.ts';
import { decline, takeTurn } from '../session.ts';
import { type Command, described, everywhere } from './command.ts';
import { privateOption, suggestTopic, topicOption } from './options.ts';

/** `/timeline`: what happened, in order of time. */
export const timelineCommand: Command = {
  data: {
    name: 'timeline',
    ...described(
      'What happened on a topic, day by day, each line with its source',
      'Was zu einem Thema geschah, Tag für Tag, mit Belegen',
    ),
    options: [
      topicOption(described('Such as: climate talks', 'Etwa: Klimagespräche'), true),
      privateOption(),
    ],
    ...everywhere,
  },
  run: runTimeline,
  suggest: suggestTopic,
};

async function runTimeline(desk: Desk, interaction: ChatInputCommandInteraction): Promise<void> {
  const ephemeral = isPrivateHere(desk, interaction, interaction.options.getBoolean('private'));
  const place = interactionPlace(desk, interaction, { ephemeral });
  const topic = interaction.options.getString('topic', true).trim();
  if (topic === '') return await decline(desk, place, place.strings.general.howToAsk);
  await takeTurn(desk, place, async () => {
    const told = await desk.timeline({ topic, at: desk.now().toISOString() });
    return { message: timelineMessage(told, { page: null, strings: place.strings }), answer: null };
  });
}

/** Turns a timeline to another page, in place. The buttons say which, so that they outlive a restart. */
export async function turnPage(
  desk: Desk,
  interaction: ButtonInteraction,
  { page, topic }: { page: number; topic: string },
): Promise<void> {
  const { strings } = interactionPlace(desk, interaction, { ephemeral: false });
  await interaction.deferUpdate();
  const events = await desk.timeline({ topic, at: desk.now().toISOString() });
  await interaction.webhook.editMessage(
    '@original',
    sendable(timelineMessage(events, { page, strings })),
  );
}
