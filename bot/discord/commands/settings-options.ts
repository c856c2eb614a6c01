// The registration of the subcommands and options of /settings.
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandGroupOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ChannelType,
} from 'discord.js';
import { languageName, languages } from '../../i18n/languages.ts';
import type { CommandText } from '../../i18n/texts.ts';
import {
  describe,
  type Description,
  inOtherLanguages,
  type Localizations,
  localizations,
} from './command.ts';

const MAX_COOLDOWN_SECONDS = 86_400;
const MAX_DAILY_QUESTIONS = 1_000_000;

/** The options of `/settings change`; `settings.ts` reads them. */
const changes: APIApplicationCommandBasicOption[] = [
  {
    type: ApplicationCommandOptionType.String,
    name: 'mentions',
    ...describe('Where I answer mentions and replies'),
    choices: [
      choice('everywhere', 'in channels and threads'),
      choice('threads', 'in threads only'),
    ],
  },
  {
    type: ApplicationCommandOptionType.Boolean,
    name: 'threads',
    ...describe('Answer each question in a thread of its own'),
  },
  {
    type: ApplicationCommandOptionType.String,
    name: 'language',
    ...describe('The language that I speak'),
    choices: [
      choice('reader', "the reader's own"),
      ...[...languages.keys()].map((code) => ({
        name: languageName(code, 'en'),
        name_localizations: localizations(({ locale }) => languageName(code, locale)),
        value: code,
      })),
    ],
  },
  {
    type: ApplicationCommandOptionType.String,
    name: 'time-zone',
    ...describe('The time zone of this server, such as Europe/Berlin'),
    autocomplete: true,
    max_length: 100,
  },
  {
    type: ApplicationCommandOptionType.Boolean,
    name: 'private',
    ...describe('Show answers to commands only to the asker by default'),
  },
  {
    type: ApplicationCommandOptionType.Boolean,
    name: 'model',
    ...describe('Let the language model word the answers, if one is configured'),
  },
  number(
    'cooldown',
    MAX_COOLDOWN_SECONDS,
    describe('Seconds between two questions of a person; 0 for no limit'),
  ),
  number(
    'person-daily',
    MAX_DAILY_QUESTIONS,
    describe('Questions per person and day; 0 for no limit'),
  ),
  number(
    'server-daily',
    MAX_DAILY_QUESTIONS,
    describe('Questions in the whole server per day; 0 for no limit'),
  ),
];

const channel: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.Channel,
  name: 'channel',
  ...describe('The channel, with all its threads'),
  required: true,
  channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.GuildForum],
};

const source: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.String,
  name: 'source',
  ...describe('A publisher whose articles I have'),
  required: true,
  autocomplete: true,
  max_length: 100,
};

/** The subcommands of `/settings` with their options, as they are registered with Discord. */
export const settingsOptions = [
  subcommand('show', describe('Show all settings')),
  subcommand('change', describe('Change one or more settings'), changes),
  list('channels', describe('Where I answer publicly'), channel),
  list('sources', describe('Whose articles I answer from'), source),
  subcommand('reset', describe('Reset all settings')),
];

function choice(
  value: string,
  name: CommandText,
): { name: string; name_localizations: Localizations; value: string } {
  return { name, name_localizations: inOtherLanguages(name), value };
}

function number(
  name: string,
  most: number,
  description: Description,
): APIApplicationCommandBasicOption {
  return {
    type: ApplicationCommandOptionType.Integer,
    name,
    ...description,
    min_value: 0,
    max_value: most,
  };
}

function subcommand(
  name: string,
  description: Description,
  options: APIApplicationCommandBasicOption[] = [],
): APIApplicationCommandSubcommandOption {
  return { type: ApplicationCommandOptionType.Subcommand, name, ...description, options };
}

/** Subcommands that edit a list of channels or publishers; an empty list means all of them. */
function list(
  name: string,
  description: Description,
  entry: APIApplicationCommandBasicOption,
): APIApplicationCommandSubcommandGroupOption {
  return {
    type: ApplicationCommandOptionType.SubcommandGroup,
    name,
    ...description,
    options: [
      subcommand('add', describe('Add one to the list'), [entry]),
      subcommand('remove', describe('Remove one from the list'), [entry]),
      subcommand('all', describe('Clear the list: all are allowed')),
    ],
  };
}
