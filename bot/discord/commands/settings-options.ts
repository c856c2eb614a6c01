import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandGroupOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ChannelType,
} from 'discord.js';
import { described } from './command.ts';

const mostSeconds = 86_400;
const mostQuestions = 1_000_000;

/** What can be changed at one go; `changed-settings.ts` reads it. */
const changes: APIApplicationCommandBasicOption[] = [
  {
    type: ApplicationCommandOptionType.String,
    name: 'mentions',
    ...described('Where I answer mentions and replies', 'Wo ich auf Erwähnungen antworte'),
    choices: [
      choice('everywhere', 'in channels and threads', 'in Kanälen und Threads'),
      choice('threads', 'in threads only', 'nur in Threads'),
    ],
  },
  {
    type: ApplicationCommandOptionType.String,
    name: 'language',
    ...described('The language that I speak', 'Die Sprache, die ich spreche'),
    choices: [
      choice('reader', "the reader's own", 'die derer, die mich lesen'),
      choice('en', 'English', 'Englisch'),
      choice('de', 'German', 'Deutsch'),
    ],
  },
  {
    type: ApplicationCommandOptionType.String,
    name: 'time-zone',
    ...described(
      'Where the day begins, such as Europe/Berlin',
      'Wo der Tag beginnt, etwa Europe/Berlin',
    ),
    autocomplete: true,
    max_length: 100,
  },
  {
    type: ApplicationCommandOptionType.Boolean,
    name: 'private',
    ...described(
      'Answer commands to the asker alone, unless asked otherwise',
      'Antworten auf Befehle sieht nur, wer fragt, wenn nicht anders gewünscht',
    ),
  },
  {
    type: ApplicationCommandOptionType.Boolean,
    name: 'model',
    ...described(
      'Let a language model word the answers, where one is set up',
      'Ein Sprachmodell formuliert die Antworten, wo eines eingerichtet ist',
    ),
  },
  number(
    'cooldown',
    mostSeconds,
    described(
      'Seconds between two questions of a person; 0 for none',
      'Sekunden zwischen zwei Fragen derselben Person; 0 für keine',
    ),
  ),
  number(
    'person-daily',
    mostQuestions,
    described(
      'Questions of a person a day; 0 for any number',
      'Fragen einer Person am Tag; 0 für beliebig viele',
    ),
  ),
  number(
    'server-daily',
    mostQuestions,
    described(
      'Questions of the whole server a day; 0 for any number',
      'Fragen des ganzen Servers am Tag; 0 für beliebig viele',
    ),
  ),
];

const channel: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.Channel,
  name: 'channel',
  ...described('With all its threads', 'Mit allen seinen Threads'),
  required: true,
  channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.GuildForum],
};

const source: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.String,
  name: 'source',
  ...described('A publisher in my corpus', 'Ein Medium aus meinem Bestand'),
  required: true,
  autocomplete: true,
  max_length: 100,
};

/** The subcommands of `/settings`. */
export const settingsOptions = [
  subcommand('show', described('Show them', 'Zeigen')),
  subcommand('change', described('Change one or several', 'Eine oder mehrere ändern'), changes),
  list(
    'channels',
    described('Where I answer for all to see', 'Wo ich für alle sichtbar antworte'),
    channel,
  ),
  list(
    'sources',
    described('Whose articles I answer from', 'Aus wessen Artikeln ich antworte'),
    source,
  ),
  subcommand('reset', described('All as it was at first', 'Alles wie am Anfang')),
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
  description: ReturnType<typeof described>,
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
  description: ReturnType<typeof described>,
  options: APIApplicationCommandBasicOption[] = [],
): APIApplicationCommandSubcommandOption {
  return { type: ApplicationCommandOptionType.Subcommand, name, ...description, options };
}

/** A list that is everything while it is empty. */
function list(
  name: string,
  description: ReturnType<typeof described>,
  entry: APIApplicationCommandBasicOption,
): APIApplicationCommandSubcommandGroupOption {
  return {
    type: ApplicationCommandOptionType.SubcommandGroup,
    name,
    ...description,
    options: [
      subcommand(
        'add',
        described('Only this one and those added', 'Nur dies und was sonst hinzukam'),
        [entry],
      ),
      subcommand(
        'remove',
        described('Take one off the list again', 'Eins wieder von der Liste nehmen'),
        [entry],
      ),
      subcommand('all', described('All of them, as at first', 'Alle, wie am Anfang')),
    ],
  };
}
