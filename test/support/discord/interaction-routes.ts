import type { Context, Hono } from 'hono';
import { type RouteEnvironment, routes } from './command-routes.ts';
import { followUp, liveInteraction, readCallback, respond, wireCallback } from './interactions.ts';
import { deleteMessage, editMessage, logMessage } from './messages.ts';
import { type Json, apiError } from './api-errors.ts';
import { wireMessage } from './wire-message.ts';
import type { Interaction, StoredMessage, World } from './world.ts';

/** The routes of interaction responses. The interaction's token authorizes them. */
export function interactionRoutes(world: World): Hono<RouteEnvironment> {
  const wire = (message: StoredMessage): Json =>
    wireMessage(world, message, world.privilegedIntents);
  return routes()
    .post('/interactions/:interaction/:token/callback', (context) => {
      const interaction = world.interactions.get(context.req.param('token'));
      if (interaction?.id !== context.req.param('interaction'))
        throw apiError('unknownInteraction');
      const { body, files, query } = context.var.seen;
      const callback = readCallback(body, files);
      const message = respond(world, interaction, callback);
      if (query['with_response'] !== 'true') return context.body(null, 204);
      const sent = message === null ? null : wire(message);
      return context.json(wireCallback(interaction, sent, callback.type));
    })
    .post('/webhooks/:application/:token', (context) => {
      const interaction = interactionOf(world, context);
      const { body, files } = context.var.seen;
      return context.json(wire(followUp(world, interaction, { body, files })));
    })
    .get('/webhooks/:application/:token/messages/:message', (context) =>
      context.json(
        wire(messageOf(world, interactionOf(world, context), context.req.param('message'))),
      ),
    )
    .patch('/webhooks/:application/:token/messages/:message', (context) => {
      const interaction = interactionOf(world, context);
      const message = messageOf(world, interaction, context.req.param('message'));
      const { body, files } = context.var.seen;
      editMessage(world, message, { body, files });
      logMessage(world, { ...message, log: interaction.log }, 'edit');
      return context.json(wire(message));
    })
    .delete('/webhooks/:application/:token/messages/:message', (context) => {
      const interaction = interactionOf(world, context);
      const message = messageOf(world, interaction, context.req.param('message'));
      deleteMessage(world, { ...message, log: interaction.log });
      return context.body(null, 204);
    });
}

function interactionOf(world: World, context: Context<RouteEnvironment>): Interaction {
  if (context.req.param('application') !== world.identity.applicationId) {
    throw apiError('unknownWebhook');
  }
  return liveInteraction(world, context.req.param('token') ?? '');
}

function messageOf(world: World, interaction: Interaction, name: string): StoredMessage {
  const id = name === '@original' ? (interaction.originalId ?? '') : name;
  const message = world.messages.get(id);
  const isOwn = message?.interactionId === interaction.id || message?.id === interaction.originalId;
  if (message === undefined || !isOwn) throw apiError('unknownMessage');
  return message;
}
