import { PermissionFlagsBits, type RepliableInteraction } from 'discord.js';

/** Whether the bot may say something there for everybody; in direct messages it always may. */
export function mayPost(interaction: RepliableInteraction): boolean {
  if (!interaction.inGuild()) return true;
  const needed = interaction.channel?.isThread()
    ? PermissionFlagsBits.SendMessagesInThreads
    : PermissionFlagsBits.SendMessages;
  return interaction.appPermissions.has(needed);
}
