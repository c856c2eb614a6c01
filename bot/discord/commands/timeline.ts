import type { ChatInputCommandInteraction } from 'discord.js';
import { type Command, everywhere } from './command.ts';
import type { Desk } from '../desk/desk.ts';
import { isPrivateHere } from '../desk/answers-here.ts';
import { interactionPlace } from '../places/interaction-place.ts';
import { described } from './options/described.ts';
import { privateOption, suggestTopic, topicOption } from './options/options.ts';
import { timelineMessage } from '../../render/discord/news/timeline-message.ts';
import { decline, takeTurn } from '../turns/turn.ts';

/** `/timeline`: what happened, in order of time. */
export const timeline: Command = {
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
  if (topic === '') return await decline(desk, place, place.words.desk.howToAsk);
  await takeTurn(desk, place, async () => {
    const told = await desk.timeline({ topic, at: desk.now().toISOString() });
    return { message: timelineMessage(told, { page: null, words: place.words }), answer: null };
  });
}
