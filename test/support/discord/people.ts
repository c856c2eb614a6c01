import { createMessage, deleteMessage, editMessage, setArchived } from './messages.ts';
import type { MessageInput, Person } from './person.ts';
import { replyOf, startLog } from './reply-log.ts';
import type { Reply } from './seen.ts';
import { wireChannel } from './wire.ts';
import type { Channel, Denied, World } from './world.ts';

/**
 * Sends a message as a person. The reply consists of the bot's messages that refer to it, that come
 * next in the channel, or in a thread started from it. `id` is given for the first message of a post.
 * @throws an error that names what a person could not have done.
 */
export function sendMessage(
  world: World,
  reader: Person,
  { id = world.nextId(), ...input }: MessageInput & { id?: string },
): Reply {
  const channel = world.channels.get(input.channel ?? world.identity.channelId);
  if (channel === undefined) throw new Error(`There is no channel ${input.channel}.`);
  if (input.replyTo !== undefined && !world.messages.has(input.replyTo)) {
    throw new Error(`There is no message ${input.replyTo} to reply to.`);
  }
  const person = input.author ?? reader;
  const author = input.bot === undefined ? person : { ...person, bot: input.bot };
  const log = startLog(world, id);
  world.messageLogs.set(id, log);
  createMessage(
    world,
    { id, channel, author, origin: 'person', log: null, automatic: input.automatic },
    { body: bodyOf(input), files: input.files ?? [] },
  );
  return replyOf(world, log);
}

/** Edits a person's own message. */
function rewriteMessage(world: World, id: string, content: string): void {
  const message = world.messages.get(id);
  if (message?.origin !== 'person') throw new Error(`Nobody can rewrite the message ${id}.`);
  const allowed = { parse: ['users', 'roles', 'everyone'] };
  editMessage(world, message, { body: { content, allowed_mentions: allowed }, files: [] });
}

function bodyOf(input: MessageInput): object {
  return {
    content: contentOf(input),
    allowed_mentions: {
      parse: ['users', 'roles', 'everyone'],
      replied_user: input.ping ?? true,
    },
    ...(input.replyTo !== undefined && { message_reference: { message_id: input.replyTo } }),
  };
}

function contentOf({ content, mentions = [], mentionRoles = [] }: MessageInput): string {
  const called = [...mentions.map((id) => `<@${id}>`), ...mentionRoles.map((id) => `<@&${id}>`)];
  return [...called.filter((mention) => !content.includes(mention)), content].join(' ');
}

/** What people can do to existing channels, threads and messages. */
export type Places = {
  /** Starts a thread from a message; it has the id of the message. */
  startThread(messageId: string): string;
  /** Adds a forum; returns its id. */
  addForum(name: string): string;
  /** Creates a post in a forum with its first message; the reply's `id` is that of the thread, too. */
  post(forumId: string, message: MessageInput): Reply;
  /** Adds a channel of a server that the bot is not in; returns its id. */
  addForeignChannel(): string;
  /** Takes permissions from the bot in a channel. */
  deny(channelId: string, denied: readonly Denied[]): void;
  /** Archives a thread; with `locked`, messages cannot reopen it. */
  archive(threadId: string, how?: { locked?: boolean }): void;
  /** Edits a message as its author. */
  rewrite(messageId: string, content: string): void;
  /** Deletes a message as a moderator. */
  remove(messageId: string): void;
};

/** See `Places`; done by the reader by default. */
export function createPlaces(world: World, reader: Person): Places {
  return {
    startThread(messageId) {
      const parentId = messageOf(world, messageId).channelId;
      return addThread(world, { id: messageId, parentId, ownerId: reader.id });
    },
    addForum(name) {
      const forum = addPlace(world, { kind: 'forum', name });
      const data = wireChannel(world, forum);
      world.dispatch({ name: 'CHANNEL_CREATE', intent: 1, data: () => data });
      return forum.id;
    },
    post(forumId, message) {
      const id = addThread(world, { id: world.nextId(), parentId: forumId, ownerId: reader.id });
      return sendMessage(world, reader, { ...message, channel: id, id });
    },
    addForeignChannel: () => addPlace(world, { kind: 'foreign', name: 'elsewhere' }).id,
    deny(channelId, denied) {
      channelOf(world, channelId).denied = denied;
    },
    archive(threadId, { locked = false } = {}) {
      const thread = channelOf(world, threadId);
      thread.locked = locked;
      setArchived(world, thread, true);
    },
    rewrite: (messageId, content) => rewriteMessage(world, messageId, content),
    remove: (messageId) => deleteMessage(world, messageOf(world, messageId)),
  };
}

function addThread(
  world: World,
  thread: { id: string; parentId: string; ownerId: string },
): string {
  const made = addPlace(world, { ...thread, kind: 'thread', name: 'A thread' });
  const data = wireChannel(world, made);
  world.dispatch({ name: 'THREAD_CREATE', intent: 1, data: () => data });
  return made.id;
}

function addPlace(world: World, place: Pick<Channel, 'kind' | 'name'> & Partial<Channel>): Channel {
  const channel: Channel = {
    id: world.nextId(),
    parentId: null,
    recipient: null,
    archived: false,
    ...place,
  };
  world.channels.set(channel.id, channel);
  return channel;
}

function channelOf(world: World, id: string): Channel {
  const channel = world.channels.get(id);
  if (channel === undefined) throw new Error(`There is no channel ${id}.`);
  return channel;
}

function messageOf(world: World, id: string): NonNullable<ReturnType<World['messages']['get']>> {
  const message = world.messages.get(id);
  if (message === undefined) throw new Error(`There is no message ${id}.`);
  return message;
}

/** The channel of the person's DM with the bot, created if it does not exist. */
export function directChannelOf(world: World, person: Person): Channel {
  const open = [...world.channels.values()].find(
    ({ kind, recipient }) => kind === 'direct' && recipient?.id === person.id,
  );
  if (open !== undefined) return open;
  const channel: Channel = {
    id: world.nextId(),
    kind: 'direct',
    name: '',
    parentId: null,
    recipient: person,
    archived: false,
  };
  world.channels.set(channel.id, channel);
  return channel;
}
