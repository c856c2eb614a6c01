// Answers a question in a thread of its own, named after the question, where the server wants that.
import {
  type AnyThreadChannel,
  type Message,
  RESTJSONErrorCodes,
  ThreadAutoArchiveDuration,
} from 'discord.js';
import type { DiscordMessage } from '../messages/discord/discord-message.ts';
import { cleanLine, shorten } from '../messages/text.ts';
import { hasDiscordCode, isTransient, logFailure } from './errors.ts';
import { type Delivered, sendOptions } from './reply-target.ts';
import type { Session } from './session.ts';

/** Discord's limit for the name of a thread. */
const MAX_NAME_LENGTH = 100;

/**
 * The session with a thread for its answer, if the server wants one and the place has threads. Where the
 * thread cannot be opened, the answer comes without one.
 */
export function inThread(session: Session, question: string): Session {
  const { target, strings } = session;
  if (!session.server.settings.threads || target.threadHead === null) return session;
  const name = shorten(cleanLine(question), MAX_NAME_LENGTH) || strings.answer.untitled;
  let thread: AnyThreadChannel | null | undefined;
  let posted: Message | null = null;
  const deliver = async (message: DiscordMessage): Promise<Delivered> => {
    if (thread === undefined) thread = await openThread(session, name);
    if (thread === null) return await target.deliver(message);
    const options = sendOptions(message, session);
    posted = posted ? await posted.edit(options) : await thread.send(options);
    return { messageId: posted.id, channelId: thread.id, ephemeral: false };
  };
  const acknowledge: typeof target.acknowledge = async (meanwhile) =>
    await target.acknowledge(
      meanwhile &&
        (async () => {
          const message = await meanwhile();
          if (message !== null) await deliver(message);
          return null;
        }),
    );
  return { ...session, target: { ...target, acknowledge, deliver } };
}

/** Opens the thread, which Discord archives after a day without messages; null if that is impossible. */
async function openThread(
  { target, log }: Session,
  name: string,
): Promise<AnyThreadChannel | null> {
  try {
    const head = await target.threadHead?.(name);
    return head === undefined ? null : await startThread(head, name);
  } catch (error) {
    if (isTransient(error)) throw error;
    logFailure(log, error, 'A thread could not be opened, so the answer comes without one');
    return null;
  }
}

async function startThread(head: Message, name: string): Promise<AnyThreadChannel | null> {
  try {
    const autoArchiveDuration = ThreadAutoArchiveDuration.OneDay;
    return await head.startThread({ name, autoArchiveDuration });
  } catch (error) {
    if (!hasDiscordCode(error, RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage)) throw error;
    // Opened by an attempt whose confirmation got lost: a thread has the id of its first message.
    const channel = await head.client.channels.fetch(head.id);
    return channel?.isThread() === true ? channel : null;
  }
}
