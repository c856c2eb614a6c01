import { z } from 'zod';
import type { Person } from './person.ts';
import { type Json, refusal, refuseFaults } from './refusals.ts';
import { noteStep } from './reply-log.ts';
import type { ReplyLog, SeenFile } from './seen.ts';
import { applyMessage, type MessageBody, messageFlags } from './validate-message.ts';
import { lookAt, textOf } from './views.ts';
import { guildFacts, pingedBy, wireMessage } from './wire-message.ts';
import { wireChannel } from './wire.ts';
import { botOf, type Channel, type Interaction, type StoredMessage, type World } from './world.ts';

/** A body with its files, on its way to become a message or to change one. */
export type Draft = {
  body: unknown;
  files: readonly SeenFile[];
  /** Where the body stands in the request. */
  at?: readonly PropertyKey[];
};

/** Who says it where. */
export type Saying = {
  /** Chosen beforehand; by default the next one. */
  id?: string;
  channel: Channel;
  author: Person;
  origin: StoredMessage['origin'];
  automatic?: StoredMessage['automatic'] | undefined;
  interaction?: Interaction;
  ephemeralFor?: string | null;
  log: ReplyLog | null;
};

const fileLimit = 10 * 1024 * 1024;

/**
 * A new message in the channel, announced to the bot's sessions unless ephemeral.
 * @throws the refusal that Discord would answer.
 */
export function createMessage(world: World, saying: Saying, draft: Draft): StoredMessage {
  checkFiles(draft.files);
  openAgain(world, saying.channel);
  const { body, said } = applyMessage({ ...draft, before: null, files: draft.files.length });
  const message: StoredMessage = {
    ...blank(world, saying),
    said: { ...said, flags: said.flags & ~messageFlags.ephemeral },
    files: withIds(world, draft.files),
    replyTo: standing(world, body.message_reference?.message_id),
    nonce: body.nonce == null ? null : String(body.nonce),
  };
  Object.assign(message, mentionFacts(world, message, body));
  world.messages.set(message.id, message);
  announce(world, message, 'MESSAGE_CREATE');
  return message;
}

/** The id of a message that still stands; null for another. */
function standing(world: World, id: string | null | undefined): string | null {
  return id != null && world.messages.has(id) ? id : null;
}

/** A deferral: a message that says nothing yet. */
export function createPlaceholder(world: World, saying: Saying): StoredMessage {
  const message = { ...blank(world, saying), loading: true };
  world.messages.set(message.id, message);
  return message;
}

/**
 * Applies the body to the message. A placeholder becomes readable by its first edit.
 * @throws the refusal that Discord would answer.
 */
export function editMessage(world: World, message: StoredMessage, draft: Draft): void {
  checkFiles(draft.files);
  const before = message.said;
  const kept = keptFiles(message, draft.body);
  const files = [...kept, ...withIds(world, draft.files)];
  const { body, said } = applyMessage({ ...draft, before, files: files.length });
  const wasLoading = message.loading;
  Object.assign(message, {
    said: { ...said, flags: said.flags & ~messageFlags.ephemeral },
    files,
    loading: false,
    edits: message.edits + (wasLoading ? 0 : 1),
    editedAt: wasLoading ? null : world.now(),
    ...mentionFacts(world, { ...message, said }, body),
  });
  announce(world, message, wasLoading ? 'MESSAGE_CREATE' : 'MESSAGE_UPDATE');
}

/** Takes the message away. */
export function deleteMessage(world: World, message: StoredMessage): void {
  world.messages.delete(message.id);
  noteStep(world, message.log, { kind: 'deleted', messageId: message.id });
  if (!isHeard(world, message)) return;
  const data: Json = { id: message.id, channel_id: message.channelId };
  if (isInGuild(world, message)) data['guild_id'] = world.identity.guildId;
  world.dispatch({
    name: 'MESSAGE_DELETE',
    intent: messageIntent(world, message),
    data: () => data,
  });
}

/** Writes the message, as it now stands, into the log of its reply. */
export function noteMessage(
  world: World,
  message: StoredMessage,
  how: 'reply' | 'edit' | 'follow-up',
): void {
  noteStep(world, message.log, { kind: 'message', how, message: lookAt(message) });
}

function announce(world: World, message: StoredMessage, name: string): void {
  if (!isHeard(world, message)) return;
  const snapshot = structuredClone({ ...message, log: null });
  world.dispatch({
    name,
    intent: messageIntent(world, message),
    data: (intents) => ({
      ...wireMessage(world, snapshot, intents),
      ...guildFacts(world, snapshot),
    }),
  });
}

/** The gateway is silent about ephemeral messages and about channels that the bot does not see. */
function isHeard(world: World, message: StoredMessage): boolean {
  const channel = world.channels.get(message.channelId);
  const isClosed = channel?.kind === 'private' || channel?.kind === 'foreign';
  return message.ephemeralFor === null && !isClosed && channel?.denied?.includes('view') !== true;
}

function messageIntent(world: World, message: StoredMessage): number {
  return isInGuild(world, message) ? 1 << 9 : 1 << 12;
}

function isInGuild(world: World, message: StoredMessage): boolean {
  const kind = world.channels.get(message.channelId)?.kind;
  return kind === 'text' || kind === 'thread';
}

