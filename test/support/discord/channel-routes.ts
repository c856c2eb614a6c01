import type { Hono } from 'hono';
import { z } from 'zod';
import { type RouteEnvironment, routes } from './command-routes.ts';
import {
  createMessage,
  deleteMessage,
  type Draft,
  editMessage,
  latestLog,
  logMessage,
  sendRegular,
} from './messages.ts';
import { checkForm, type Json, apiError } from './api-errors.ts';
import { logStep } from './reply-log.ts';
import { wireMessage } from './wire-message.ts';
import { guildOf, wireChannel } from './wire.ts';
import { messageFlags } from './validate-message.ts';
import { botOf, type Channel, type StoredMessage, type World } from './world.ts';

/** The routes of channels and their messages. */
export function channelRoutes(world: World): Hono<RouteEnvironment> {
  return routes()
    .get('/channels/:channel', (context) =>
      context.json(wireChannel(world, channelAt(world, context.req.param('channel')))),
    )
    .patch('/channels/:channel', (context) => {
      const channel = channelAt(world, context.req.param('channel'));
      const body = checkForm({ schema: channelEdit, body: context.var.seen.body });
      channel.archived = body.archived ?? channel.archived;
      channel.name = body.name ?? channel.name;
      return context.json(wireChannel(world, channel));
    })
    .post('/channels/:channel/typing', (context) => {
      const { id, denied } = channelAt(world, context.req.param('channel'));
      if (denied?.includes('send')) throw apiError('missingPermissions');
      logStep(world, latestLog(world, id), { kind: 'typing' });
      return context.body(null, 204);
    })
    .route('/', messageRoutes(world));
}

/**
 * The channel with this id that the bot can access: not other people's DMs and servers.
 * @throws 10003 if there is none, 50001 if the bot may not see it.
 */
function channelAt(world: World, id: string): Channel {
  const channel = world.channels.get(id);
  if (channel === undefined) throw apiError('unknownChannel');
  const isClosed = channel.kind === 'private' || channel.kind === 'foreign';
  if (isClosed || channel.denied?.includes('view')) throw apiError('missingAccess');
  return channel;
}

/**
 * The message with this id in this channel.
 * @throws 10003 or 10008 if there is none, 50001 if the bot may not see the channel.
 */
function messageAt(world: World, at: { channel: string; message: string }): StoredMessage {
  const channel = channelAt(world, at.channel);
  const message = world.messages.get(at.message);
  if (message?.channelId !== channel.id) throw apiError('unknownMessage');
  return message;
}

const channelEdit = z.looseObject({
  name: z.string().min(1).max(100).nullish(),
  archived: z.boolean().nullish(),
});

function messageRoutes(world: World): Hono<RouteEnvironment> {
  const wire = (message: StoredMessage): Json =>
    wireMessage(world, message, world.privilegedIntents);
  return routes()
    .get('/channels/:channel/messages', (context) => {
      const { id } = channelAt(world, context.req.param('channel'));
      const page = listMessages(world, id, context.var.seen.query);
      // Discord returns the nonce only in the response to the create.
      return context.json(page.map((one) => ({ ...wire(one), nonce: undefined })));
    })
    .get('/channels/:channel/messages/:message', (context) =>
      context.json(wire(messageAt(world, context.req.param()))),
    )
    .post('/channels/:channel/messages', (context) => {
      const channel = channelAt(world, context.req.param('channel'));
      const { body, files } = context.var.seen;
      return context.json(wire(sendRegular(world, channel, { body, files })));
    })
    .patch('/channels/:channel/messages/:message', (context) => {
      const message = messageAt(world, context.req.param());
      if (message.author.id !== world.identity.botUserId) throw apiError('notYours');
      const { body, files } = context.var.seen;
      editMessage(world, message, { body, files });
      logMessage(world, message, 'edit');
      return context.json(wire(message));
    })
    .post('/channels/:channel/messages/:message/crosspost', (context) => {
      const message = messageAt(world, context.req.param());
      if (channelAt(world, message.channelId).kind !== 'news') throw apiError('notCrosspostable');
      message.state.flags |= messageFlags.crossposted;
      return context.json(wire(message));
    })
    .delete('/channels/:channel/messages/:message', (context) => {
      deleteMessage(world, messageAt(world, context.req.param()));
      return context.body(null, 204);
    });
}

