import { z } from 'zod';
import { botOf } from './interactions.ts';
import { createMessage, noteMessage } from './messages.ts';
import { refusal } from './refusals.ts';
import type { ReplyLog, SeenFile } from './seen.ts';
import { refuseFaults } from './validate/form-errors.ts';
import type { Channel, StoredMessage, World } from './world.ts';

const fiveMinutes = 5 * 60 * 1000;

/** What decides where a message goes; the rest of the form is checked with the message itself. */
const sendFacts = z.looseObject({
  nonce: z.unknown().optional(),
  enforce_nonce: z.unknown().optional(),
  message_reference: z
    .looseObject({ message_id: z.string(), fail_if_not_exists: z.boolean().nullish() })
    .nullish()
    .catch(null),
});

/**
 * A message that the bot posts itself, not as the response to an interaction. With `enforce_nonce`
 * the same nonce within five minutes is the same message.
 * @throws the refusal that Discord would answer.
 */
export function sendRegular(
  world: World,
  channel: Channel,
  draft: { body: unknown; files: readonly SeenFile[] },
): StoredMessage {
  const { nonce, enforce_nonce: isOnce, message_reference: link } = sendFacts.parse(draft.body);
  checkRights(channel, link != null);
  const twin = isOnce === true ? sentBefore(world, channel.id, String(nonce)) : undefined;
  if (twin !== undefined) return twin;
  if (link != null && link.fail_if_not_exists !== false) {
    checkReference(world, channel, link.message_id);
  }
  const log = link == null ? latestLog(world, channel.id) : logOf(world, link.message_id);
  const saying = { channel, author: botOf(world), origin: 'regular' as const, log };
  const message = createMessage(world, saying, draft);
  noteMessage(world, message, 'reply');
  return message;
}

function checkRights({ denied = [] }: Channel, isReply: boolean): void {
  if (denied.includes('send')) throw refusal('missingPermissions');
  if (isReply && denied.includes('history')) throw refusal('noHistory');
}

/** What a message without reference belongs to: what was last said here, or the thread's start. */
export function latestLog(world: World, channelId: string): ReplyLog | null {
  const here = [...world.messages.values()].filter((message) => message.channelId === channelId);
  const last = here.findLast(({ id }) => world.messageLogs.has(id));
  return logOf(world, last?.id ?? channelId);
}

function logOf(world: World, messageId: string): ReplyLog | null {
  return world.messageLogs.get(messageId) ?? null;
}

function checkReference(world: World, channel: Channel, parentId: string): void {
  if (world.messages.get(parentId)?.channelId === channel.id) return;
  const fault = { code: 'REPLIES_UNKNOWN_MESSAGE', message: 'Unknown message' };
  refuseFaults([{ path: ['message_reference'], ...fault }]);
}

function sentBefore(world: World, channelId: string, nonce: string): StoredMessage | undefined {
  return [...world.messages.values()].find(
    (message) =>
      message.channelId === channelId &&
      message.author.id === world.identity.botUserId &&
      message.nonce === nonce &&
      world.now() - message.createdAt < fiveMinutes,
  );
}
