import { ApplicationCommandOptionType, type ChatInputCommandInteraction } from 'discord.js';
import { type Command, everywhere } from '../command.ts';
import type { Desk } from '../desk.ts';
import { interactionPlace } from '../interaction-place.ts';
import { latestTurn } from '../latest-turn.ts';
import { readSince } from '../read-since.ts';
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
      {
        type: ApplicationCommandOptionType.String,
        name: 'since',
        description: 'Only what is newer: 48h, 7d, 2025-12-01',
        max_length: 40,
      },
      {
        type: ApplicationCommandOptionType.Boolean,
        name: 'private',
        description: 'Show it to you alone',
      },
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
  const written = options.getString('since');
  const since = written === null ? null : readSince(written, now);
  if (written !== null && since === null)
    return await decline(desk, place, place.words.desk.unreadableSince);
  const topic = options.getString('topic')?.trim() || null;
  const at = now.toISOString();
  await latestTurn(desk, place, { topic, at, ...(since !== null && { since }) });
}
