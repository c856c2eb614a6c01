import { refusal } from './refusals.ts';
import { wireChannel } from './wire.ts';
import type { Channel, World } from './world.ts';

/** Archives a thread, or with `archived: false` opens it; the bot is told. */
export function setArchived(world: World, thread: Channel, archived: boolean): void {
  thread.archived = archived;
  const data = wireChannel(world, thread);
  world.dispatch({ name: 'THREAD_UPDATE', intent: 1, data: () => data });
}

/**
 * A message opens an archived thread, and leaves every other channel as it is.
 * @throws 160005 where the thread is locked.
 */
export function openAgain(world: World, channel: Channel): void {
  if (channel.locked === true) throw refusal('threadLocked');
  if (channel.kind === 'thread' && channel.archived) setArchived(world, channel, false);
}
