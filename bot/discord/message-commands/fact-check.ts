import { ApplicationCommandType } from 'discord.js';
import { answerOfCheck } from '../../../retrieval/fact-check/fact-check.ts';
import { discordMessage } from '../../render/discord/news/message.ts';
import { discordNote } from '../../render/discord/parts/note.ts';
import { everywhere } from '../commands/command.ts';
import { interactionPlace } from '../places/interaction-place.ts';
import type { MessageCommand } from './message-command.ts';
import { messageText } from '../reading/message-text.ts';
import { decline, takeTurn } from '../turns/turn.ts';

/** *Fact-check this*: what the corpus says of what a message states, for whoever asked. */
export const factCheck: MessageCommand = {
  data: {
    type: ApplicationCommandType.Message,
    name: 'Fact-check this',
    name_localizations: { de: 'Fakten prüfen' },
    ...everywhere,
  },
  run: async (desk, interaction) => {
    const place = interactionPlace(desk, interaction, { ephemeral: true });
    const { factCheck: words } = place.words;
    const text = messageText(interaction.targetMessage);
    if (text === '') return await decline(desk, place, words.noWords);
    await takeTurn(desk, place, async () => {
      const check = await desk.check({ text, at: desk.now().toISOString() });
      if (check.claims.length === 0)
        return { message: discordNote('hint', words.noClaims), answer: null };
      const answer = answerOfCheck(check);
      return { message: discordMessage(answer, place.words), answer };
    });
  },
};
