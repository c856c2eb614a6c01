import { InteractionContextType, PermissionFlagsBits } from 'discord.js';

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
