import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { z } from 'zod';
import { directChannelOf } from './people.ts';
import { checkForm, type Json, apiError } from './api-errors.ts';
import type { SeenRequest } from './seen.ts';
import { checkCommand, checkCommands, type CommandDefinition } from './validate-commands.ts';
import {
  guildOf,
  wireApplication,
  wireChannel,
  wireGuildFacts,
  wireMember,
  wireUser,
} from './wire.ts';
import { startLimit } from './gateway-limits.ts';
import { botOf, type Guild, type RegisteredCommand, type World } from './world.ts';

const recipientSchema = z.object({ recipient_id: z.string() });

/** The routes of the application, the guild and the gateway address. */
export function applicationRoutes(world: World): Hono<RouteEnvironment> {
  return routes()
    .get('/gateway/bot', (context) =>
      context.json({
        url: `ws://${world.address.host}/gateway`,
        shards: world.gateway.shards,
        session_start_limit: startLimit(world),
      }),
    )
    .get('/users/@me', (context) => context.json(wireUser(botOf(world))))
    .get('/users/@me/guilds', (context) => {
      const permissions = String(world.appPermissions);
      const { limit = '200', after = '0' } = context.var.seen.query;
      const page = [...world.guilds.values()]
        .filter(({ id, hasBot }) => hasBot && BigInt(id) > BigInt(after))
        .toSorted((one, other) => (BigInt(one.id) < BigInt(other.id) ? -1 : 1))
        .slice(0, Number(limit));
      return context.json(
        page.map(({ id, name }) => ({
          id,
          name,
          icon: null,
          owner: false,
          permissions,
          features: [],
        })),
      );
    })
    .post('/users/@me/channels', (context) => {
      const body = checkForm({ schema: recipientSchema, body: context.var.seen.body });
      const person = world.people.get(body.recipient_id);
      if (person === undefined) throw apiError('unknownUser');
      return context.json(wireChannel(world, directChannelOf(world, person)));
    })
    .get('/users/:user', (context) => {
      const person = world.people.get(context.req.param('user'));
      if (person === undefined) throw apiError('unknownUser');
      return context.json(wireUser(person));
    })
    .get('/applications/@me', (context) => context.json(wireApplication(world)))
    .get('/oauth2/applications/@me', (context) => context.json(wireApplication(world)))
    .get('/guilds/:guild/channels', (context) => {
      const { id } = guildAt(world, context.req.param('guild'));
      const listed = [...world.channels.values()].filter(
        (one) => one.kind === 'text' && guildOf(world, one) === id,
      );
      return context.json(listed.map((channel) => wireChannel(world, channel)));
    })
    .get('/guilds/:guild/members/:user', (context) => {
      guildAt(world, context.req.param('guild'));
      const person = world.people.get(context.req.param('user'));
      if (person === undefined) throw apiError('unknownMember');
      return context.json(wireMember(world, person));
    })
    .get('/guilds/:guild', (context) => {
      const guild = guildAt(world, context.req.param('guild'));
      return context.json(wireGuildFacts(world, guild));
    });
}

function guildAt(world: World, id: string): Guild {
  const guild = world.guilds.get(id);
  if (guild?.hasBot !== true) throw apiError('unknownGuild');
  return guild;
}

/** The routes of application commands, global and per guild. */
export function commandRoutes(world: World): Hono<RouteEnvironment> {
  return scopedRoutes(world, '/applications/:application/commands').route(
    '/',
    scopedRoutes(world, '/applications/:application/guilds/:guild/commands'),
  );
}

function scopedRoutes(world: World, path: string): Hono<RouteEnvironment> {
  const scopeOf = (parameters: Record<string, string>): string | null => {
    if (parameters['application'] !== world.identity.applicationId) throw apiError('notFound');
    const guildId = parameters['guild'] ?? null;
    return guildId === null ? null : guildAt(world, guildId).id;
  };
  const within = (guildId: string | null): RegisteredCommand[] =>
    world.commands.filter((command) => command.guildId === guildId);
  const keep = (commands: RegisteredCommand[]): void => {
    world.commands = commands.toSorted(
      (a, b) => Number(a.guildId !== null) - Number(b.guildId !== null),
    );
    world.events.emit('change');
  };
  return routes()
    .get(path, (context) =>
      context.json(within(scopeOf(context.req.param())).map((one) => wireCommand(world, one))),
    )
    .put(path, (context) => {
      const guildId = scopeOf(context.req.param());
      const definitions = checkCommands(context.var.seen.body);
      const fresh = definitions.map((one) => register(world, one, guildId));
      keep([...world.commands.filter((one) => one.guildId !== guildId), ...fresh]);
      return context.json(fresh.map((one) => wireCommand(world, one)));
    })
    .post(path, (context) => {
      const guildId = scopeOf(context.req.param());
      const definition = checkCommand(context.var.seen.body);
      const fresh = register(world, definition, guildId);
      checkCommands([...within(guildId).filter((one) => one.id !== fresh.id), definition]);
      keep([...world.commands.filter((one) => one.id !== fresh.id), fresh]);
      return context.json(wireCommand(world, fresh), 201);
    })
    .delete(`${path}/:command`, (context) => {
      const guildId = scopeOf(context.req.param());
      const gone = within(guildId).find(({ id }) => id === context.req.param('command'));
      if (gone === undefined) throw apiError('unknownCommand');
      keep(world.commands.filter((one) => one !== gone));
      return context.body(null, 204);
    });
}

/** A command of the same name and type keeps its id, as on Discord. */
function register(
  world: World,
  definition: CommandDefinition,
  guildId: string | null,
): RegisteredCommand {
  const known = world.commands.find(
    (one) =>
      one.guildId === guildId &&
      one.name === definition.name &&
      (one.type ?? 1) === (definition.type ?? 1),
  );
  return { ...definition, id: known?.id ?? world.nextId(), guildId };
}

function wireCommand(world: World, { guildId, ...command }: RegisteredCommand): Json {
  return {
    type: 1,
    description: '',
    default_member_permissions: null,
    ...command,
    application_id: world.identity.applicationId,
    version: command.id,
    ...(guildId !== null && { guild_id: guildId }),
  };
}

/** The context of every route; `seen` is the request with its body already read. */
export type RouteEnvironment = { Bindings: HttpBindings; Variables: { seen: SeenRequest } };

/** An empty set of routes. */
export function routes(): Hono<RouteEnvironment> {
  return new Hono<RouteEnvironment>();
}
