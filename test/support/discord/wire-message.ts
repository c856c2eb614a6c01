import type { Json } from './api-errors.ts';
import type { Pinged } from './seen.ts';
import { type AllowedMentions, hasFlag, messageFlags } from './validate-message.ts';
import { textOf } from './views.ts';
import { guildOf, wireAttachment, wireMember, wireTime, wireUser } from './wire.ts';
import type { StoredMessage, World } from './world.ts';

const messageContentIntent = 1 << 15;

/** A message as a session with these intents receives it; the content may be hidden. */
export function wireMessage(world: World, message: StoredMessage, intents: number): Json {
  const readable = mayRead(world, message, intents);
  const parent = message.replyTo === null ? undefined : world.messages.get(message.replyTo);
  const isReply = message.replyTo !== null;
  return {
    id: message.id,
    channel_id: message.channelId,
    type: typeOf(world, message),
    author: wireUser(message.author),
    ...(readable ? readableParts(world, message) : emptyParts),
    timestamp: wireTime(message.createdAt),
    edited_timestamp: wireTime(message.editedAt),
    tts: false,
    mention_everyone: mentionsEveryone(textOf(message.state)),
    mentions: mentionsIn(world, message),
    mention_roles: mentionedRoles(outsideCode(textOf(message.state))),
    pinned: false,
    flags: flagsOf(message),
    nonce: message.nonce,
    ...webhookFacts(world, message),
    ...(isReply && {
      message_reference: {
        type: 0,
        message_id: message.replyTo,
        channel_id: message.channelId,
        guild_id: serverOf(world, message),
      },
    }),
    ...(parent !== undefined && {
      referenced_message: wireMessage(world, { ...parent, replyTo: null }, intents),
    }),
  };
}

/** What MESSAGE_CREATE and MESSAGE_UPDATE add to the message: the guild and the author's member. */
export function guildFacts(world: World, message: StoredMessage): Json {
  const channel = world.channels.get(message.channelId);
  if (channel?.kind === 'direct' || channel?.kind === 'private') return { channel_type: 1 };
  const { user: _, ...member } = wireMember(world, message.author);
  return { guild_id: serverOf(world, message), member };
}

function serverOf(world: World, { channelId }: StoredMessage): string {
  const channel = world.channels.get(channelId);
  return channel === undefined ? world.identity.guildId : guildOf(world, channel);
}

/** The ids of the users that the message mentions, including a pinged author that it replies to. */
function mentionedBy(message: StoredMessage): string[] {
  const named = mentionedUsers(outsideCode(textOf(message.state)));
  const replied = message.pinged.users.filter(
    (id) => !mentionedUsers(message.state.content).includes(id),
  );
  return [...new Set([...named, ...replied])];
}

/**
 * Whether Discord delivers the content: with the intent, and for the bot's own messages, DMs, and
 * messages that mention the bot, also by a pinging reply to one of its regular messages.
 */
function mayRead(world: World, message: StoredMessage, intents: number): boolean {
  const { botUserId } = world.identity;
  if (hasFlag(intents, messageContentIntent) || message.author.id === botUserId) return true;
  if (world.channels.get(message.channelId)?.kind === 'direct') return true;
  if (mentionedUsers(outsideCode(message.state.content)).includes(botUserId)) return true;
  const parent = message.replyTo === null ? undefined : world.messages.get(message.replyTo);
  return parent?.origin === 'regular' && message.pinged.users.includes(botUserId);
}

const emptyParts = { content: '', embeds: [], components: [], attachments: [] };

function readableParts(world: World, { state, files }: StoredMessage): Json {
  return {
    content: state.content,
    embeds: state.embeds.map((embed) => ({ type: 'rich', ...embed })),
    components: state.components,
    attachments: files.map((file) => wireAttachment(world, file)),
  };
}

function mentionsIn(world: World, message: StoredMessage): Json[] {
  return mentionedBy(message).flatMap((id) => {
    const person = world.people.get(id);
    return person === undefined ? [] : [wireUser(person)];
  });
}

function typeOf(world: World, message: StoredMessage): number {
  // A system message, such as that a message was pinned.
  if (message.automatic === 'system') return 6;
  if (message.interactionId === null) return message.replyTo === null ? 0 : 19;
  const made = [...world.interactions.values()].find(({ id }) => id === message.interactionId);
  return made?.type === 2 ? 20 : 0;
}

function flagsOf(message: StoredMessage): number {
  const ephemeral = message.ephemeralFor === null ? 0 : messageFlags.ephemeral;
  const crossposted = message.automatic === 'crosspost' ? 1 << 1 : 0;
  return (
    crossposted | message.state.flags | ephemeral | (message.loading ? messageFlags.loading : 0)
  );
}

function webhookFacts(world: World, message: StoredMessage): Json {
  if (message.automatic === 'webhook' || message.automatic === 'crosspost') {
    return { webhook_id: world.identity.channelId };
  }
  if (message.interactionId === null) return {};
  const made = [...world.interactions.values()].find(({ id }) => id === message.interactionId);
  return {
    application_id: world.identity.applicationId,
    webhook_id: world.identity.applicationId,
    ...(made !== undefined && {
      interaction_metadata: {
        id: made.id,
        type: made.type,
        user: wireUser(made.user),
        authorizing_integration_owners: {},
      },
    }),
  };
}

/** The facts that decide whom a message pings. */
export type MentionFacts = {
  /** The content or all text displays; embeds ping nobody. */
  text: string;
  /** As sent; undefined or null if it was missing. */
  allowed: AllowedMentions | null | undefined;
  /** The author of the message that this one replies to. */
  repliedUserId: string | null;
  /** Regular messages ping everything by default, interaction responses and webhooks only users. */
  byDefault: 'everything' | 'users';
};

/**
 * Whom the message would ping. Mentions inside code count too, which is stricter than Discord.
 */
export function pingedBy({ text, allowed, repliedUserId, byDefault }: MentionFacts): Pinged {
  const parse: readonly string[] =
    allowed == null
      ? byDefault === 'users'
        ? ['users']
        : ['users', 'roles', 'everyone']
      : (allowed.parse ?? []);
  const pick = (kind: 'users' | 'roles', named: string[]): string[] =>
    parse.includes(kind) ? named : named.filter((id) => allowed?.[kind]?.includes(id));
  const users = pick('users', mentionedUsers(text));
  const repliedPings = allowed == null ? true : (allowed.replied_user ?? false);
  if (repliedUserId != null && repliedPings) users.push(repliedUserId);
  return {
    users: [...new Set(users)],
    roles: pick('roles', mentionedRoles(text)),
    everyone: parse.includes('everyone') && mentionsEveryone(text),
  };
}

/** The user ids that the text mentions, each once. */
function mentionedUsers(text: string): string[] {
  return idsOf(text, /<@!?(\d+)>/g);
}

/** The role ids that the text mentions, each once. */
function mentionedRoles(text: string): string[] {
  return idsOf(text, /<@&(\d+)>/g);
}

/** Whether the text has @everyone or @here. */
function mentionsEveryone(text: string): boolean {
  return /@(everyone|here)/.test(text);
}

/** The text without code blocks and code spans, in which mentions do not count. */
function outsideCode(text: string): string {
  return text.replaceAll(/(`{3}|`{1,2})[^`][\s\S]*?\1/g, ' ');
}

function idsOf(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))];
}