function mentionFacts(
  world: World,
  message: StoredMessage,
  body: MessageBody,
): Pick<StoredMessage, 'pinged' | 'allowedMentions' | 'payload'> {
  const parent = message.replyTo === null ? undefined : world.messages.get(message.replyTo);
  const pinged = pingedBy({
    text: textOf(message.said),
    allowed: body.allowed_mentions,
    repliedUserId: parent?.author.id ?? null,
    byDefault: message.origin === 'interaction' ? 'users' : 'everything',
  });
  return { pinged, allowedMentions: body.allowed_mentions ?? null, payload: body };
}

function keptFiles(message: StoredMessage, body: unknown): StoredMessage['files'] {
  if (typeof body !== 'object' || body === null || !('attachments' in body)) return message.files;
  const { attachments } = body;
  const listed = Array.isArray(attachments) ? attachments.map((one: unknown) => idOf(one)) : [];
  return message.files.filter(({ id }) => listed.includes(id));
}

function withIds(world: World, files: readonly SeenFile[]): StoredMessage['files'] {
  return files.map((file) => ({ ...file, id: world.nextId() }));
}

function idOf(value: unknown): string | null {
  return typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : null;
}

function checkFiles(files: readonly SeenFile[]): void {
  const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (total > fileLimit || files.length > 10) throw refusal('tooLarge');
}

function blank(world: World, saying: Saying): StoredMessage {
  return {
    id: saying.id ?? world.nextId(),
    channelId: saying.channel.id,
    author: saying.author,
    said: { content: '', embeds: [], components: [], flags: 0 },
    files: [],
    origin: saying.origin,
    ...(saying.automatic !== undefined && { automatic: saying.automatic }),
    loading: false,
    ephemeralFor: saying.ephemeralFor ?? null,
    replyTo: null,
    pinged: { users: [], roles: [], everyone: false },
    allowedMentions: null,
    payload: {},
    nonce: null,
    reactions: [],
    edits: 0,
    createdAt: world.now(),
    editedAt: null,
    interactionId: saying.interaction?.id ?? null,
    log: saying.log,
  };
}

const fiveMinutes = 5 * 60 * 1000;

/** What decides where a message goes; the rest of the form is checked with the message itself. */
const sendFacts = z.looseObject({
  nonce: z.unknown().optional(),
  enforce_nonce: z.unknown().optional(),
  message_reference: z
    .looseObject({ message_id: z.string(), fail_if_not_exists: z.boolean().nullish() })
    .nullish()
    .catch(null),
});

/**
 * A message that the bot posts itself, not as the response to an interaction. With `enforce_nonce`
 * the same nonce within five minutes is the same message.
 * @throws the refusal that Discord would answer.
 */
export function sendRegular(
  world: World,
  channel: Channel,
  draft: { body: unknown; files: readonly SeenFile[] },
): StoredMessage {
  const { nonce, enforce_nonce: isOnce, message_reference: link } = sendFacts.parse(draft.body);
  checkRights(channel, link != null);
  const twin = isOnce === true ? sentBefore(world, channel.id, String(nonce)) : undefined;
  if (twin !== undefined) return twin;
  if (link != null && link.fail_if_not_exists !== false) {
    checkReference(world, channel, link.message_id);
  }
  const log = link == null ? latestLog(world, channel.id) : logOf(world, link.message_id);
  const saying = { channel, author: botOf(world), origin: 'regular' as const, log };
  const message = createMessage(world, saying, draft);
  noteMessage(world, message, 'reply');
  return message;
}

function checkRights({ denied = [] }: Channel, isReply: boolean): void {
  if (denied.includes('send')) throw refusal('missingPermissions');
  if (isReply && denied.includes('history')) throw refusal('noHistory');
}

/** What a message without reference belongs to: what was last said here, or the thread's start. */
export function latestLog(world: World, channelId: string): ReplyLog | null {
  const here = [...world.messages.values()].filter((message) => message.channelId === channelId);
  const last = here.findLast(({ id }) => world.messageLogs.has(id));
  return logOf(world, last?.id ?? channelId);
}

function logOf(world: World, messageId: string): ReplyLog | null {
  return world.messageLogs.get(messageId) ?? null;
}

function checkReference(world: World, channel: Channel, parentId: string): void {
  if (world.messages.get(parentId)?.channelId === channel.id) return;
  const fault = { code: 'REPLIES_UNKNOWN_MESSAGE', message: 'Unknown message' };
  refuseFaults([{ path: ['message_reference'], ...fault }]);
}

function sentBefore(world: World, channelId: string, nonce: string): StoredMessage | undefined {
  return [...world.messages.values()].find(
    (message) =>
      message.channelId === channelId &&
      message.author.id === world.identity.botUserId &&
      message.nonce === nonce &&
      world.now() - message.createdAt < fiveMinutes,
  );
}

/** Archives a thread, or with `archived: false` opens it; the bot is told. */
export function setArchived(world: World, thread: Channel, archived: boolean): void {
  thread.archived = archived;
  const data = wireChannel(world, thread);
  world.dispatch({ name: 'THREAD_UPDATE', intent: 1, data: () => data });
}

/**
 * A message opens an archived thread, and leaves every other channel as it is.
 * @throws 160005 where the thread is locked.
 */
function openAgain(world: World, channel: Channel): void {
  if (channel.locked === true) throw refusal('threadLocked');
  if (channel.kind === 'thread' && channel.archived) setArchived(world, channel, false);
}
