import {
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  PermissionFlagsBits,
} from 'discord.js';
import type { Strings } from '../../language/catalogue.ts';
import {
  type NewWatch,
  type Rhythm,
  type Watch,
  WATCHES_PER_CHANNEL,
} from '../../state/watches.ts';
import { nextTime, readWhen } from '../../watches/schedule.ts';
import { discordWatches, watchLabel } from '../../render/discord/house/watches.ts';
import { discordNote } from '../../render/discord/parts/note.ts';
import { shorten } from '../../render/text/shorten.ts';
import { interactionPlace } from '../reply-target.ts';
import { stringsForReader } from '../server-context.ts';
import type { Desk } from '../services.ts';
import { decline, showAside } from '../session.ts';
import { suggestZones, timeZone } from './autocomplete.ts';
import { type Command, described, managersOnly, whereItWrites } from './command.ts';
import { suggestTopic, topicOption } from './options.ts';

/** `/watch`: a topic that a channel, or a person in direct messages, wants to hear of. */
export const watchCommand: Command = {
  data: {
    name: 'watch',
    description: 'Tell this channel what is new on a topic, at its hour or as news breaks',
    description_localizations: {
      de: 'Diesem Kanal Neues zu einem Thema melden, zur festen Zeit oder sobald es kommt',
    },
    options: [
      topicOption(described('Such as: climate talks', 'Etwa: Klimagespräche'), true),
      {
        type: ApplicationCommandOptionType.String,
        name: 'when',
        description:
          '08:00, 8am, mondays 08:00, weekdays 7:30, breaking; daily at 08:00 by default',
        description_localizations: {
          de: '08:00, montags 08:00, werktags 7:30, sofort; ohne Angabe täglich um 08:00',
        },
        max_length: 60,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'zone',
        description: 'The time zone of the hour, such as Europe/Berlin',
        description_localizations: { de: 'Die Zeitzone der Uhrzeit, etwa Europe/Berlin' },
        autocomplete: true,
        max_length: 60,
      },
      {
        type: ApplicationCommandOptionType.Role,
        name: 'role',
        description: 'Notify this role each time; otherwise nobody is',
        description_localizations: { de: 'Jedes Mal diese Rolle benachrichtigen, sonst niemanden' },
      },
    ],
    ...whereItWrites,
    ...managersOnly,
  },
  run: runWatch,
  suggest: suggestWatch,
};

async function runWatch(desk: Desk, interaction: ChatInputCommandInteraction): Promise<void> {
  const place = interactionPlace(desk, interaction, { ephemeral: true });
  if (interaction.options.getString('topic', true).trim() === '')
    return await decline(desk, place, place.strings.general.howToAsk);
  await showAside(desk, place, async () =>
    discordNote('hint', await addWatch(desk, interaction, place.strings)),
  );
}

async function suggestWatch(desk: Desk, interaction: AutocompleteInteraction): Promise<string[]> {
  const { name, value } = interaction.options.getFocused(true);
  return name === 'zone' ? suggestZones(value) : await suggestTopic(desk, interaction);
}

/** Begins the watch that was asked for; the sentence that comes back says so, or why not. */
async function addWatch(
  desk: Desk,
  interaction: ChatInputCommandInteraction,
  { watches: strings }: Strings,
): Promise<string> {
  const { options } = interaction;
  const problem = placeProblem(interaction, strings) ?? roleProblem(interaction, strings);
  if (problem !== null) return problem;
  const zone = timeZone(options.getString('zone') ?? desk.house.settings.timeZone);
  if (zone === null) return strings.unknownZone;
  const rhythm = readWhen(options.getString('when') ?? '', zone);
  if (rhythm === null) return strings.unreadableWhen;
  const wanted = newWatch(desk, interaction, rhythm);
  const added = await desk.watches.add(wanted);
  if (added === 'known') return strings.known(wanted.topic);
  if (added === 'full') return strings.full(WATCHES_PER_CHANNEL);
  return strings.added(added.topic, strings.rhythm(rhythm));
}

