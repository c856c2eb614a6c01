import type { AutocompleteInteraction, ChatInputCommandInteraction } from 'discord.js';
import type { SettingsStrings } from '../../language/words/house-words.ts';
import { defaultSettings, isTimeZone, type ServerSettings } from '../../state/settings.ts';
import { discordSettings } from '../../render/discord/house/settings.ts';
import { discordNote } from '../../render/discord/parts/note.ts';
import { interactionPlace } from '../reply-target.ts';
import { stringsForReader } from '../server-context.ts';
import type { Desk } from '../services.ts';
import { showAside } from '../session.ts';
import { suggestNames } from './autocomplete.ts';
import { type Command, described, forManagers } from './command.ts';
import { settingsOptions } from './settings-options.ts';

/** `/settings`: how the bot behaves in a server, for those who manage it. */
export const settingsCommand: Command = {
  data: {
    name: 'settings',
    ...described('How I behave in this server', 'Wie ich mich auf diesem Server verhalte'),
    options: settingsOptions,
    ...forManagers,
  },
  run: runSettings,
  suggest: suggestSettings,
};

async function runSettings(desk: Desk, interaction: ChatInputCommandInteraction): Promise<void> {
  const place = interactionPlace(desk, interaction, { ephemeral: true });
  const { serverId, settings: before } = desk.house;
  await showAside(desk, place, async () => {
    const after = changedSettings(before, interaction.options, await desk.sources());
    if ('fault' in after) return discordNote('hint', after.fault(place.strings.settings));
    if (serverId !== null && after !== before) await desk.settings.put(serverId, after);
    // In the language that is in force from now on.
    return discordSettings(
      after,
      stringsForReader({ serverId, settings: after }, interaction.locale),
    );
  });
}

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')];

async function suggestSettings(
  desk: Desk,
  { options }: AutocompleteInteraction,
): Promise<string[]> {
  const { name, value } = options.getFocused(true);
  if (name === 'time-zone') return suggestNames(zones, value);
  const { sources } = desk.house.settings;
  const isRemoval = options.getSubcommand() === 'remove';
  return suggestNames(isRemoval ? sources : await desk.sources(), value);
}

type Options = ChatInputCommandInteraction['options'];
/** What an administrator wrote that cannot be done. */
type Fault = { fault: (strings: SettingsStrings) => string };

/** More would not fit what is shown of them. */
const mostEntries = 100;

/**
 * The settings as a subcommand of `/settings` leaves them, the very same ones where it only shows
 * them. `known` are the publishers in the corpus.
 */
function changedSettings(
  settings: ServerSettings,
  options: Options,
  known: readonly string[],
): ServerSettings | Fault {
  const group = options.getSubcommandGroup();
  if (group === 'channels') {
    const list = changedList(settings.channels, options, options.getChannel('channel')?.id);
    return 'fault' in list ? list : { ...settings, channels: list };
  }
  if (group === 'sources') {
    const list = changedSources(settings.sources, options, known);
    return 'fault' in list ? list : { ...settings, sources: list };
  }
  if (options.getSubcommand() === 'reset') return defaultSettings;
  return options.getSubcommand() === 'change' ? changed(settings, options) : settings;
}

function changed(settings: ServerSettings, options: Options): ServerSettings | Fault {
  const zone = options.getString('time-zone');
  if (zone !== null && !isTimeZone(zone)) return { fault: (strings) => strings.unknownZone };
  const mentions = options.getString('mentions');
  const language = options.getString('language');
  const given = {
    ...(mentions !== null && { mentions: mentions === 'threads' ? mentions : 'everywhere' }),
    ...(language !== null && {
      language: language === 'en' || language === 'de' ? language : 'reader',
    }),
    ...(zone !== null && { timeZone: zone }),
    ...found('isPrivate', options.getBoolean('private')),
    ...found('usesModel', options.getBoolean('model')),
    ...found('cooldown', options.getInteger('cooldown')),
    ...found('personDaily', options.getInteger('person-daily')),
    ...found('serverDaily', options.getInteger('server-daily')),
  } satisfies Partial<ServerSettings>;
  if (Object.keys(given).length === 0) return { fault: (strings) => strings.nothingToChange };
  return { ...settings, ...given };
}

function found<Key extends keyof ServerSettings>(
  key: Key,
  value: ServerSettings[Key] | null,
): Partial<ServerSettings> {
  return value === null ? {} : { [key]: value };
}

function changedSources(
  list: readonly string[],
  options: Options,
  known: readonly string[],
): readonly string[] | Fault {
  const written = options.getString('source')?.trim().toLowerCase();
  const among = options.getSubcommand() === 'remove' ? list : known;
  const source = among.find((name) => name.toLowerCase() === written);
  if (written !== undefined && source === undefined)
    return { fault: (strings) => strings.unknownSource };
  return changedList(list, options, source);
}

function changedList(
  list: readonly string[],
  options: Options,
  entry: string | undefined,
): readonly string[] | Fault {
  if (entry === undefined) return [];
  const others = list.filter((each) => each !== entry);
  if (options.getSubcommand() === 'remove') return others;
  if (others.length >= mostEntries) return { fault: (strings) => strings.tooMany(mostEntries) };
  return [...others, entry];
}