/**
 * A page of messages, newest first: the latest ones, or those next to `before` or `after`.
 */
function listMessages(
  world: World,
  channelId: string,
  query: Record<string, string>,
): StoredMessage[] {
  const { before, after, limit } = query;
  const fitting = [...world.messages.values()]
    .filter((one) => one.channelId === channelId && one.ephemeralFor === null)
    .filter(({ id }) => before === undefined || BigInt(id) < BigInt(before))
    .filter(({ id }) => after === undefined || BigInt(id) > BigInt(after));
  const count = Number(limit ?? 50);
  const page = after === undefined ? fitting.slice(-count) : fitting.slice(0, count);
  return page.toReversed();
}

/** The routes of threads and reactions. */
export function threadRoutes(world: World): Hono<RouteEnvironment> {
  return routes()
    .post('/channels/:channel/messages/:message/threads', (context) => {
      const message = messageAt(world, context.req.param());
      if (world.channels.has(message.id)) throw apiError('threadExists');
      const { name } = checkForm({ schema: threadSchema, body: context.var.seen.body });
      const parentId = message.channelId;
      return context.json(openThread(world, { id: message.id, name, parentId }), 201);
    })
    .post('/channels/:channel/threads', (context) => {
      const { id: parentId, kind, denied } = channelAt(world, context.req.param('channel'));
      const { body, files } = context.var.seen;
      const { name, message } = checkForm({ schema: threadSchema, body });
      if (denied?.includes('send')) throw apiError('missingPermissions');
      const thread = openThread(world, { id: world.nextId(), name, parentId });
      if (kind === 'forum') openPost(world, String(thread['id']), { body: message, files });
      return context.json(thread, 201);
    })
    .get('/guilds/:guild/threads/active', (context) => {
      const open = [...world.channels.values()].filter(
        (one) =>
          one.kind === 'thread' &&
          !one.archived &&
          guildOf(world, one) === context.req.param('guild'),
      );
      return context.json({ threads: open.map((one) => wireChannel(world, one)), members: [] });
    })
    .put('/channels/:thread/thread-members/:member', (context) => {
      channelAt(world, context.req.param('thread'));
      return context.body(null, 204);
    })
    .put('/channels/:channel/messages/:message/reactions/:emoji/@me', (context) => {
      const { channel, message: id, emoji } = context.req.param();
      const message = messageAt(world, { channel, message: id });
      message.reactions.push(emoji);
      logStep(world, world.messageLogs.get(id) ?? null, { kind: 'reaction', emoji });
      return context.body(null, 204);
    })
    .delete('/channels/:channel/messages/:message/reactions/:emoji/@me', (context) => {
      const { channel, message: id, emoji } = context.req.param();
      const message = messageAt(world, { channel, message: id });
      message.reactions = message.reactions.filter((one) => one !== emoji);
      return context.body(null, 204);
    });
}

/** The first message of a post in a forum has the id of the post. */
function openPost(world: World, id: string, draft: Pick<Draft, 'body' | 'files'>): void {
  const channel = channelAt(world, id);
  const envelope = { id, channel, author: botOf(world), origin: 'regular' as const, log: null };
  createMessage(world, envelope, draft);
}

const threadSchema = z.looseObject({
  message: z.unknown().optional(),
  name: z.string().min(1).max(100),
  auto_archive_duration: z
    .union([z.literal(60), z.literal(1440), z.literal(4320), z.literal(10_080)])
    .nullish(),
});

function openThread(world: World, facts: Pick<Channel, 'id' | 'name' | 'parentId'>): Json {
  const thread: Channel = { ...facts, kind: 'thread', recipient: null, archived: false };
  world.channels.set(thread.id, thread);
  const data = wireChannel(world, thread);
  world.dispatch({ name: 'THREAD_CREATE', intent: 1, data: () => data });
  return data;
}
