// The registration of the subcommands and options of /settings.
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandGroupOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ChannelType,
} from 'discord.js';
import { languageName, languages } from '../../i18n/languages.ts';
import { describe, type Description } from './command.ts';

const MAX_COOLDOWN_SECONDS = 86_400;
const MAX_DAILY_QUESTIONS = 1_000_000;

/** The options of `/settings change`; `settings.ts` reads them. */
const changes: APIApplicationCommandBasicOption[] = [
  {
    type: ApplicationCommandOptionType.String,
    name: 'mentions',
    ...describe('Where I answer mentions and replies', 'Wo ich auf Erwähnungen antworte'),
    choices: [
      choice('everywhere', 'in channels and threads', 'in Kanälen und Threads'),
      choice('threads', 'in threads only', 'nur in Threads'),
    ],
  },
  {
    type: ApplicationCommandOptionType.Boolean,
    name: 'threads',
    ...describe(
      'Answer each question in a thread of its own',
      'Jede Frage in einem eigenen Thread beantworten',
    ),
  },
  {
    type: ApplicationCommandOptionType.String,
    name: 'language',
    ...describe('The language that I speak', 'Die Sprache, die ich spreche'),
    choices: [
      choice('reader', "the reader's own", 'die derer, die mich lesen'),
      ...[...languages.keys()].map((code) =>
        choice(code, languageName(code, 'en'), languageName(code, 'de')),
      ),
    ],
  },
  {
    type: ApplicationCommandOptionType.String,
    name: 'time-zone',
    ...describe(
      'The time zone of this server, such as Europe/Berlin',
      'Die Zeitzone dieses Servers, etwa Europe/Berlin',
    ),
    autocomplete: true,
    max_length: 100,
  },
  {
    type: ApplicationCommandOptionType.Boolean,
    name: 'private',
    ...describe(
      'Show answers to commands only to the asker by default',
      'Antworten auf Befehle sieht ohne Angabe nur, wer fragt',
    ),
  },
  {
    type: ApplicationCommandOptionType.Boolean,
    name: 'model',
    ...describe(
      'Let the language model word the answers, if one is configured',
      'Ein Sprachmodell formuliert die Antworten, wo eines eingerichtet ist',
    ),
  },
  number(
    'cooldown',
    MAX_COOLDOWN_SECONDS,
    describe(
      'Seconds between two questions of a person; 0 for no limit',
      'Sekunden zwischen zwei Fragen derselben Person; 0 für keine',
    ),
  ),
  number(
    'person-daily',
    MAX_DAILY_QUESTIONS,
    describe(
      'Questions per person and day; 0 for no limit',
      'Fragen pro Person und Tag; 0 für beliebig viele',
    ),
  ),
  number(
    'server-daily',
    MAX_DAILY_QUESTIONS,
    describe(
      'Questions in the whole server per day; 0 for no limit',
      'Fragen des ganzen Servers am Tag; 0 für beliebig viele',
    ),
  ),
];

const channel: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.Channel,
  name: 'channel',
  ...describe('The channel, with all its threads', 'Der Kanal mit allen seinen Threads'),
  required: true,
  channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.GuildForum],
};

const source: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.String,
  name: 'source',
  ...describe('A publisher whose articles I have', 'Ein Medium, dessen Artikel ich habe'),
  required: true,
  autocomplete: true,
  max_length: 100,
};

/** The subcommands of `/settings` with their options, as they are registered with Discord. */
export const settingsOptions = [
  subcommand('show', describe('Show all settings', 'Alle Einstellungen zeigen')),
  subcommand(
    'change',
    describe('Change one or more settings', 'Eine oder mehrere Einstellungen ändern'),
    changes,
  ),
  list('channels', describe('Where I answer publicly', 'Wo ich öffentlich antworte'), channel),
  list(
    'sources',
    describe('Whose articles I answer from', 'Aus wessen Artikeln ich antworte'),
    source,
  ),
  subcommand('reset', describe('Reset all settings', 'Alle Einstellungen zurücksetzen')),
];

function choice(
  value: string,
  name: string,
  german: string,
): { name: string; name_localizations: { de: string }; value: string } {
  return { name, name_localizations: { de: german }, value };
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
      subcommand('add', describe('Add one to the list', 'Einen Eintrag hinzufügen'), [entry]),
      subcommand('remove', describe('Remove one from the list', 'Einen Eintrag entfernen'), [
        entry,
      ]),
      subcommand(
        'all',
        describe('Clear the list: all are allowed', 'Die Liste leeren: alle sind erlaubt'),
      ),
    ],
  };
}
