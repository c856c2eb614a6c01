import { z } from 'zod';
import type { Person } from './person.ts';
import { type Json, apiError, rejectForm } from './api-errors.ts';
import { logStep } from './reply-log.ts';
import type { ReplyLog, SeenFile } from './seen.ts';
import { applyMessage, type MessageBody, messageFlags } from './validate-message.ts';
import { snapshotOf, textOf } from './views.ts';
import { guildFacts, pingedBy, wireMessage } from './wire-message.ts';
import { guildOf, wireChannel } from './wire.ts';
import { botOf, type Channel, type Interaction, type StoredMessage, type World } from './world.ts';

/** The body of a create or edit, with its files. */
export type Draft = {
  body: unknown;
  files: readonly SeenFile[];
  /** The path of the body in the request. */
  at?: readonly PropertyKey[];
};

/** The author, channel and origin of a new message. */
export type Envelope = {
  /** The next id by default. */
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
 * Creates a message in the channel, and sends the event to the bot unless it is ephemeral.
 * @throws the API error that Discord would return.
 */
export function createMessage(world: World, envelope: Envelope, draft: Draft): StoredMessage {
  checkFiles(draft.files);
  reopenThread(world, envelope.channel);
  const { body, state } = applyMessage({ ...draft, before: null, files: draft.files.length });
  const message: StoredMessage = {
    ...blank(world, envelope),
    state: { ...state, flags: state.flags & ~messageFlags.ephemeral },
    files: withIds(world, draft.files),
    replyTo: standing(world, body.message_reference?.message_id),
    nonce: body.nonce == null ? null : String(body.nonce),
  };
  Object.assign(message, mentionFacts(world, message, body));
  world.messages.set(message.id, message);
  announce(world, message, 'MESSAGE_CREATE');
  return message;
}

/** The id, if the message still exists; otherwise null. */
function standing(world: World, id: string | null | undefined): string | null {
  return id != null && world.messages.has(id) ? id : null;
}

/** Creates the placeholder of a deferred reply. */
export function createPlaceholder(world: World, envelope: Envelope): StoredMessage {
  const message = { ...blank(world, envelope), loading: true };
  world.messages.set(message.id, message);
  return message;
}

/**
 * Edits the message. The first edit of a placeholder makes it readable.
 * @throws the API error that Discord would return.
 */
export function editMessage(world: World, message: StoredMessage, draft: Draft): void {
  checkFiles(draft.files);
  const before = message.state;
  const kept = keptFiles(message, draft.body);
  const files = [...kept, ...withIds(world, draft.files)];
  const { body, state } = applyMessage({ ...draft, before, files: files.length });
  const wasLoading = message.loading;
  Object.assign(message, {
    state: { ...state, flags: state.flags & ~messageFlags.ephemeral },
    files,
    loading: false,
    edits: message.edits + (wasLoading ? 0 : 1),
    editedAt: wasLoading ? null : world.now(),
    ...mentionFacts(world, { ...message, state }, body),
  });
  announce(world, message, wasLoading ? 'MESSAGE_CREATE' : 'MESSAGE_UPDATE');
}

/** Deletes the message. */
export function deleteMessage(world: World, message: StoredMessage): void {
  world.messages.delete(message.id);
  logStep(world, message.log, { kind: 'deleted', messageId: message.id });
  if (!isHeard(world, message)) return;
  const data: Json = { id: message.id, channel_id: message.channelId };
  const channel = world.channels.get(message.channelId);
  if (channel !== undefined && isInGuild(world, message))
    data['guild_id'] = guildOf(world, channel);
  world.dispatch({
    name: 'MESSAGE_DELETE',
    intent: messageIntent(world, message),
    data: () => data,
  });
}

/** Appends the current message to the log of its reply. */
export function logMessage(
  world: World,
  message: StoredMessage,
  how: 'reply' | 'edit' | 'follow-up',
): void {
  logStep(world, message.log, { kind: 'message', how, message: snapshotOf(message) });
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

/** Sends the event, unless the message is ephemeral or the bot may not see the channel. */
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
  return kind === 'text' || kind === 'news' || kind === 'thread';
}

function mentionFacts(
  world: World,
  message: StoredMessage,
  body: MessageBody,
): Pick<StoredMessage, 'pinged' | 'allowedMentions' | 'payload'> {
  const parent = message.replyTo === null ? undefined : world.messages.get(message.replyTo);
  const pinged = pingedBy({
    text: textOf(message.state),
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
  if (total > fileLimit || files.length > 10) throw apiError('tooLarge');
}

function blank(world: World, envelope: Envelope): StoredMessage {
  return {
    id: envelope.id ?? world.nextId(),
    channelId: envelope.channel.id,
    author: envelope.author,
    state: { content: '', embeds: [], components: [], flags: 0 },
    files: [],
    origin: envelope.origin,
    ...(envelope.automatic !== undefined && { automatic: envelope.automatic }),
    loading: false,
    ephemeralFor: envelope.ephemeralFor ?? null,
    replyTo: null,
    pinged: { users: [], roles: [], everyone: false },
    allowedMentions: null,
    payload: {},
    nonce: null,
    reactions: [],
    edits: 0,
    createdAt: world.now(),
    editedAt: null,
    interactionId: envelope.interaction?.id ?? null,
    log: envelope.log,
  };
}

const fiveMinutes = 5 * 60 * 1000;

/** The fields that decide where a message goes; the others are validated with the message. */
const sendFacts = z.looseObject({
  nonce: z.unknown().optional(),
  enforce_nonce: z.unknown().optional(),
  message_reference: z
    .looseObject({ message_id: z.string(), fail_if_not_exists: z.boolean().nullish() })
    .nullish()
    .catch(null),
});

/**
 * Creates a message that is no interaction response. With `enforce_nonce`, the same nonce within five
 * minutes returns the same message.
 * @throws the API error that Discord would return.
 */
export function sendRegular(
  world: World,
  channel: Channel,
  draft: { body: unknown; files: readonly SeenFile[] },
): StoredMessage {
  const { nonce, enforce_nonce: isOnce, message_reference: link } = sendFacts.parse(draft.body);
  checkRights(channel, link != null);
  const duplicate = isOnce === true ? sentBefore(world, channel.id, String(nonce)) : undefined;
  if (duplicate !== undefined) return duplicate;
  if (link != null && link.fail_if_not_exists !== false) {
    checkReference(world, channel, link.message_id);
  }
  const log = link == null ? latestLog(world, channel.id) : logOf(world, link.message_id);
  const envelope = { channel, author: botOf(world), origin: 'regular' as const, log };
  const message = createMessage(world, envelope, draft);
  logMessage(world, message, 'reply');
  return message;
}

function checkRights({ denied = [] }: Channel, isReply: boolean): void {
  if (denied.includes('send')) throw apiError('missingPermissions');
  if (isReply && denied.includes('history')) throw apiError('noHistory');
}

/** The reply log of a message without reference: that of the latest message in the channel, or of the thread's start. */
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
  rejectForm([{ path: ['message_reference'], ...fault }]);
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

/** Archives or reopens a thread, and sends the event. */
export function setArchived(world: World, thread: Channel, archived: boolean): void {
  thread.archived = archived;
  const data = wireChannel(world, thread);
  world.dispatch({ name: 'THREAD_UPDATE', intent: 1, data: () => data });
}

/**
 * Reopens an archived thread, as a new message does.
 * @throws 160005 if the thread is locked.
 */
function reopenThread(world: World, channel: Channel): void {
  if (channel.locked === true) throw apiError('threadLocked');
  if (channel.kind === 'thread' && channel.archived) setArchived(world, channel, false);
}
