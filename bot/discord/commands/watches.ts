// The commands /watch, /unwatch and /watches.
import {
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  PermissionFlagsBits,
} from 'discord.js';
import type { Strings } from '../../i18n/strings.ts';
import { discordWatches, watchLabel } from '../../messages/discord/watches.ts';
import { discordNote } from '../../messages/discord/components.ts';
import { shorten } from '../../messages/text.ts';
import {
  type NewWatch,
  type Rhythm,
  type Watch,
  WATCHES_PER_CHANNEL,
} from '../../state/watches.ts';
import { nextTime, readWhen } from '../../watches/schedule.ts';
import { type ServerContext, serverStrings } from '../server-context.ts';
import { openInteraction, replyWithHint, runCommand } from '../session.ts';
import { findTimeZone, suggestTimeZones, suggestTopics } from './autocomplete.ts';
import { availableWhereBotPosts, describe, forManagers, type SlashCommand } from './command.ts';
import { topicOption } from './options.ts';

/** `/watch`: posts news on a topic to the channel, at fixed hours or as it breaks. */
export const watchCommand: SlashCommand = {
  data: {
    name: 'watch',
    ...describe(
      'Post news on a topic to this channel, at fixed times or as it breaks',
      'Neues zu einem Thema in diesen Kanal schreiben, zu festen Zeiten oder sobald es kommt',
    ),
    options: [
      topicOption(describe('Such as: climate talks', 'Etwa: Klimagespräche'), true),
      {
        type: ApplicationCommandOptionType.String,
        name: 'when',
        ...describe(
          '08:00, 8am, mondays 08:00, weekdays 7:30, breaking; daily at 08:00 by default',
          '08:00, montags 08:00, werktags 7:30, sofort; ohne Angabe täglich um 08:00',
        ),
        max_length: 60,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'zone',
        ...describe('The time zone, such as Europe/Berlin', 'Die Zeitzone, etwa Europe/Berlin'),
        autocomplete: true,
        max_length: 60,
      },
      {
        type: ApplicationCommandOptionType.Role,
        name: 'role',
        ...describe(
          'Notify this role each time; nobody by default',
          'Jedes Mal diese Rolle benachrichtigen; ohne Angabe niemanden',
        ),
      },
    ],
    ...availableWhereBotPosts,
    ...forManagers,
  },
  run: async (context, interaction) => {
    const session = openInteraction(context, interaction, { ephemeral: true });
    const { strings } = session;
    if (interaction.options.getString('topic', true).trim() === '')
      return await replyWithHint(session, strings.general.howToAsk);
    await runCommand(session, async () =>
      discordNote('hint', await addWatch(context, interaction, strings.watches)),
    );
  },
  suggest: async (context, { options }) => {
    const { name, value } = options.getFocused(true);
    return name === 'zone' ? suggestTimeZones(value) : await suggestTopics(context, value);
  },
};

/** `/unwatch`: removes a watch from the channel. */
export const unwatchCommand: SlashCommand = {
  data: {
    name: 'unwatch',
    ...describe(
      'Stop posting news on a topic to this channel',
      'Zu einem Thema nichts mehr in diesen Kanal schreiben',
    ),
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'watch',
        ...describe('The topic', 'Das Thema'),
        required: true,
        autocomplete: true,
        max_length: 100,
      },
    ],
    ...availableWhereBotPosts,
    ...forManagers,
  },
  run: async (context, interaction) => {
    const { channelId, options } = interaction;
    const session = openInteraction(context, interaction, { ephemeral: true });
    await runCommand(session, async () => {
      const watches = await context.watches.ofChannel(channelId);
      const found = findWatch(watches, options.getString('watch', true));
      if (found !== null) await context.watches.remove(channelId, found.id);
      const strings = session.strings.watches;
      return discordNote('hint', found === null ? strings.notFound : strings.removed(found.topic));
    });
  },
  suggest: suggestWatches,
};

