import type { ChatInputCommandInteraction } from 'discord.js';
import type { HouseWords } from '../../../language/words/house-words.ts';
import type { ServerSettings } from '../../../ports/settings.ts';
import { defaultSettings } from '../../../settings/default-settings.ts';
import { isTimeZone } from '../../../settings/local-day.ts';

type Options = ChatInputCommandInteraction['options'];
/** What an administrator wrote that cannot be done. */
type Fault = { fault: (words: HouseWords) => string };

/** More would not fit what is shown of them. */
const mostEntries = 100;

/**
 * The settings as a subcommand of `/settings` leaves them, the very same ones where it only shows
 * them. `known` are the publishers in the corpus.
 */
export function changedSettings(
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
  if (zone !== null && !isTimeZone(zone)) return { fault: (words) => words.unknownZone };
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
  if (Object.keys(given).length === 0) return { fault: (words) => words.nothingToChange };
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
    return { fault: (words) => words.unknownSource };
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
  if (others.length >= mostEntries) return { fault: (words) => words.tooMany(mostEntries) };
  return [...others, entry];
}
