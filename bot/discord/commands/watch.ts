import {
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  PermissionFlagsBits,
} from 'discord.js';
import type { Catalogue } from '../../language/catalogue.ts';
import { type NewWatch, type Rhythm, WATCHES_PER_CHANNEL } from '../../ports/watches.ts';
import { discordNote } from '../../render/discord/parts/note.ts';
import { nextTime } from '../../watches/next-time.ts';
import { readWhen } from '../../watches/read-when.ts';
import type { Command } from './command.ts';
import type { Desk } from '../desk/desk.ts';
import { interactionPlace } from '../places/interaction-place.ts';
import { suggestZones, timeZone } from './suggesting/time-zones.ts';
import { showAside } from '../turns/show-aside.ts';
import { decline } from '../turns/turn.ts';
import { described } from './options/described.ts';
import { suggestTopic, topicOption } from './options/options.ts';
import { managersOnly, whereItWrites } from './options/watch-place.ts';
import { wordsFor } from '../desk/words-for.ts';

/** `/watch`: a topic that a channel, or a person in direct messages, wants to hear of. */
export const watch: Command = {
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
    return await decline(desk, place, place.words.desk.howToAsk);
  await showAside(desk, place, async () =>
    discordNote('hint', await addWatch(desk, interaction, place.words)),
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
  { watches: words }: Catalogue,
): Promise<string> {
  const { options } = interaction;
  const problem = placeProblem(interaction, words) ?? roleProblem(interaction, words);
  if (problem !== null) return problem;
  const zone = timeZone(options.getString('zone') ?? desk.house.settings.timeZone);
  if (zone === null) return words.unknownZone;
  const rhythm = readWhen(options.getString('when') ?? '', zone);
  if (rhythm === null) return words.unreadableWhen;
  const wanted = newWatch(desk, interaction, rhythm);
  const added = await desk.watches.add(wanted);
  if (added === 'known') return words.known(wanted.topic);
  if (added === 'full') return words.full(WATCHES_PER_CHANNEL);
  return words.added(added.topic, words.rhythm(rhythm));
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
    locale: wordsFor(desk.house, guildLocale ?? locale).locale,
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
  words: Catalogue['watches'],
): string | null {
  const send = channel?.isThread() ? SendMessagesInThreads : SendMessages;
  const needed = [ViewChannel, ReadMessageHistory, send];
  return guildId === null || appPermissions.has(needed) ? null : words.notHere;
}

/** Why the role that was asked for cannot be notified; null where it can, or none was. */
function roleProblem(
  { options, guildId, memberPermissions, appPermissions }: ChatInputCommandInteraction,
  words: Catalogue['watches'],
): string | null {
  const role = options.getRole('role');
  if (role === null) return null;
  if (!memberPermissions?.has(PermissionFlagsBits.ManageGuild)) return words.roleNotYours;
  const canPing = role.mentionable || appPermissions.has(PermissionFlagsBits.MentionEveryone);
  return role.id !== guildId && canPing ? null : words.cannotPing;
}
