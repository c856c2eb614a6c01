import { ApplicationCommandOptionType, type ChatInputCommandInteraction } from 'discord.js';
import { replyWithAnswer } from '../answers.ts';
import type { ServerContext } from '../server-context.ts';
import { openCommand, replyWithHint } from '../session.ts';
import { suggestNames } from './autocomplete.ts';
import { availableEverywhere, describe, type SlashCommand } from './command.ts';
import { privateOption, readSinceOption, sinceOption } from './options.ts';

/** `/ask`: answers a question with citations. */
export const askCommand: SlashCommand = {
  data: {
    name: 'ask',
    ...describe('Ask about the news and get an answer with its sources'),
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'question',
        ...describe('What do you want to know?'),
        required: true,
        max_length: 500,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'source',
        ...describe('Only what this publisher wrote'),
        autocomplete: true,
        max_length: 100,
      },
      sinceOption,
      privateOption,
    ],
    ...availableEverywhere,
  },
  run: runAsk,
  suggest: async (context, { options }) => {
    const { sources: allowed } = context.server.settings;
    const publishers = allowed.length > 0 ? allowed : await context.sources();
    return suggestNames(publishers, options.getFocused());
  },
};

async function runAsk(
  context: ServerContext,
  interaction: ChatInputCommandInteraction,
): Promise<void> {
  const { options } = interaction;
  const session = openCommand(context, interaction);
  const { general } = session.strings;
  const text = options.getString('question', true).trim();
  if (text === '') return await replyWithHint(session, general.howToAsk);
  const now = context.now();
  const since = readSinceOption(interaction, now);
  if (since === null) return await replyWithHint(session, general.unreadableSince);
  const source = options.getString('source');
  const sources = source === null ? {} : { sources: [source] };
  await replyWithAnswer(session, { text, at: now.toISOString(), ...since, ...sources });
}
