import {
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord.js';

/** Where watches can be: where the bot itself may write, a server that has it or a direct message. */
export const whereItWrites = {
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
};

/** Who may change what a server is told; Discord sees to it, and knows no such thing in direct messages. */
export const managersOnly = {
  default_member_permissions: String(PermissionFlagsBits.ManageGuild),
};
