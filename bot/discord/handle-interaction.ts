// Dispatches interactions: commands, buttons, modals and autocomplete requests.
import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  type MessageContextMenuCommandInteraction,
  type ModalSubmitInteraction,
  RESTJSONErrorCodes,
} from 'discord.js';
import { timelinePageOf } from '../messages/discord/timeline.ts';
import { messageCommands, slashCommands } from './commands/all.ts';
import { answerButtons } from './commands/buttons.ts';
import type { SlashCommand } from './commands/command.ts';
import { turnPage } from './commands/timeline.ts';
import { hasDiscordCode, logFailure } from './errors.ts';
import { serverContext, type ServerContext } from './server-context.ts';
import type { Services } from './services.ts';
import { errorSentence, openInteraction, replyWithHint } from './session.ts';

/** Dispatches a command, a button, a modal or an autocomplete request. Never rejects. */
export async function handleInteraction(
  services: Services,
  interaction: Interaction,
): Promise<void> {
  if (!services.isNew(interaction.id)) return;
  const context = await serverContext(services, interaction.guildId);
  try {
    if (interaction.isChatInputCommand() || interaction.isMessageContextMenuCommand())
      await runCommand(context, interaction);
    if (interaction.isAutocomplete()) await autocomplete(context, interaction);
    if (interaction.isButton() || interaction.isModalSubmit())
      await pressButton(context, interaction);
  } catch (error) {
    logFailure(context.log, error, 'A command failed');
  }
}

async function runCommand(
  context: ServerContext,
  interaction: ChatInputCommandInteraction | MessageContextMenuCommandInteraction,
): Promise<void> {
  const { commandName } = interaction;
  if (interaction.isChatInputCommand()) {
    const command = slashCommand(commandName);
    if (command) return await command.run(context, interaction);
  } else {
    const command = messageCommands.find(({ data }) => data.name === commandName);
    if (command) return await command.run(context, interaction);
  }
  const session = openInteraction(context, interaction, { ephemeral: true });
  await replyWithHint(session, session.strings.general.unknownCommand);
}

async function pressButton(
  context: ServerContext,
  interaction: ButtonInteraction | ModalSubmitInteraction,
): Promise<void> {
  const button = answerButtons.find(({ id }) => id === interaction.customId);
  const page = timelinePageOf(interaction.customId);
  try {
    if (interaction.isModalSubmit() && button?.submit) await button.submit(context, interaction);
    else if (interaction.isModalSubmit()) await replyToUnknown(context, interaction);
    else if (page !== null) await turnPage(context, interaction, page);
    else if (button) await button.press(context, interaction);
    else await replyToUnknown(context, interaction);
  } catch (error) {
    // Discord has given up on the interaction: no reply can reach the user.
    if (hasDiscordCode(error, RESTJSONErrorCodes.UnknownInteraction)) throw error;
    context.log.error({ err: error }, 'A button failed.');
    const session = openInteraction(context, interaction, { ephemeral: true });
    await replyWithHint(session, errorSentence(error, session.strings));
  }
}

/** A button or form of an earlier version. */
async function replyToUnknown(
  context: ServerContext,
  interaction: ButtonInteraction | ModalSubmitInteraction,
): Promise<void> {
  const session = openInteraction(context, interaction, { ephemeral: true });
  await replyWithHint(session, session.strings.general.forgotten);
}

async function autocomplete(
  context: ServerContext,
  interaction: AutocompleteInteraction,
): Promise<void> {
  const names = await suggestions(context, interaction);
  await interaction.respond(names.map((name) => ({ name, value: name })));
}

/** No suggestions are better than the error that Discord shows for a failed autocomplete. */
async function suggestions(
  context: ServerContext,
  interaction: AutocompleteInteraction,
): Promise<string[]> {
  try {
    return (await slashCommand(interaction.commandName)?.suggest?.(context, interaction)) ?? [];
  } catch (error) {
    context.log.warn({ err: error }, 'No suggestions could be made.');
    return [];
  }
}

function slashCommand(name: string): SlashCommand | undefined {
  return slashCommands.find(({ data }) => data.name === name);
}
