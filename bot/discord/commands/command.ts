import {
  ApplicationIntegrationType,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  InteractionContextType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { Desk } from '../desk/desk.ts';

/** A slash command: what Discord shows of it, and what it does. */
export type Command = {
  data: RESTPostAPIChatInputApplicationCommandsJSONBody;
  run(desk: Desk, interaction: ChatInputCommandInteraction): Promise<void>;
  /** Suggestions for the option that is being typed, at most 25 of at most 100 characters. */
  suggest?(desk: Desk, interaction: AutocompleteInteraction): Promise<string[]>;
};

/** Servers and people may install the bot, and its commands work wherever they are. */
export const everywhere = {
  integration_types: [
    ApplicationIntegrationType.GuildInstall,
    ApplicationIntegrationType.UserInstall,
  ],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
};
