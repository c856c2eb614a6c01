import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandGroupOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ChannelType,
} from 'discord.js';
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
    type: ApplicationCommandOptionType.String,
    name: 'language',
    ...describe('The language that I speak', 'Die Sprache, die ich spreche'),
    choices: [
      choice('reader', "the reader's own", 'die derer, die mich lesen'),
      choice('en', 'English', 'Englisch'),
      choice('de', 'German', 'Deutsch'),
    ],
  },
  {
    type: ApplicationCommandOptionType.String,
    name: 'time-zone',
    ...describe(
      'Where the day begins, such as Europe/Berlin',
      'Wo der Tag beginnt, etwa Europe/Berlin',
    ),
    autocomplete: true,
    max_length: 100,
  },
  {
    type: ApplicationCommandOptionType.Boolean,
    name: 'private',
    ...describe(
      'Answer commands to the asker alone, unless asked otherwise',
      'Antworten auf Befehle sieht nur, wer fragt, wenn nicht anders gewünscht',
    ),
  },
  {
    type: ApplicationCommandOptionType.Boolean,
    name: 'model',
    ...describe(
      'Let a language model word the answers, where one is set up',
      'Ein Sprachmodell formuliert die Antworten, wo eines eingerichtet ist',
    ),
  },
  number(
    'cooldown',
    MAX_COOLDOWN_SECONDS,
    describe(
      'Seconds between two questions of a person; 0 for none',
      'Sekunden zwischen zwei Fragen derselben Person; 0 für keine',
    ),
  ),
  number(
    'person-daily',
    MAX_DAILY_QUESTIONS,
    describe(
      'Questions of a person a day; 0 for any number',
      'Fragen einer Person am Tag; 0 für beliebig viele',
    ),
  ),
  number(
    'server-daily',
    MAX_DAILY_QUESTIONS,
    describe(
      'Questions of the whole server a day; 0 for any number',
      'Fragen des ganzen Servers am Tag; 0 für beliebig viele',
    ),
  ),
];

const channel: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.Channel,
  name: 'channel',
  ...describe('With all its threads', 'Mit allen seinen Threads'),
  required: true,
  channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.GuildForum],
};

const source: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.String,
  name: 'source',
  ...describe('A publisher in my corpus', 'Ein Medium aus meinem Bestand'),
  required: true,
  autocomplete: true,
  max_length: 100,
};

/** The subcommands of `/settings` with their options, as they are registered with Discord. */
export const settingsOptions = [
  subcommand('show', describe('Show them', 'Zeigen')),
  subcommand('change', describe('Change one or several', 'Eine oder mehrere ändern'), changes),
  list(
    'channels',
    describe('Where I answer for all to see', 'Wo ich für alle sichtbar antworte'),
    channel,
  ),
  list(
    'sources',
    describe('Whose articles I answer from', 'Aus wessen Artikeln ich antworte'),
    source,
  ),
  subcommand('reset', describe('All as it was at first', 'Alles wie am Anfang')),
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
      subcommand(
        'add',
        describe('Only this one and those added', 'Nur dies und was sonst hinzukam'),
        [entry],
      ),
      subcommand(
        'remove',
        describe('Take one off the list again', 'Eins wieder von der Liste nehmen'),
        [entry],
      ),
      subcommand('all', describe('All of them, as at first', 'Alle, wie am Anfang')),
    ],
  };
}
