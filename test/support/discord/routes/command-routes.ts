import type { Hono } from 'hono';
import { refusal } from '../refusals.ts';
import type { Json } from '../json.ts';
import {
  checkCommand,
  checkCommands,
  type CommandDefinition,
} from '../validate/validate-commands.ts';
import type { RegisteredCommand, World } from '../world.ts';
import { type RouteEnvironment, routes } from './environment.ts';

/** Application commands, global and of a guild. */
export function commandRoutes(world: World): Hono<RouteEnvironment> {
  return scopedRoutes(world, '/applications/:application/commands').route(
    '/',
    scopedRoutes(world, '/applications/:application/guilds/:guild/commands'),
  );
}

function scopedRoutes(world: World, path: string): Hono<RouteEnvironment> {
  const scopeOf = (parameters: Record<string, string>): string | null => {
    if (parameters['application'] !== world.identity.applicationId) throw refusal('notFound');
    const guildId = parameters['guild'] ?? null;
    if (guildId !== null && guildId !== world.identity.guildId) throw refusal('unknownGuild');
    return guildId;
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
      if (gone === undefined) throw refusal('unknownCommand');
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
