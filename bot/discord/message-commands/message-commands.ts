import type { MessageContextMenuCommandInteraction } from 'discord.js';
import type { Desk } from '../desk/desk.ts';
import { interactionPlace } from '../places/interaction-place.ts';
import type { MessageCommand } from './message-command.ts';
import { factCheck } from './fact-check.ts';
import { findCoverage } from './find-coverage.ts';
import { decline } from '../turns/turn.ts';

/** Every command of the menu on a message. */
export const messageCommands: readonly MessageCommand[] = [factCheck, findCoverage];

/** Does what was chosen in the menu on a message. */
export async function runOnMessage(
  desk: Desk,
  interaction: MessageContextMenuCommandInteraction,
): Promise<void> {
  const command = messageCommands.find(({ data }) => data.name === interaction.commandName);
  if (command) return await command.run(desk, interaction);
  const place = interactionPlace(desk, interaction, { ephemeral: true });
  await decline(desk, place, place.words.desk.unknownCommand);
}
