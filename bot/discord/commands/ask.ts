import {
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
} from 'discord.js';
import type { Question } from '../../../retrieval/question.ts';
import { answerTurn } from '../answer-turn.ts';
import { decline } from '../turn.ts';
import { type Command, everywhere } from '../command.ts';
import type { Desk } from '../desk.ts';
import { interactionPlace } from '../interaction-place.ts';
import { privateOption, sinceGiven, sinceOption } from './options.ts';
import { suggestSources } from '../suggest-sources.ts';

/** `/ask`: one question, one cited answer. */
export const ask: Command = {
  data: {
    name: 'ask',
    description: 'Ask about the news and get an answer with its sources',
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'question',
        description: 'What do you want to know?',
        required: true,
        max_length: 500,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'source',
        description: 'Only what this publisher wrote',
        autocomplete: true,
        max_length: 100,
      },
      sinceOption,
      privateOption('Show the answer to you alone'),
    ],
    ...everywhere,
  },
  run: runAsk,
  suggest: async (desk: Desk, interaction: AutocompleteInteraction) =>
    suggestSources(await desk.sources(), interaction.options.getFocused()),
};

async function runAsk(desk: Desk, interaction: ChatInputCommandInteraction): Promise<void> {
  const { options } = interaction;
  const place = interactionPlace(desk, interaction, {
    ephemeral: options.getBoolean('private') ?? false,
  });
  const text = options.getString('question', true).trim();
  if (text === '') return await decline(desk, place, place.words.desk.howToAsk);
  const now = desk.now();
  const since = sinceGiven(interaction, now);
  if (since === null) return await decline(desk, place, place.words.desk.unreadableSince);
  const source = options.getString('source');
  const question: Question = {
    text,
    at: now.toISOString(),
    ...since,
    ...(source !== null && { sources: [source] }),
  };
  await answerTurn(desk, place, question);
}
