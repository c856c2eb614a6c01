import { OAuth2Scopes, PermissionFlagsBits } from 'discord.js';

/** What the bot asks for in a server; docs/discord.md says what each is for. */
const wantedPermissions = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.SendMessagesInThreads,
  PermissionFlagsBits.ReadMessageHistory,
] as const;

/** The address at which a person invites the bot into a server. */
export function invitation(applicationId: string): string {
  const asked = new URLSearchParams({
    client_id: applicationId,
    scope: [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(' '),
    permissions: String(wantedPermissions.reduce((bits, bit) => bits | bit, 0n)),
  });
  return `https://discord.com/oauth2/authorize?${asked.toString()}`;
}
