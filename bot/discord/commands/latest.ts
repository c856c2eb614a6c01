import { ApplicationCommandOptionType, type ChatInputCommandInteraction } from 'discord.js';
import { type Command, everywhere } from '../command.ts';
import type { Desk } from '../desk.ts';
import { interactionPlace } from '../interaction-place.ts';
import { latestTurn } from '../latest-turn.ts';
import { privateOption, sinceGiven, sinceOption } from './options.ts';
import { decline } from '../turn.ts';

/** `/latest`: what is newest, by story. */
export const latest: Command = {
  data: {
    name: 'latest',
    description: 'What is newest, by story, each in a few cited sentences',
    description_localizations: { de: 'Das Neueste, nach Geschichten, mit Belegen' },
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'topic',
        description: 'Only about this, such as: climate talks',
        max_length: 80,
      },
      sinceOption,
      privateOption('Show it to you alone'),
    ],
    ...everywhere,
  },
  run: runLatest,
};

async function runLatest(desk: Desk, interaction: ChatInputCommandInteraction): Promise<void> {
  const { options } = interaction;
  const ephemeral = options.getBoolean('private') ?? false;
  const place = interactionPlace(desk, interaction, { ephemeral });
  const now = desk.now();
  const since = sinceGiven(interaction, now);
  if (since === null) return await decline(desk, place, place.words.desk.unreadableSince);
  const topic = options.getString('topic')?.trim() || null;
  const at = now.toISOString();
  await latestTurn(desk, place, { topic, at, ...since });
}
