// Dispatches interactions: commands, buttons, modals and autocomplete requests.
import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  type MessageContextMenuCommandInteraction,
  type ModalSubmitInteraction,
  RESTJSONErrorCodes,
  type StringSelectMenuInteraction,
} from 'discord.js';
import { defaultSettings } from '../state/settings.ts';
import { FORGET_ME } from '../messages/discord/components.ts';
import { digestPageOf } from '../messages/discord/digest.ts';
import { timelinePageOf } from '../messages/discord/timeline.ts';
import { forgetMe } from './commands/about.ts';
import { watchControlOf } from '../messages/discord/watches.ts';
import { messageCommands, slashCommands } from './commands/all.ts';
import { answerButtons } from './commands/buttons.ts';
import type { SlashCommand } from './commands/command.ts';
import { turnDigest } from './commands/latest.ts';
import { settingsCommand } from './commands/settings.ts';
import { turnPage } from './commands/timeline.ts';
import { useWatchControl } from './commands/watch-controls.ts';
import { hasDiscordCode, logFailure } from './errors.ts';
import { contextWith, serverContext, type ServerContext } from './server-context.ts';
import type { Services } from './services.ts';
import { errorSentence, openInteraction, replyWithHint } from './session.ts';

/**
 * Dispatches a command, a button, a modal or an autocomplete request. A failure is logged, and whoever
 * acted gets a sentence about it. Never rejects, unless Discord's event lacks what it promises.
 */
export async function handleInteraction(
  services: Services,
  interaction: Interaction,
): Promise<void> {
  if (!services.isNew(interaction.id)) return;
  // Before the settings are read, and where they cannot be, only a failure is told.
  let context = contextWith(services, interaction.guildId, defaultSettings);
  try {
    if (!isReset(interaction)) context = await serverContext(services, interaction.guildId);
    await dispatch(context, interaction);
  } catch (error) {
    if (interaction.isAutocomplete()) return await suggestNothing(context, interaction, error);
    logFailure(services.log, error, 'An interaction failed');
    // Discord has given up on the interaction: no reply can reach the user.
    if (hasDiscordCode(error, RESTJSONErrorCodes.UnknownInteraction)) return;
    const session = openInteraction(context, interaction, { ephemeral: true });
    await replyWithHint(session, errorSentence(error, session.strings));
  }
}

async function dispatch(context: ServerContext, interaction: Interaction): Promise<void> {
  if (interaction.isChatInputCommand() || interaction.isMessageContextMenuCommand())
    await runCommand(context, interaction);
  if (interaction.isAutocomplete()) await autocomplete(context, interaction);
  if (interaction.isButton() || interaction.isStringSelectMenu() || interaction.isModalSubmit())
    await pressButton(context, interaction);
}

/** Whether it resets the settings of a server, which needs no settings that can be read. */
function isReset(interaction: Interaction): boolean {
  return (
    interaction.isChatInputCommand() &&
    interaction.commandName === settingsCommand.data.name &&
    interaction.options.getSubcommand() === 'reset'
  );
}

/** No suggestions are better than the error that Discord shows for a failed autocomplete. */
async function suggestNothing(
  { log }: ServerContext,
  interaction: AutocompleteInteraction,
  error: unknown,
): Promise<void> {
  const isTooLate = hasDiscordCode(error, RESTJSONErrorCodes.UnknownInteraction);
  if (isTooLate) return logFailure(log, error, 'Suggestions were not shown');
  log.warn({ err: error }, 'No suggestions could be made.');
  await interaction
    .respond([])
    .catch((error_: unknown) => logFailure(log, error_, 'Suggestions were not shown'));
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
  interaction: ButtonInteraction | StringSelectMenuInteraction | ModalSubmitInteraction,
): Promise<void> {
  const control = watchControlOf(interaction.customId);
  if (control !== null) return await useWatchControl(context, interaction, control);
  if (interaction.isStringSelectMenu()) return await replyToUnknown(context, interaction);
  const button = answerButtons.find(({ id }) => id === interaction.customId);
  if (interaction.isModalSubmit() && button?.submit) await button.submit(context, interaction);
  else if (interaction.isModalSubmit()) await replyToUnknown(context, interaction);
  else if (button) await button.press(context, interaction);
  else await pressOther(context, interaction);
}

/** A button that is not below an answer, or that turns its pages. */
async function pressOther(context: ServerContext, interaction: ButtonInteraction): Promise<void> {
  const { customId } = interaction;
  const [page, stories] = [timelinePageOf(customId), digestPageOf(customId)];
  if (page !== null) await turnPage(context, interaction, page);
  else if (stories !== null) await turnDigest(context, interaction, stories);
  else if (customId === FORGET_ME) await forgetMe(context, interaction);
  else await replyToUnknown(context, interaction);
}

/** A button, menu or form of an earlier version. */
async function replyToUnknown(
  context: ServerContext,
  interaction: ButtonInteraction | StringSelectMenuInteraction | ModalSubmitInteraction,
): Promise<void> {
  const session = openInteraction(context, interaction, { ephemeral: true });
  await replyWithHint(session, session.strings.general.forgotten);
}

async function autocomplete(
  context: ServerContext,
  interaction: AutocompleteInteraction,
): Promise<void> {
  const command = slashCommand(interaction.commandName);
  const names = (await command?.suggest?.(context, interaction)) ?? [];
  await interaction.respond(names.map((name) => ({ name, value: name })));
}

function slashCommand(name: string): SlashCommand | undefined {
  return slashCommands.find(({ data }) => data.name === name);
}
