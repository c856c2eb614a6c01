import { ApplicationCommandType } from 'discord.js';
import { answerOfCoverage } from '../../../retrieval/fact-check/coverage.ts';
import { discordNote } from '../../render/discord/parts/note.ts';
import { discordSourcesMessage } from '../../render/discord/news/sources-message.ts';
import { everywhere } from '../commands/command.ts';
import { interactionPlace } from '../places/interaction-place.ts';
import type { MessageCommand } from './message-command.ts';
import { messageText } from '../reading/message-text.ts';
import { decline, takeTurn } from '../turns/turn.ts';

/** *Find coverage*: the articles that bear on a message, newest first, for whoever asked. */
export const findCoverage: MessageCommand = {
  data: {
    type: ApplicationCommandType.Message,
    name: 'Find coverage',
    name_localizations: { de: 'Berichte dazu finden' },
    ...everywhere,
  },
  run: async (desk, interaction) => {
    const place = interactionPlace(desk, interaction, { ephemeral: true });
    const { factCheck: words } = place.words;
    const text = messageText(interaction.targetMessage);
    if (text === '') return await decline(desk, place, words.noWords);
    await takeTurn(desk, place, async () => {
      const coverage = await desk.coverage({ text, at: desk.now().toISOString() });
      const { sources, stories, asOf } = coverage;
      if (sources.length === 0)
        return { message: discordNote('hint', words.noCoverage(asOf)), answer: null };
      const remark = words.found(sources.length, stories);
      const answer = answerOfCoverage(coverage);
      return { message: discordSourcesMessage(answer, place.words, { remark }), answer };
    });
  },
};
