// What the subcommands of /watch share: where a watch posts, whom it notifies, and adding it.
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandChannelOption,
  ApplicationCommandOptionType,
  ChannelType,
  type ChatInputCommandInteraction,
  PermissionFlagsBits,
  PermissionsBitField,
} from 'discord.js';
import type { Strings } from '../../i18n/strings.ts';
import {
  isSameWatch,
  type NewWatch,
  type Watch,
  WATCHES_PER_CHANNEL,
} from '../../state/watches.ts';
import { nextTime } from '../../watches/schedule.ts';
import { type ServerContext, serverStrings } from '../server-context.ts';
import { describe } from './command.ts';

/** Where people can read what a watch posts. */
export const CHANNEL_TYPES = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
] as const;

/** `channel`: where to post. */
export const channelOption: APIApplicationCommandChannelOption = {
  type: ApplicationCommandOptionType.Channel,
  name: 'channel',
  ...describe('Where to post; here by default'),
  channel_types: [...CHANNEL_TYPES],
};

/** `role`: whom to notify. */
export const roleOption: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.Role,
  name: 'role',
  ...describe('Notify this role each time; nobody by default'),
};

/** A channel in which a watch may post; `isElsewhere` is that the command was used in another. */
export type Place = {
  channelId: string;
  name: string;
  isElsewhere: boolean;
  type: ChannelType;
  /** What the bot may do there; null in direct messages. */
  permissions: Readonly<PermissionsBitField> | null;
};

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
  const place = { ...channelOf(chosen ?? { id: channelId, type: here?.type }), isElsewhere };
  const send = isThread(place.type) ? SendMessagesInThreads : SendMessages;
  // Nobody else reads direct messages.
  if (guildId === null) return isElsewhere ? strings.notHere : { ...place, permissions: null };
  const there = isElsewhere ? knownPermissions(chosen) : { bot: appPermissions, person: null };
  if (there.person?.has([ViewChannel, send]) === false) return strings.notYours;
  const canPost = there.bot?.has([ViewChannel, ReadMessageHistory, send]) === true;
  return canPost ? { ...place, permissions: there.bot } : strings.notHere;
}

function channelOf(channel: {
  id: string;
  name?: string | null;
  type?: ChannelType | undefined;
}): Pick<Place, 'channelId' | 'name' | 'type'> {
  const { id, name, type = ChannelType.GuildText } = channel;
  return { channelId: id, name: name ?? '', type };
}

type Chosen = NonNullable<ReturnType<ChatInputCommandInteraction['options']['getChannel']>>;
type Permissions = Readonly<PermissionsBitField> | null;

/** What the bot and the person may do in another channel; known only in servers that the bot has joined. */
function knownPermissions(channel: Chosen): { bot: Permissions; person: Permissions } {
  if (!('appPermissions' in channel)) return { bot: null, person: null };
  const { appPermissions, permissions } = channel;
  return { bot: appPermissions, person: permissions ?? new PermissionsBitField() };
}

/** Adds a watch. Returns the sentence that confirms it, or that says why it cannot be added. */
export async function addWatch(
  { watches }: ServerContext,
  watch: NewWatch,
  place: Place,
  strings: Strings['watches'],
): Promise<string> {
  const schedule = strings.rhythm(watch.rhythm);
  const added = await watches.add(watch);
  if (added === 'known') return strings.known(watch.topic, schedule);
  if (added === 'full') return strings.full(WATCHES_PER_CHANNEL);
  return strings.added(watch.topic, schedule, place.isElsewhere ? place.name : null);
}

/** The watch of the channel that wants the same; null if there is none. */
export async function sameWatch(
  { watches }: ServerContext,
  { channelId }: Place,
  wanted: Pick<NewWatch, 'topic' | 'feed'>,
): Promise<Watch | null> {
  return (await watches.ofChannel(channelId)).find((each) => isSameWatch(each, wanted)) ?? null;
}

/** A watch as the options say. */
export function newWatch(
  { server, now }: ServerContext,
  { options, guildId, guildLocale, locale, user }: ChatInputCommandInteraction,
  {
    place,
    ...what
  }: { place: Place } & Pick<NewWatch, 'topic' | 'rhythm' | 'feed' | 'isPublished'>,
): NewWatch {
  const at = now();
  return {
    channelId: place.channelId,
    guildId,
    ...what,
    roleId: options.getRole('role')?.id ?? null,
    locale: serverStrings(server.settings, guildLocale ?? locale).locale,
    createdBy: user.id,
    createdAt: at.toISOString(),
    nextAt: nextTime(what.rhythm, at).toISOString(),
  };
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
