import type { ChatInputCommandInteraction } from 'discord.js';
import { discordNote } from '../../render/discord/parts/note.ts';
import { discordSourcesMessage } from '../../render/discord/news/sources-message.ts';
import { showAside } from '../session.ts';
import { type Command, described, everywhere } from './command.ts';
import type { Desk } from '../services.ts';
import { interactionPlace } from '../reply-target.ts';

/** `/sources`: what the last answer in this channel rested on, for the asker alone. */
export const sourcesCommand: Command = {
  data: {
    name: 'sources',
    ...described(
      'What the last answer in this channel rests on, word for word',
      'Worauf die letzte Antwort in diesem Kanal beruht, Wort für Wort',
    ),
    ...everywhere,
  },
  run: runSources,
};

async function runSources(desk: Desk, interaction: ChatInputCommandInteraction): Promise<void> {
  const place = interactionPlace(desk, interaction, { ephemeral: true });
  await showAside(desk, place, async () => {
    const last = await desk.answerLog.latest(place);
    if (last === null) return discordNote('hint', place.strings.general.nothingYet);
    const corrections = await desk.corrections.of(last.messageId);
    return discordSourcesMessage(last.answer, place.strings, { corrections });
  });
}
