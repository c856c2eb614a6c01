import { ApplicationCommandType } from 'discord.js';
import { answerOfCoverage } from '../../../retrieval/fact-check/coverage.ts';
import { discordSourcesMessage } from '../../render/discord/news/sources-message.ts';
import { discordNote } from '../../render/discord/parts/note.ts';
import { everywhere } from '../commands/command.ts';
import type { MessageCommand } from './message-command.ts';
import { readMessage } from './read-message.ts';

/** *Find coverage*: the articles that bear on a message, newest first, for whoever asked. */
export const findCoverage: MessageCommand = {
  data: {
    type: ApplicationCommandType.Message,
    name: 'Find coverage',
    name_localizations: { de: 'Berichte dazu finden' },
    ...everywhere,
  },
  run: async (desk, interaction) => {
    await readMessage(desk, interaction, async (asked, words) => {
      const coverage = await desk.coverage(asked);
      const { sources, stories, asOf } = coverage;
      if (sources.length === 0)
        return { message: discordNote('hint', words.factCheck.noCoverage(asOf)), answer: null };
      const remark = words.factCheck.found(sources.length, stories);
      const answer = answerOfCoverage(coverage);
      return { message: discordSourcesMessage(answer, words, { remark }), answer };
    });
  },
};
