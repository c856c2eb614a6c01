import {
  ApplicationCommandType,
  type MessageContextMenuCommandInteraction,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';
import { answerOfCoverage } from '../../../retrieval/fact-check/coverage.ts';
import { answerOfCheck } from '../../../retrieval/fact-check/fact-check.ts';
import type { Strings } from '../../language/catalogue.ts';
import { discordMessage } from '../../render/discord/news/message.ts';
import { discordSourcesMessage } from '../../render/discord/news/sources-message.ts';
import { discordNote } from '../../render/discord/parts/note.ts';
import { messageText } from '../read-message.ts';
import { interactionPlace } from '../reply-target.ts';
import type { Desk } from '../services.ts';
import { decline, type Outcome, takeTurn } from '../session.ts';
import { everywhere } from './command.ts';

/** Does what was chosen in the menu on a message. */
export async function runOnMessage(
  desk: Desk,
  interaction: MessageContextMenuCommandInteraction,
): Promise<void> {
  const command = messageCommands.find(({ data }) => data.name === interaction.commandName);
  if (command) return await command.run(desk, interaction);
  const place = interactionPlace(desk, interaction, { ephemeral: true });
  await decline(desk, place, place.strings.general.unknownCommand);
}

/** A command of the menu on a message: what Discord shows of it, and what it does. */
type MessageCommand = {
  data: RESTPostAPIContextMenuApplicationCommandsJSONBody;
  run(desk: Desk, interaction: MessageContextMenuCommandInteraction): Promise<void>;
};

/** *Fact-check this*: what the corpus says of what a message states, for whoever asked. */
const factCheck: MessageCommand = {
  data: {
    type: ApplicationCommandType.Message,
    name: 'Fact-check this',
    name_localizations: { de: 'Fakten prüfen' },
    ...everywhere,
  },
  run: async (desk, interaction) => {
    await readMessage(desk, interaction, async (asked, strings) => {
      const check = await desk.check(asked);
      if (check.claims.length === 0)
        return { message: discordNote('hint', strings.factCheck.noClaims), answer: null };
      const answer = answerOfCheck(check);
      return { message: discordMessage(answer, strings), answer };
    });
  },
};

/** *Find coverage*: the articles that bear on a message, newest first, for whoever asked. */
const findCoverage: MessageCommand = {
  data: {
    type: ApplicationCommandType.Message,
    name: 'Find coverage',
    name_localizations: { de: 'Berichte dazu finden' },
    ...everywhere,
  },
  run: async (desk, interaction) => {
    await readMessage(desk, interaction, async (asked, strings) => {
      const coverage = await desk.coverage(asked);
      const { sources, stories, asOf } = coverage;
      if (sources.length === 0)
        return { message: discordNote('hint', strings.factCheck.noCoverage(asOf)), answer: null };
      const remark = strings.factCheck.found(sources.length, stories);
      const answer = answerOfCoverage(coverage);
      return { message: discordSourcesMessage(answer, strings, { remark }), answer };
    });
  },
};

/** What a message says, and when it was asked about (ISO 8601 in UTC). */
type Asked = { text: string; at: string };

/**
 * Works on what a message says, in a turn of whoever chose the command and for nobody else to see. A
 * message without words gets a hint. Never rejects.
 */
async function readMessage(
  desk: Desk,
  interaction: MessageContextMenuCommandInteraction,
  work: (asked: Asked, strings: Strings) => Promise<Outcome>,
): Promise<void> {
  const place = interactionPlace(desk, interaction, { ephemeral: true });
  const { strings } = place;
  const text = messageText(interaction.targetMessage);
  if (text === '') return await decline(desk, place, strings.factCheck.noWords);
  await takeTurn(
    desk,
    place,
    async () => await work({ text, at: desk.now().toISOString() }, strings),
  );
}

/** Every command of the menu on a message. */
export const messageCommands: readonly MessageCommand[] = [factCheck, findCoverage];
