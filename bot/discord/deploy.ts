import {
  OAuth2Scopes,
  PermissionFlagsBits,
  REST,
  type RESTPostAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import { z } from 'zod';
import { commands } from './commands/all.ts';
import { messageCommands } from './commands/message-commands.ts';
import { admissionError, checkToken } from './connection.ts';

/** Every command as Discord is told of it. */
export const everyCommand = [...commands, ...messageCommands].map(({ data }) => data);

/** `guildId` restricts the commands to one server, where they appear at once. */
type DeployOptions = { token: string; apiUrl?: string; guildId?: string };

/**
 * Registers all commands with Discord in place of those registered before; their names come back,
 * and the address at which the bot is invited into a server.
 * @throws DiscordRefused for a bad token or a server that the bot is not in; DiscordUnreachable.
 */
export async function deployCommands(
  options: DeployOptions,
): Promise<{ deployed: string[]; invitation: string }> {
  const { token, apiUrl = 'https://discord.com/api', guildId } = options;
  checkToken(token);
  const rest = new REST({ api: apiUrl, retries: 1 }).setToken(token);
  try {
    const { id } = idSchema.parse(await rest.get(Routes.currentApplication()));
    const [route, body] =
      guildId === undefined
        ? [Routes.applicationCommands(id), everyCommand]
        : [Routes.applicationGuildCommands(id, guildId), everyCommand.map(forOneServer)];
    const registered = z.array(nameSchema).parse(await rest.put(route, { body }));
    return { deployed: registered.map(({ name }) => name), invitation: invitation(id) };
  } catch (error) {
    throw admissionError(error, apiUrl);
  }
}

const idSchema = z.object({ id: z.string() });
const nameSchema = z.object({ name: z.string() });

/** Only commands for everywhere may say where they work. */
function forOneServer(
  data: RESTPostAPIApplicationCommandsJSONBody,
): RESTPostAPIApplicationCommandsJSONBody {
  const { contexts: _contexts, integration_types: _types, ...rest } = data;
  return rest;
}

/**
 * The application's name and the commands registered for it everywhere.
 * @throws DiscordRefused for a bad token; DiscordUnreachable.
 */
export async function checkDiscord(options: {
  token: string;
  apiUrl?: string;
}): Promise<{ name: string; commands: string[] }> {
  const { token, apiUrl = 'https://discord.com/api' } = options;
  checkToken(token);
  const rest = new REST({ api: apiUrl, retries: 1 }).setToken(token);
  try {
    const { id, name } = nameSchema
      .extend({ id: z.string() })
      .parse(await rest.get(Routes.currentApplication()));
    const registered = z.array(nameSchema).parse(await rest.get(Routes.applicationCommands(id)));
    return { name, commands: registered.map((command) => command.name) };
  } catch (error) {
    throw admissionError(error, apiUrl);
  }
}

/** What the bot asks for in a server; docs/discord.md says what each is for. */
const wantedPermissions = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.SendMessagesInThreads,
  PermissionFlagsBits.ReadMessageHistory,
] as const;

/** The address at which a person invites the bot into a server. */
function invitation(applicationId: string): string {
  const asked = new URLSearchParams({
    client_id: applicationId,
    scope: [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(' '),
    permissions: String(wantedPermissions.reduce((bits, bit) => bits | bit, 0n)),
  });
  return `https://discord.com/oauth2/authorize?${asked.toString()}`;
}
