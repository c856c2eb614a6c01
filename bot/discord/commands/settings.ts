// The command /settings: shows and changes the settings of a server.
import {
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  PermissionFlagsBits,
} from 'discord.js';
import type { Strings } from '../../i18n/strings.ts';
import { discordSettings } from '../../messages/discord/settings.ts';
import { discordNote } from '../../messages/discord/components.ts';
import { defaultSettings, isTimeZone, type ServerSettings } from '../../state/settings.ts';
import { type ServerContext, serverStrings } from '../server-context.ts';
import { openInteraction, runCommand } from '../session.ts';
import { suggestNames } from './autocomplete.ts';
import { assertManager, describe, forManagersInServers, type SlashCommand } from './command.ts';
import { settingsOptions } from './settings-options.ts';

/** `/settings`: shows and changes how the bot behaves in a server, for its managers. */
export const settingsCommand: SlashCommand = {
  data: {
    name: 'settings',
    ...describe('How I behave in this server'),
    options: settingsOptions,
    ...forManagersInServers,
  },
  run: runSettings,
  suggest: suggestSettings,
};

async function runSettings(
  context: ServerContext,
  interaction: ChatInputCommandInteraction,
): Promise<void> {
  assertManager(interaction);
  const session = openInteraction(context, interaction, { ephemeral: true });
  const { id: serverId, settings: before } = context.server;
  await runCommand(session, async () => {
    const after = changedSettings(before, interaction.options, await context.sources());
    if ('problem' in after) return discordNote('hint', after.problem(session.strings.settings));
    if (after.threads && !before.threads && !mayOpenThreads(interaction))
      return discordNote('hint', session.strings.settings.noThreads);
    if (serverId !== null && after !== before) await context.settings.put(serverId, after);
    // In the language that the new settings choose.
    return discordSettings(after, serverStrings(after, interaction.locale));
  });
}

/** What the bot needs in a channel to open threads and to answer in them. */
const threadPermissions = [
  PermissionFlagsBits.CreatePublicThreads,
  PermissionFlagsBits.SendMessagesInThreads,
];

function mayOpenThreads({ appPermissions }: ChatInputCommandInteraction): boolean {
  return appPermissions.has(threadPermissions);
}

const timeZones = ['UTC', ...Intl.supportedValuesOf('timeZone')];

async function suggestSettings(
  context: ServerContext,
  interaction: AutocompleteInteraction,
): Promise<string[]> {
  assertManager(interaction);
  const { options } = interaction;
  const { name, value } = options.getFocused(true);
  if (name === 'time-zone') return suggestNames(timeZones, value);
  const isRemoval = options.getSubcommand() === 'remove';
  const publishers = isRemoval ? context.server.settings.sources : await context.sources();
  return suggestNames(publishers, value);
}

type Options = ChatInputCommandInteraction['options'];

/** Why the options cannot be applied. */
type Problem = { problem: (strings: Strings['settings']) => string };

/** The most channels or publishers in a list; more would not fit the message that shows them. */
const MAX_LIST_LENGTH = 100;

/**
 * Applies a subcommand of `/settings`. Returns the same object if the subcommand changes nothing.
 * `publishers` are those in the corpus.
 */
function changedSettings(
  before: ServerSettings,
  options: Options,
  publishers: readonly string[],
): ServerSettings | Problem {
  const group = options.getSubcommandGroup();
  if (group === 'channels') {
    const channels = changedList(before.channels, options, options.getChannel('channel')?.id);
    return 'problem' in channels ? channels : { ...before, channels };
  }
  if (group === 'sources') {
    const sources = changedSources(before.sources, options, publishers);
    return 'problem' in sources ? sources : { ...before, sources };
  }
  if (options.getSubcommand() === 'reset') return { ...defaultSettings };
  return options.getSubcommand() === 'change' ? changedValues(before, options) : before;
}

function changedValues(before: ServerSettings, options: Options): ServerSettings | Problem {
  const zone = options.getString('time-zone');
  if (zone !== null && !isTimeZone(zone)) return { problem: (strings) => strings.unknownZone };
  const mentions = options.getString('mentions');
  const language = options.getString('language');
  const changes = {
    ...(mentions !== null && { mentions: mentions === 'threads' ? mentions : 'everywhere' }),
    ...(language !== null && { language }),
    ...(zone !== null && { timeZone: zone }),
    ...given('threads', options.getBoolean('threads')),
    ...given('isPrivate', options.getBoolean('private')),
    ...given('usesModel', options.getBoolean('model')),
    ...given('cooldown', options.getInteger('cooldown')),
    ...given('personDaily', options.getInteger('person-daily')),
    ...given('serverDaily', options.getInteger('server-daily')),
  } satisfies Partial<ServerSettings>;
  if (Object.keys(changes).length === 0) return { problem: (strings) => strings.nothingToChange };
  return { ...before, ...changes };
}

function given<Key extends keyof ServerSettings>(
  key: Key,
  value: ServerSettings[Key] | null,
): Partial<ServerSettings> {
  return value === null ? {} : { [key]: value };
}

function changedSources(
  list: readonly string[],
  options: Options,
  publishers: readonly string[],
): readonly string[] | Problem {
  const typed = options.getString('source')?.trim().toLowerCase();
  const candidates = options.getSubcommand() === 'remove' ? list : publishers;
  const source = candidates.find((name) => name.toLowerCase() === typed);
  if (typed !== undefined && source === undefined)
    return { problem: (strings) => strings.unknownSource };
  return changedList(list, options, source);
}

/** The list with the entry added or removed; emptied if there is no entry. */
function changedList(
  list: readonly string[],
  options: Options,
  entry: string | undefined,
): readonly string[] | Problem {
  if (entry === undefined) return [];
  const others = list.filter((each) => each !== entry);
  if (options.getSubcommand() === 'remove') return others;
  if (others.length >= MAX_LIST_LENGTH)
    return { problem: (strings) => strings.tooMany(MAX_LIST_LENGTH) };
  return [...others, entry];
}