/** `/watches`: lists the watches of the channel, for whoever asks. */
export const watchesCommand: SlashCommand = {
  data: {
    name: 'watches',
    ...describe(
      'What this channel watches, and when news is posted',
      'Was dieser Kanal beobachtet, und wann Neues kommt',
    ),
    ...availableWhereBotPosts,
  },
  run: async (context, interaction) => {
    const session = openInteraction(context, interaction, { ephemeral: true });
    const { strings } = session;
    await runCommand(session, async () => {
      const watches = await context.watches.ofChannel(interaction.channelId);
      return watches.length === 0
        ? discordNote('hint', strings.watches.none)
        : discordWatches(watches, strings);
    });
  },
};

/** Adds the watch. Returns the sentence that confirms it, or that says why it cannot be added. */
async function addWatch(
  context: ServerContext,
  interaction: ChatInputCommandInteraction,
  strings: Strings['watches'],
): Promise<string> {
  const { options } = interaction;
  const problem = channelProblem(interaction, strings) ?? roleProblem(interaction, strings);
  if (problem !== null) return problem;
  const zone = findTimeZone(options.getString('zone') ?? context.server.settings.timeZone);
  if (zone === null) return strings.unknownZone;
  const rhythm = readWhen(options.getString('when') ?? '', zone);
  if (rhythm === null) return strings.unreadableWhen;
  const watch = newWatch(context, interaction, rhythm);
  const added = await context.watches.add(watch);
  if (added === 'known') return strings.known(watch.topic);
  if (added === 'full') return strings.full(WATCHES_PER_CHANNEL);
  return strings.added(watch.topic, strings.rhythm(rhythm));
}

function newWatch(
  { server, now }: ServerContext,
  { options, channelId, guildId, guildLocale, locale, user }: ChatInputCommandInteraction,
  rhythm: Rhythm,
): NewWatch {
  const at = now();
  return {
    channelId,
    guildId,
    topic: options.getString('topic', true).trim(),
    rhythm,
    roleId: options.getRole('role')?.id ?? null,
    locale: serverStrings(server.settings, guildLocale ?? locale).locale,
    createdBy: user.id,
    createdAt: at.toISOString(),
    nextAt: nextTime(rhythm, at).toISOString(),
  };
}

const { ViewChannel, ReadMessageHistory, SendMessages, SendMessagesInThreads } =
  PermissionFlagsBits;

/** Why the bot could not post in the channel, or not find its own posts again; null if it can. */
function channelProblem(
  { appPermissions, channel, guildId }: ChatInputCommandInteraction,
  strings: Strings['watches'],
): string | null {
  const send = channel?.isThread() ? SendMessagesInThreads : SendMessages;
  const needed = [ViewChannel, ReadMessageHistory, send];
  return guildId === null || appPermissions.has(needed) ? null : strings.notHere;
}

/** Why the role cannot be notified; null if it can, or if there is none. */
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

const MAX_LABEL_LENGTH = 100;

async function suggestWatches(
  context: ServerContext,
  { channelId, locale, options }: AutocompleteInteraction,
): Promise<string[]> {
  const typed = options.getFocused().trim().toLowerCase();
  const strings = serverStrings(context.server.settings, locale);
  return (await context.watches.ofChannel(channelId))
    .map((watch) => shorten(watchLabel(watch, strings), MAX_LABEL_LENGTH))
    .filter((label) => label.toLowerCase().includes(typed));
}

/** The watch that `text` names: by its topic, or by a suggestion, which begins with its id. */
function findWatch(watches: readonly Watch[], text: string): Watch | null {
  const wanted = text.trim().toLowerCase();
  const wantedId = /^(?<id>\d+)(?: ·|$)/u.exec(wanted)?.groups?.['id'];
  return (
    watches.find(({ topic }) => topic.toLowerCase() === wanted) ??
    watches.find(({ id }) => String(id) === wantedId) ??
    null
  );
}