function newWatch(
  desk: Desk,
  { options, channelId, guildId, guildLocale, locale, user }: ChatInputCommandInteraction,
  rhythm: Rhythm,
): NewWatch {
  const now = desk.now();
  return {
    channelId,
    guildId,
    topic: options.getString('topic', true).trim(),
    rhythm,
    roleId: options.getRole('role')?.id ?? null,
    locale: stringsForReader(desk.house, guildLocale ?? locale).locale,
    createdBy: user.id,
    createdAt: now.toISOString(),
    nextAt: nextTime(rhythm, now).toISOString(),
  };
}

const { ViewChannel, ReadMessageHistory, SendMessages, SendMessagesInThreads } =
  PermissionFlagsBits;

/** Why the bot could not write there, or not find again what it wrote; null where it can. */
function placeProblem(
  { appPermissions, channel, guildId }: ChatInputCommandInteraction,
  strings: Strings['watches'],
): string | null {
  const send = channel?.isThread() ? SendMessagesInThreads : SendMessages;
  const needed = [ViewChannel, ReadMessageHistory, send];
  return guildId === null || appPermissions.has(needed) ? null : strings.notHere;
}

/** Why the role that was asked for cannot be notified; null where it can, or none was. */
function roleProblem(
  { options, guildId, memberPermissions, appPermissions }: ChatInputCommandInteraction,
  strings: Strings['watches'],
): string | null {
  const role = options.getRole('role');
  if (role === null) return null;
  if (!memberPermissions?.has(PermissionFlagsBits.ManageGuild)) return strings.roleNotYours;
  const canPing = role.mentionable || appPermissions.has(PermissionFlagsBits.MentionEveryone);
  return role.id !== guildId && canPing ? null : strings.cannotPing;
}

/** The most characters of a suggestion. */
const labelRoom = 100;

/** `/unwatch`: ends a watch of the channel. */
export const unwatchCommand: Command = {
  data: {
    name: 'unwatch',
    description: 'Stop telling this channel about a topic',
    description_localizations: { de: 'Diesem Kanal zu einem Thema nichts mehr melden' },
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'watch',
        description: 'The topic',
        description_localizations: { de: 'Das Thema' },
        required: true,
        autocomplete: true,
        max_length: 100,
      },
    ],
    ...whereItWrites,
    ...managersOnly,
  },
  run: runUnwatch,
  suggest: suggestWatches,
};

async function runUnwatch(desk: Desk, interaction: ChatInputCommandInteraction): Promise<void> {
  const place = interactionPlace(desk, interaction, { ephemeral: true });
  await showAside(desk, place, async () => {
    const watches = await desk.watches.ofChannel(interaction.channelId);
    const found = watchMeant(watches, interaction.options.getString('watch', true));
    if (found !== null) await desk.watches.remove(interaction.channelId, found.id);
    const strings = place.strings.watches;
    return discordNote('hint', found === null ? strings.notFound : strings.removed(found.topic));
  });
}

async function suggestWatches(
  desk: Desk,
  { channelId, locale, options }: AutocompleteInteraction,
): Promise<string[]> {
  const typed = options.getFocused().trim().toLowerCase();
  const watches = await desk.watches.ofChannel(channelId);
  const strings = stringsForReader(desk.house, locale);
  return watches
    .map((watch) => shorten(watchLabel(watch, strings), labelRoom))
    .filter((label) => label.toLowerCase().includes(typed));
}

/** The watch by a suggestion, which begins with its number, or by its topic; null where there is none. */
function watchMeant(watches: readonly Watch[], written: string): Watch | null {
  const text = written.trim().toLowerCase();
  const number = /^(?<id>\d+)(?: ·|$)/u.exec(text)?.groups?.['id'];
  return (
    watches.find(({ topic }) => topic.toLowerCase() === text) ??
    watches.find(({ id }) => String(id) === number) ??
    null
  );
}

/** `/watches`: what is watched in the channel, for whoever asks. */
export const watchesCommand: Command = {
  data: {
    name: 'watches',
    description: 'What this channel is told about, and when',
    description_localizations: { de: 'Was diesem Kanal gemeldet wird, und wann' },
    ...whereItWrites,
  },
  run: async (desk: Desk, interaction: ChatInputCommandInteraction) => {
    const place = interactionPlace(desk, interaction, { ephemeral: true });
    await showAside(desk, place, async () => {
      const found = await desk.watches.ofChannel(interaction.channelId);
      return found.length === 0
        ? discordNote('hint', place.strings.watches.none)
        : discordWatches(found, place.strings);
    });
  },
};
