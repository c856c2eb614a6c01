import type { ChatInputCommandInteraction } from 'discord.js';
import { type Command, described, everywhere } from './command.ts';
import type { Desk } from '../services.ts';
import { isPrivateHere } from '../server-context.ts';
import { interactionPlace } from '../reply-target.ts';
import { latestTurn } from '../answers.ts';
import { privateOption, sinceGiven, sinceOption, suggestTopic, topicOption } from './options.ts';
import { decline } from '../session.ts';

/** `/latest`: what is newest, by story. */
export const latestCommand: Command = {
  data: {
    name: 'latest',
    ...described(
      'What is newest, by story, each in a few cited sentences',
      'Das Neueste, nach Geschichten, mit Belegen',
    ),
    options: [
      topicOption(
        described('Only about this, such as: climate talks', 'Nur dazu, etwa: Klimagespräche'),
        false,
      ),
      sinceOption,
      privateOption(),
    ],
    ...everywhere,
  },
  run: runLatest,
  suggest: suggestTopic,
};

async function runLatest(desk: Desk, interaction: ChatInputCommandInteraction): Promise<void> {
  const { options } = interaction;
  const ephemeral = isPrivateHere(desk, interaction, options.getBoolean('private'));
  const place = interactionPlace(desk, interaction, { ephemeral });
  const now = desk.now();
  const since = sinceGiven(interaction, now);
  if (since === null) return await decline(desk, place, place.strings.general.unreadableSince);
  const topic = options.getString('topic')?.trim() || null;
  const at = now.toISOString();
  await latestTurn(desk, place, { topic, at, ...since });
}
