// Registers the commands with Discord, and makes the address that invites the bot.
import { createHash } from 'node:crypto';
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationFlags,
  OAuth2Scopes,
  PermissionFlagsBits,
  type RateLimitData,
  REST,
  type RESTPostAPIApplicationCommandsJSONBody,
  type RouteLike,
  Routes,
} from 'discord.js';
import { z } from 'zod';
import type { Registrations } from '../state/registrations.ts';
import { messageCommands, slashCommands } from './commands/all.ts';
import { checkToken, loginError } from './connection.ts';

const DISCORD_API = 'https://discord.com/api';

/** `guildId` limits the commands to one server, where they appear at once. */
type DeployOptions = { token: string; apiUrl?: string; guildId?: string };

/** The commands of an application, and the address that invites the bot into a server. */
export type Registered = {
  /** The names of all commands. */
  names: string[];
  /** The id of each slash command and subcommand, such as `forget me`, by its name. */
  ids: ReadonlyMap<string, string>;
  invitation: string;
};

/** An application as its next start needs to know it. */
export type Registration = Registered & {
  /** Whether this start registered the commands. */
  isChanged: boolean;
  /** Whether Discord lets the bot read all messages: the intent Message Content is on. */
  readsContent: boolean;
};

/**
 * Registers all commands with Discord, replacing those registered before.
 * @throws DiscordRefused for a bad token or a server that the bot is not in; DiscordUnreachable.
 */
export async function deployCommands({
  token,
  apiUrl = DISCORD_API,
  guildId,
}: DeployOptions): Promise<Registered> {
  checkToken(token);
  const rest = restOf({ token, apiUrl });
  try {
    const { id } = applicationSchema.parse(await rest.get(Routes.currentApplication()));
    const [route, body] =
      guildId === undefined
        ? [Routes.applicationCommands(id), everyCommand]
        : [Routes.applicationGuildCommands(id, guildId), everyCommand.map(forOneServer)];
    return { ...(await put(rest, route, body)), invitation: invitation(id) };
  } catch (error) {
    throw loginError(error, apiUrl);
  }
}

type ChangedOptions = Omit<DeployOptions, 'guildId'> & {
  registrations: Registrations;
  /** Called when the commands could not be registered; those of the last start stay. */
  onFailure: (error: unknown) => void;
};

/**
 * Registers the commands if they have changed since the last start.
 * @throws DiscordRefused for a bad token; DiscordUnreachable.
 */
export async function registerChangedCommands({
  token,
  apiUrl = DISCORD_API,
  registrations,
  onFailure,
}: ChangedOptions): Promise<Registration> {
  checkToken(token);
  const rest = restOf({ token, apiUrl });
  const { id, flags } = await rest
    .get(Routes.currentApplication())
    .then((found) => applicationSchema.parse(found))
    .catch((error: unknown) => {
      throw loginError(error, apiUrl);
    });
  const hash = createHash('sha256').update(JSON.stringify(everyCommand)).digest('hex');
  const before = await registrations.of(id).catch(onFailure);
  const known = {
    names: everyCommand.map(({ name }) => name),
    ids: new Map(Object.entries(before?.ids ?? {})),
    invitation: invitation(id),
    isChanged: false,
    readsContent: (flags & MESSAGE_CONTENT) !== 0,
  };
  if (before?.hash === hash) return known;
  try {
    const registered = await put(rest, Routes.applicationCommands(id), everyCommand);
    await registrations.put(id, { hash, ids: Object.fromEntries(registered.ids) }).catch(onFailure);
    return { ...known, ...registered, isChanged: true };
  } catch (error) {
    onFailure(error);
    return known;
  }
}

const everyCommand = [...slashCommands, ...messageCommands].map(({ data }) => data);

/** The longest wait for a rate limit, in milliseconds; Discord's daily ones last hours. */
const LONGEST_WAIT = 10_000;

function restOf({ token, apiUrl }: { token: string; apiUrl: string }): REST {
  return new REST({ api: apiUrl, retries: 1, rejectOnRateLimit: isLong }).setToken(token);
}

function isLong({ retryAfter }: RateLimitData): boolean {
  return retryAfter > LONGEST_WAIT;
}

async function put(
  rest: REST,
  route: RouteLike,
  body: unknown,
): Promise<Pick<Registered, 'names' | 'ids'>> {
  const registered = z.array(commandSchema).parse(await rest.put(route, { body }));
  const ids = registered
    .filter(({ type }) => type === CHAT_INPUT)
    .flatMap(({ name, id, options = [] }) =>
      pathsOf(name, options).map((path): [string, string] => [path, id]),
    );
  return { names: registered.map(({ name }) => name), ids: new Map(ids) };
}

/** What people can run of a command: itself, or each of its subcommands. */
function pathsOf(name: string, options: readonly Option[]): string[] {
  const subcommands = options.filter(({ type }) => type <= SUBCOMMAND_GROUP);
  if (subcommands.length === 0) return [name];
  return subcommands.flatMap((each) => pathsOf(`${name} ${each.name}`, each.options ?? []));
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
  const rest = restOf({ token, apiUrl });
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

/** The type of a slash command, and of a group of subcommands; a subcommand has the one below. */
const CHAT_INPUT: number = ApplicationCommandType.ChatInput;
const SUBCOMMAND_GROUP: number = ApplicationCommandOptionType.SubcommandGroup;

type Option = { type: number; name: string; options?: Option[] | undefined };
const optionSchema: z.ZodType<Option> = z.object({
  type: z.number(),
  name: z.string(),
  get options() {
    return z.array(optionSchema).optional();
  },
});
const applicationSchema = z.object({
  id: z.string(),
  name: z.string(),
  flags: z.number().default(0),
});
/** The flags of an application that may read the content of messages: of verified bots, and of small ones. */
const MESSAGE_CONTENT: number =
  ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited;
const commandSchema = z.object({
  id: z.string(),
  name: z.string(),
  type: z.number().default(CHAT_INPUT),
  options: z.array(optionSchema).optional(),
});

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
