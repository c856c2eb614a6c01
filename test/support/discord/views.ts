import { lookAt } from './look.ts';
import type { Person } from './person.ts';
import type { SeenMessage, SeenRequest, Wait } from './seen.ts';
import { waitFor } from './waiting.ts';
import type { World } from './world.ts';

/** The messages of a channel, oldest first, as everybody sees them, or as one person does. */
export function messagesIn(world: World, channelId: string, as?: Person): SeenMessage[] {
  return [...world.messages.values()]
    .filter((message) => message.channelId === channelId)
    .filter(({ ephemeralFor }) => ephemeralFor === null || ephemeralFor === as?.id)
    .map((message) => lookAt(message));
}

/** The threads of a channel, oldest first. */
export function threadsOf(
  world: World,
  channelId: string,
): { id: string; name: string; archived: boolean }[] {
  return [...world.channels.values()]
    .filter(({ kind, parentId }) => kind === 'thread' && parentId === channelId)
    .map(({ id, name, archived }) => ({ id, name, archived }));
}

/** The first message of the bot that passes, asked for or not. */
export async function untilMessage(
  world: World,
  predicate: (message: SeenMessage) => boolean,
  wait?: Wait,
): Promise<SeenMessage> {
  const byBot = (): SeenMessage[] =>
    [...world.messages.values()]
      .filter(({ author, loading }) => author.id === world.identity.botUserId && !loading)
      .map((message) => lookAt(message));
  const seen = (): string =>
    byBot()
      .map(({ text }) => `"${text.slice(0, 200)}"`)
      .join(', ');
  const find = (): SeenMessage | undefined => byBot().find((message) => predicate(message));
  return await waitFor(world, { what: 'a message of the bot that passes', find, seen }, wait);
}

/** The first request that passes, once it is answered. */
export async function untilRequest(
  world: World,
  predicate: (request: SeenRequest) => boolean,
  wait?: Wait,
): Promise<SeenRequest> {
  const find = (): SeenRequest | undefined =>
    world.requests.find((request) => request.status !== null && predicate(request));
  return await waitFor(world, { what: 'a request that passes', find }, wait);
}
