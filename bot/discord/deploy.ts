// Registers the commands with Discord, and makes the address that invites the bot.
import {
  OAuth2Scopes,
  PermissionFlagsBits,
  REST,
  type RESTPostAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import { z } from 'zod';
import { messageCommands, slashCommands } from './commands/all.ts';
import { checkToken, loginError } from './connection.ts';

const DISCORD_API = 'https://discord.com/api';

/** `guildId` limits the commands to one server, where they appear at once. */
type DeployOptions = { token: string; apiUrl?: string; guildId?: string };

/**
 * Registers all commands with Discord, replacing those registered before. Returns their names and
 * the address that invites the bot into a server.
 * @throws DiscordRefused for a bad token or a server that the bot is not in; DiscordUnreachable.
 */
export async function deployCommands({
  token,
  apiUrl = DISCORD_API,
  guildId,
}: DeployOptions): Promise<{ deployed: string[]; invitation: string }> {
  checkToken(token);
  const rest = new REST({ api: apiUrl, retries: 1 }).setToken(token);
  const commands = [...slashCommands, ...messageCommands].map(({ data }) => data);
  try {
    const { id } = applicationSchema.parse(await rest.get(Routes.currentApplication()));
    const [route, body] =
      guildId === undefined
        ? [Routes.applicationCommands(id), commands]
        : [Routes.applicationGuildCommands(id, guildId), commands.map(forOneServer)];
    const registered = z.array(commandSchema).parse(await rest.put(route, { body }));
    return { deployed: registered.map(({ name }) => name), invitation: invitation(id) };
  } catch (error) {
    throw loginError(error, apiUrl);
  }
}

/**
 * The application's name, and the names of its global commands.
 * @throws DiscordRefused for a bad token; DiscordUnreachable.
 */
export async function checkDiscord({
  token,
  apiUrl = DISCORD_API,
}: Omit<DeployOptions, 'guildId'>): Promise<{ name: string; commands: string[] }> {
  checkToken(token);
  const rest = new REST({ api: apiUrl, retries: 1 }).setToken(token);
  try {
    const { id, name } = applicationSchema.parse(await rest.get(Routes.currentApplication()));
    const registered = await rest.get(Routes.applicationCommands(id));
    return {
      name,
      commands: z
        .array(commandSchema)
        .parse(registered)
        .map((each) => each.name),
    };
  } catch (error) {
    throw loginError(error, apiUrl);
  }
}

const applicationSchema = z.object({ id: z.string(), name: z.string() });
const commandSchema = z.object({ name: z.string() });

/** Drops the contexts and installation types, which only global commands may have. */
function forOneServer(
  data: RESTPostAPIApplicationCommandsJSONBody,
): RESTPostAPIApplicationCommandsJSONBody {
  const { contexts: _contexts, integration_types: _types, ...rest } = data;
  return rest;
}

/** What the bot needs in a server; docs/discord.md says what each permission is for. */
const permissions = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.SendMessagesInThreads,
  PermissionFlagsBits.ReadMessageHistory,
] as const;

function invitation(applicationId: string): string {
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(' '),
    permissions: String(permissions.reduce((bits, bit) => bits | bit, 0n)),
  });
  return `https://discord.com/oauth2/authorize?${query.toString()}`;
}
