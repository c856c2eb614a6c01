// What a command is, and where and to whom commands are available.
import {
  ApplicationIntegrationType,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type CommandInteraction,
  InteractionContextType,
  Locale,
  type MessageContextMenuCommandInteraction,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';
import { english } from '../../i18n/english.ts';
import { languages } from '../../i18n/languages.ts';
import type { Strings } from '../../i18n/strings.ts';
import type { CommandText } from '../../i18n/texts.ts';
import { NotManager } from '../errors.ts';
import type { ServerContext } from '../server-context.ts';

/** A slash command: how it is registered with Discord, and what it does. */
export type SlashCommand = {
  data: RESTPostAPIChatInputApplicationCommandsJSONBody;
  run(context: ServerContext, interaction: ChatInputCommandInteraction): Promise<void>;
  /** Autocomplete: at most 25 suggestions of at most 100 characters for the focused option. */
  suggest?(context: ServerContext, interaction: AutocompleteInteraction): Promise<string[]>;
};

/** A command of the context menu on a message. */
export type MessageCommand = {
  data: RESTPostAPIContextMenuApplicationCommandsJSONBody;
  run(context: ServerContext, interaction: MessageContextMenuCommandInteraction): Promise<void>;
};

/** The description of a command or an option in every language. */
export type Description = { description: string; description_localizations: Localizations };

/** A text in the languages other than English, by the codes that Discord has for them. */
export type Localizations = Partial<Record<Locale, string>>;

/** The description of a command or an option, which each language of the interface translates. */
export function describe(description: CommandText): Description {
  return { description, description_localizations: inOtherLanguages(description) };
}

/** A text of a command in the languages other than English. */
export function inOtherLanguages(text: CommandText): Localizations {
  return localizations(({ commands }) => commands?.[text]);
}

/** What `of` gives for each language, by Discord's codes; languages without a text are left out. */
export function localizations(of: (strings: Strings) => string | undefined): Localizations {
  const found: Localizations = {};
  for (const code of Object.values(Locale)) {
    const strings = languages.get(code.split('-', 1)[0] ?? '');
    const text = strings === undefined || strings === english ? undefined : of(strings);
    if (text !== undefined) found[code] = text;
  }
  return found;
}

/** Servers and people may install the command, and it works in every channel. */
export const availableEverywhere = {
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

/** Only where the bot itself may post: in servers that installed it, and in direct messages. */
export const availableWhereBotPosts = {
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
};

/** In servers only for members with Manage Server, unless an admin lets others use the command. */
export const forManagers = {
  default_member_permissions: String(PermissionFlagsBits.ManageGuild),
};

/** Only in servers that installed the bot, and there only for their managers. */
export const forManagersInServers = {
  ...forManagers,
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild],
};

/**
 * Discord hides a command from whoever lacks its permissions, unless an admin shows it to others; a
 * command that must never be theirs checks for itself.
 * @throws NotManager without Manage Server.
 */
export function assertManager({
  memberPermissions,
  commandName,
}: Pick<CommandInteraction, 'memberPermissions' | 'commandName'>): void {
  if (memberPermissions?.has(PermissionFlagsBits.ManageGuild) !== true)
    throw new NotManager(commandName);
}
