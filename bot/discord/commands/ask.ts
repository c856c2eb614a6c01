import {
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
} from 'discord.js';
import type { Question } from '../../../retrieval/query/query.ts';
import { answerTurn } from '../answers.ts';
import { decline } from '../session.ts';
import { type Command, described, everywhere } from './command.ts';
import type { Desk } from '../services.ts';
import { isPrivateHere } from '../server-context.ts';
import { interactionPlace } from '../reply-target.ts';
import { privateOption, sinceGiven, sinceOption } from './options.ts';
import { suggestNames } from './autocomplete.ts';

/** `/ask`: one question, one cited answer. */
export const askCommand: Command = {
  data: {
    name: 'ask',
    ...described(
      'Ask about the news and get an answer with its sources',
      'Frag nach den Nachrichten und bekomm eine Antwort mit ihren Quellen',
    ),
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'question',
        ...described('What do you want to know?', 'Was möchtest du wissen?'),
        required: true,
        max_length: 500,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'source',
        ...described('Only what this publisher wrote', 'Nur, was dieses Medium schrieb'),
        autocomplete: true,
        max_length: 100,
      },
      sinceOption,
      privateOption(),
    ],
    ...everywhere,
  },
  run: runAsk,
  suggest: async (desk: Desk, interaction: AutocompleteInteraction) => {
    const { sources: allowed } = desk.house.settings;
    const names = allowed.length > 0 ? allowed : await desk.sources();
    return suggestNames(names, interaction.options.getFocused());
  },
};

async function runAsk(desk: Desk, interaction: ChatInputCommandInteraction): Promise<void> {
  const { options } = interaction;
  const place = interactionPlace(desk, interaction, {
    ephemeral: isPrivateHere(desk, interaction, options.getBoolean('private')),
  });
  const text = options.getString('question', true).trim();
  if (text === '') return await decline(desk, place, place.strings.general.howToAsk);
  const now = desk.now();
  const since = sinceGiven(interaction, now);
  if (since === null) return await decline(desk, place, place.strings.general.unreadableSince);
  const source = options.getString('source');
  const question: Question = {
    text,
    at: now.toISOString(),
    ...since,
    ...(source !== null && { sources: [source] }),
  };
  await answerTurn(desk, place, question);
}
