import {
  ApplicationIntegrationType,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { Desk } from '../services.ts';

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

/** The description of a command or an option in both languages, each of at most 100 characters. */
export function described(
  english: string,
  german: string,
): { description: string; description_localizations: { de: string } } {
  return { description: english, description_localizations: { de: german } };
}

/** Only in servers, and there only for those who may manage the server, or whom they let. */
export const forManagers = {
  default_member_permissions: String(PermissionFlagsBits.ManageGuild),
  contexts: [InteractionContextType.Guild],
};

/** Where watches can be: where the bot itself may write, a server that has it or a direct message. */
export const whereItWrites = {
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
};

/** Who may change what a server is told; Discord sees to it, and knows no such thing in direct messages. */
export const managersOnly = {
  default_member_permissions: String(PermissionFlagsBits.ManageGuild),
};
