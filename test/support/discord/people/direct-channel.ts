import type { Person } from '../person.ts';
import type { Channel, World } from '../world.ts';

/** The channel of the person's DM with the bot, opened where it is not yet. */
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
