import type { Hono } from 'hono';
import { botOf } from '../interactions.ts';
import { refusal } from '../refusals.ts';
import { directChannelOf } from '../people/direct-channel.ts';
import { checkForm } from '../validate/form-errors.ts';
import { wireApplication, wireChannel, wireGuildFacts, wireMember, wireUser } from '../wire.ts';
import type { World } from '../world.ts';
import { type RouteEnvironment, routes } from './environment.ts';
import { z } from 'zod';

const recipientSchema = z.object({ recipient_id: z.string() });

/** Who the bot is, the guild it is in, and the way to the gateway. */
export function applicationRoutes(world: World): Hono<RouteEnvironment> {
  return routes()
    .get('/gateway/bot', (context) =>
      context.json({
        url: `ws://${world.address.host}/gateway`,
        shards: 1,
        session_start_limit: {
          total: 1000,
          remaining: 1000,
          reset_after: 86_400_000,
          max_concurrency: 1,
        },
      }),
    )
    .get('/users/@me', (context) => context.json(wireUser(botOf(world))))
    .get('/users/@me/guilds', (context) => {
      const permissions = String(world.appPermissions);
      const { id, name } = { id: world.identity.guildId, name: 'Loopback' };
      return context.json([{ id, name, icon: null, owner: false, permissions, features: [] }]);
    })
    .post('/users/@me/channels', (context) => {
      const body = checkForm({ schema: recipientSchema, body: context.var.seen.body });
      const person = world.people.get(body.recipient_id);
      if (person === undefined) throw refusal('unknownUser');
      return context.json(wireChannel(world, directChannelOf(world, person)));
    })
    .get('/users/:user', (context) => {
      const person = world.people.get(context.req.param('user'));
      if (person === undefined) throw refusal('unknownUser');
      return context.json(wireUser(person));
    })
    .get('/applications/@me', (context) => context.json(wireApplication(world)))
    .get('/oauth2/applications/@me', (context) => context.json(wireApplication(world)))
    .get('/guilds/:guild/channels', (context) => {
      checkGuild(world, context.req.param('guild'));
      const listed = [...world.channels.values()].filter(({ kind }) => kind === 'text');
      return context.json(listed.map((channel) => wireChannel(world, channel)));
    })
    .get('/guilds/:guild/members/:user', (context) => {
      checkGuild(world, context.req.param('guild'));
      const person = world.people.get(context.req.param('user'));
      if (person === undefined) throw refusal('unknownMember');
      return context.json(wireMember(world, person));
    })
    .get('/guilds/:guild', (context) => {
      checkGuild(world, context.req.param('guild'));
      return context.json(wireGuildFacts(world));
    });
}

function checkGuild(world: World, id: string): void {
  if (id !== world.identity.guildId) throw refusal('unknownGuild');
}
