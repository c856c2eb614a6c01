import type { Person } from './person.ts';
import { wireChannel } from './wire.ts';
import type { Channel, World } from './world.ts';

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
};
const manageGuild = 1n << 5n;
const ofMembers = Object.values(permissionBits).reduce((bits, bit) => bits | (1n << bit), 0n);

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

/** Another text channel of the guild, announced to the bot; returns its id. */
export function addChannel(world: World, name: string): string {
  const id = world.nextId();
  const channel: Channel = {
    id,
    kind: 'text',
    name,
    parentId: null,
    recipient: null,
    archived: false,
  };
  world.channels.set(id, channel);
  const data = wireChannel(world, channel);
  world.dispatch({ name: 'CHANNEL_CREATE', intent: 1, data: () => data });
  return id;
}
