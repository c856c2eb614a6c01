import { createMessage, editMessage } from '../messages.ts';
import type { MessageInput, Person } from '../person.ts';
import { replyOf, startLog } from '../reply-log.ts';
import type { Reply } from '../seen.ts';
import type { World } from '../world.ts';

/**
 * A message as a person sends it; the bot's answer is what it says with reference to it, or next
 * in the channel, or in a thread opened from it.
 * `id` is chosen beforehand for the first message of a post.
 * @throws an error that says what a person could not have done.
 */
export function sendMessage(
  world: World,
  reader: Person,
  { id = world.nextId(), ...input }: MessageInput & { id?: string },
): Reply {
  const channel = world.channels.get(input.channel ?? world.identity.channelId);
  if (channel === undefined) throw new Error(`There is no channel ${input.channel}.`);
  if (input.replyTo !== undefined && !world.messages.has(input.replyTo)) {
    throw new Error(`There is no message ${input.replyTo} to reply to.`);
  }
  const person = input.author ?? reader;
  const author = input.bot === undefined ? person : { ...person, bot: input.bot };
  const log = startLog(world, id);
  world.messageLogs.set(id, log);
  createMessage(
    world,
    { id, channel, author, origin: 'person', log: null, automatic: input.automatic },
    { body: bodyOf(input), files: input.files ?? [] },
  );
  return replyOf(world, log);
}

/** Changes what a person's own message says. */
export function rewriteMessage(world: World, id: string, content: string): void {
  const message = world.messages.get(id);
  if (message?.origin !== 'person') throw new Error(`Nobody can rewrite the message ${id}.`);
  const allowed = { parse: ['users', 'roles', 'everyone'] };
  editMessage(world, message, { body: { content, allowed_mentions: allowed }, files: [] });
}

function bodyOf(input: MessageInput): object {
  return {
    content: contentOf(input),
    allowed_mentions: {
      parse: ['users', 'roles', 'everyone'],
      replied_user: input.ping ?? true,
    },
    ...(input.replyTo !== undefined && { message_reference: { message_id: input.replyTo } }),
  };
}

function contentOf({ content, mentions = [], mentionRoles = [] }: MessageInput): string {
  const called = [...mentions.map((id) => `<@${id}>`), ...mentionRoles.map((id) => `<@&${id}>`)];
  return [...called.filter((mention) => !content.includes(mention)), content].join(' ');
}
