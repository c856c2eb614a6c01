import type { Person } from './person.ts';
import { wireChannel, wireGuild } from './wire.ts';
import { type Channel, type Guild, longAgo, type World } from './world.ts';

/** Without it, what a person's own apps answer in a server is for that person alone. */
export const useExternalApps = 50n;
const permissionBits = {
  addReactions: 6n,
  viewChannel: 10n,
  sendMessages: 11n,
  embedLinks: 14n,
  attachFiles: 15n,
  readMessageHistory: 16n,
  mentionEveryone: 17n,
  useApplicationCommands: 31n,
  createPublicThreads: 35n,
  sendMessagesInThreads: 38n,
  useExternalApps,
};
const manageGuild = 1n << 5n;
/** What every member may do: anything but manage the guild. */
export const ofMembers = Object.values(permissionBits).reduce(
  (bits, bit) => bits | (1n << bit),
  0n,
);

/** What a member with Manage Guild may do; also plenty for a bot that answers questions. */
export const plentyOfPermissions = ofMembers | manageGuild;

/** Another member of the guild, by default with what a plain member may do. */
export function addPerson(
  world: World,
  input: { name: string; bot?: boolean; permissions?: bigint },
): Person {
  const { name, bot = false, permissions = ofMembers } = input;
  const person = { id: world.nextId(), name, bot, permissions };
  world.people.set(person.id, person);
  return person;
}

/** Another text or announcement channel of the guild, announced to the bot; returns its id. */
export function addChannel(
  world: World,
  name: string,
  { kind = 'text', guildId }: { kind?: 'text' | 'news'; guildId?: string } = {},
): string {
  const id = world.nextId();
  const channel: Channel = {
    id,
    kind,
    name,
    ...(guildId !== undefined && { guildId }),
    parentId: null,
    recipient: null,
    archived: false,
  };
  world.channels.set(id, channel);
  const data = wireChannel(world, channel);
  world.dispatch({ name: 'CHANNEL_CREATE', intent: 1, data: () => data });
  return id;
}

/** Another role of the guild; returns its id. */
export function addRole(world: World, role: { name: string; mentionable: boolean }): string {
  const id = world.nextId();
  world.roles.push({ id, ...role });
  return id;
}

/** Takes a text channel of the guild away, with its messages. */
export function removeChannel(world: World, id: string): void {
  const channel = world.channels.get(id);
  if (channel === undefined) throw new Error(`There is no channel ${id}.`);
  const data = wireChannel(world, channel);
  world.channels.delete(id);
  for (const message of world.messages.values())
    if (message.channelId === id) world.messages.delete(message.id);
  world.dispatch({ name: 'CHANNEL_DELETE', intent: 1, data: () => data });
}

/** Takes the bot out of the guild, as a member with Manage Guild does. */
export function removeBot(world: World, id = world.identity.guildId): void {
  const guild = guildAt(world, id);
  guild.hasBot = false;
  const data = { id };
  world.dispatch({ name: 'GUILD_DELETE', intent: 1, data: () => data });
}

/** Adds the bot to the guild again. */
export function addBot(world: World, id = world.identity.guildId): void {
  const guild = guildAt(world, id);
  Object.assign(guild, { hasBot: true, joinedAt: world.now() });
  world.dispatch({ name: 'GUILD_CREATE', intent: 1, data: () => wireGuild(world, guild) });
}

function guildAt(world: World, id: string): Guild {
  const guild = world.guilds.get(id);
  if (guild === undefined) throw new Error(`There is no server ${id}.`);
  return guild;
}

/**
 * Another server with the bot and a text channel. Servers are founded a millisecond apart, so that as many
 * in a row as there are shards are each on another one.
 */
export function addServer(world: World, name: string): { guildId: string; channelId: string } {
  const earlier = BigInt(world.guilds.size) << 22n;
  const guild: Guild = {
    id: String(BigInt(world.identity.guildId) - earlier),
    name,
    hasBot: true,
    joinedAt: longAgo,
  };
  world.guilds.set(guild.id, guild);
  const channelId = addChannel(world, 'general', { guildId: guild.id });
  world.dispatch({ name: 'GUILD_CREATE', intent: 1, data: () => wireGuild(world, guild) });
  return { guildId: guild.id, channelId };
}
