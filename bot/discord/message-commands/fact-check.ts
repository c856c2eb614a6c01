import { ApplicationCommandType } from 'discord.js';
import { answerOfCheck } from '../../../retrieval/fact-check/fact-check.ts';
import { discordMessage } from '../../render/discord/news/message.ts';
import { discordNote } from '../../render/discord/parts/note.ts';
import { everywhere } from '../commands/command.ts';
import type { MessageCommand } from './message-command.ts';
import { readMessage } from './read-message.ts';

/** *Fact-check this*: what the corpus says of what a message states, for whoever asked. */
export const factCheck: MessageCommand = {
  data: {
    type: ApplicationCommandType.Message,
    name: 'Fact-check this',
    name_localizations: { de: 'Fakten prüfen' },
    ...everywhere,
  },
  run: async (desk, interaction) => {
    await readMessage(desk, interaction, async (asked, words) => {
      const check = await desk.check(asked);
      if (check.claims.length === 0)
        return { message: discordNote('hint', words.factCheck.noClaims), answer: null };
      const answer = answerOfCheck(check);
      return { message: discordMessage(answer, words), answer };
    });
  },
};
