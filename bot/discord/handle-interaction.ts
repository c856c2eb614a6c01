import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  type ModalSubmitInteraction,
  RESTJSONErrorCodes,
} from 'discord.js';
import { pageTurned } from '../render/discord/news/timeline-message.ts';
import { commands } from './commands/all.ts';
import { actions } from './commands/buttons.ts';
import type { Command } from './commands/command.ts';
import { runOnMessage } from './commands/message-commands.ts';
import { turnPage } from './commands/timeline.ts';
import { isDiscordCode, logFault } from './errors.ts';
import { interactionPlace } from './reply-target.ts';
import { localDesk } from './server-context.ts';
import type { Desk } from './services.ts';
import { decline, sentenceFor } from './session.ts';

/** Does what a person asked for with a command, a button or a window. Never rejects. */
export async function handleInteraction(bot: Desk, interaction: Interaction): Promise<void> {
  if (!bot.isNew(interaction.id)) return;
  const desk = await localDesk(bot, interaction.guildId);
  try {
    if (interaction.isChatInputCommand()) await run(desk, interaction);
    if (interaction.isMessageContextMenuCommand()) await runOnMessage(desk, interaction);
    if (interaction.isAutocomplete()) await suggest(desk, interaction);
    if (interaction.isButton() || interaction.isModalSubmit()) await act(desk, interaction);
  } catch (error) {
    logFault(desk.log, error, 'A command failed');
  }
}

async function run(desk: Desk, interaction: ChatInputCommandInteraction): Promise<void> {
  const command = commandNamed(interaction.commandName);
  if (command) return await command.run(desk, interaction);
  const place = interactionPlace(desk, interaction, { ephemeral: true });
  await decline(desk, place, place.strings.general.unknownCommand);
}

async function act(
  desk: Desk,
  interaction: ButtonInteraction | ModalSubmitInteraction,
): Promise<void> {
  const place = interactionPlace(desk, interaction, { ephemeral: true });
  const action = actions.find(({ id }) => id === interaction.customId);
  const turned = pageTurned(interaction.customId);
  try {
    if (interaction.isButton() && turned !== null) await turnPage(desk, interaction, turned);
    else if (interaction.isButton()) await action?.press(desk, interaction);
    else await action?.submit?.(desk, interaction);
  } catch (error) {
    // Whoever it was for cannot be told any more.
    if (isDiscordCode(error, RESTJSONErrorCodes.UnknownInteraction)) throw error;
    desk.log.error({ err: error }, 'A button could not do its work.');
    await decline(desk, place, sentenceFor(error, place.strings));
  }
}

async function suggest(desk: Desk, interaction: AutocompleteInteraction): Promise<void> {
  const names = await suggestions(desk, interaction);
  await interaction.respond(names.map((name) => ({ name, value: name })));
}

/** No suggestions are better than the red line that Discord shows for a failure. */
async function suggestions(desk: Desk, interaction: AutocompleteInteraction): Promise<string[]> {
  try {
    return (await commandNamed(interaction.commandName)?.suggest?.(desk, interaction)) ?? [];
  } catch (error) {
    desk.log.warn({ err: error }, 'No suggestions could be made.');
    return [];
  }
}

function commandNamed(name: string): Command | undefined {
  return commands.find(({ data }) => data.name === name);
}
