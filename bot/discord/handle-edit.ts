import type { Message, PartialMessage } from 'discord.js';
import type { Desk } from './desk/desk.ts';
import { handleMessage } from './handle-message.ts';

/** Nobody waits for an answer to what was said longer ago, in milliseconds. */
const freshFor = 10 * 60_000;

/**
 * Answers a message that became a question when its author changed it, such as one to which the
 * forgotten mention was added. What was answered once is not answered again. Never rejects.
 */
export async function handleEdit(desk: Desk, message: Message | PartialMessage): Promise<void> {
  // Discord also tells of changes that nobody made, such as the preview of a link.
  if (message.partial || message.editedTimestamp === null) return;
  if (desk.now().getTime() - message.createdTimestamp > freshFor) return;
  await handleMessage(desk, message);
}
