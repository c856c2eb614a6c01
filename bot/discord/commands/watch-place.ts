// Where a watch posts, and whom it notifies: the options of /watch, and what is required for them.
import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ChannelType,
  type ChatInputCommandInteraction,
  PermissionFlagsBits,
} from 'discord.js';
import type { Strings } from '../../i18n/strings.ts';
import { describe } from './command.ts';

/** Where people can read what a watch posts. */
const CHANNEL_TYPES = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
] as const;

/** `channel`: where to post. */
export const channelOption: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.Channel,
  name: 'channel',
  ...describe('Where to post; here by default', 'Wohin ich schreibe; ohne Angabe hierher'),
  channel_types: [...CHANNEL_TYPES],
};

/** `role`: whom to notify. */
export const roleOption: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.Role,
  name: 'role',
  ...describe(
    'Notify this role each time; nobody by default',
    'Jedes Mal diese Rolle benachrichtigen; ohne Angabe niemanden',
  ),
};

/** A channel in which a watch may post; `isElsewhere` is that the command was used in another. */
export type Place = { channelId: string; name: string; isElsewhere: boolean; type: ChannelType };

const { ViewChannel, ReadMessageHistory, SendMessages, SendMessagesInThreads } =
  PermissionFlagsBits;

/**
 * The channel of the option, or else that of the command. If the bot could not post there, or not
 * find its own posts again, or the person may not post there, the sentence that says so.
 */
export function placeOf(
  { options, channelId, channel: here, guildId, appPermissions }: ChatInputCommandInteraction,
  strings: Strings['watches'],
): Place | string {
  const chosen = options.getChannel('channel');
  const isElsewhere = chosen !== null && chosen.id !== channelId;
  const type = chosen?.type ?? here?.type ?? ChannelType.GuildText;
  const place = { channelId: chosen?.id ?? channelId, name: chosen?.name ?? '', isElsewhere, type };
  // Nobody else reads direct messages.
  if (guildId === null) return isElsewhere ? strings.notHere : place;
  const send = isThread(type) ? SendMessagesInThreads : SendMessages;
  if (isElsewhere) {
    // Only of servers that the bot has joined are permissions known.
    if (!('appPermissions' in chosen)) return strings.notHere;
    if (chosen.permissions?.has([ViewChannel, send]) !== true) return strings.notYours;
  }
  const own = isElsewhere && 'appPermissions' in chosen ? chosen.appPermissions : appPermissions;
  return own?.has([ViewChannel, ReadMessageHistory, send]) === true ? place : strings.notHere;
}

/** Why the role cannot be notified; null if it can, or if there is none. */
export function roleProblem(
  { options, guildId, memberPermissions, appPermissions }: ChatInputCommandInteraction,
  strings: Strings['watches'],
): string | null {
  const role = options.getRole('role');
  if (role === null) return null;
  if (!memberPermissions?.has(PermissionFlagsBits.ManageGuild)) return strings.roleNotYours;
  const canPing = role.mentionable || appPermissions.has(PermissionFlagsBits.MentionEveryone);
  return role.id !== guildId && canPing ? null : strings.cannotPing;
}

function isThread(type: ChannelType): boolean {
  return (
    type === ChannelType.PublicThread ||
    type === ChannelType.PrivateThread ||
    type === ChannelType.AnnouncementThread
  );
}
