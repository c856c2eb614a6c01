import type { Hono } from 'hono';
import { z } from 'zod';
import { refusal } from '../refusals.ts';
import { noteStep } from '../reply-log.ts';
import type { Json } from '../json.ts';
import { checkForm } from '../validate/form-errors.ts';
import { wireChannel } from '../wire.ts';
import type { Channel, World } from '../world.ts';
import { channelAt, messageAt } from './channel-routes.ts';
import { type RouteEnvironment, routes } from './environment.ts';

/** Threads and reactions. */
export function threadRoutes(world: World): Hono<RouteEnvironment> {
  return routes()
    .post('/channels/:channel/messages/:message/threads', (context) => {
      const message = messageAt(world, context.req.param());
      if (world.channels.has(message.id)) throw refusal('threadExists');
      const { name } = checkForm({ schema: threadSchema, body: context.var.seen.body });
      const parentId = message.channelId;
      return context.json(openThread(world, { id: message.id, name, parentId }), 201);
    })
    .post('/channels/:channel/threads', (context) => {
      const { id: parentId } = channelAt(world, context.req.param('channel'));
      const { name } = checkForm({ schema: threadSchema, body: context.var.seen.body });
      return context.json(openThread(world, { id: world.nextId(), name, parentId }), 201);
    })
    .put('/channels/:thread/thread-members/:member', (context) => {
      channelAt(world, context.req.param('thread'));
      return context.body(null, 204);
    })
    .put('/channels/:channel/messages/:message/reactions/:emoji/@me', (context) => {
      const { channel, message: id, emoji } = context.req.param();
      const message = messageAt(world, { channel, message: id });
      message.reactions.push(emoji);
      noteStep(world, world.messageLogs.get(id) ?? null, { kind: 'reaction', emoji });
      return context.body(null, 204);
    })
    .delete('/channels/:channel/messages/:message/reactions/:emoji/@me', (context) => {
      const { channel, message: id, emoji } = context.req.param();
      const message = messageAt(world, { channel, message: id });
      message.reactions = message.reactions.filter((one) => one !== emoji);
      return context.body(null, 204);
    });
}

const threadSchema = z.looseObject({
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
