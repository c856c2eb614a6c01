import { type Client, ComponentType, type Message, MessageFlags } from 'discord.js';
import type { Correction } from '../../ports/correction.ts';
import { catalogueFor } from '../../language/catalogue-for.ts';
import type { LoggedAnswer } from '../../ports/answer-log.ts';
import type { Log } from '../../ports/log.ts';
import { withCorrections } from '../../render/discord/news/corrections.ts';
import { isPassing, logFault } from '../connection/faults.ts';

/**
 * Puts corrections on top of the message of an answer, whose rest stays as it is. False where that
 * cannot be done: only one person sees it, it was deleted, or the bot may not go there any more.
 * @throws what passes, such as a broken connection.
 */
export async function showCorrections(
  { client, log }: { client: Client; log: Log },
  answer: LoggedAnswer,
  corrections: readonly Correction[],
): Promise<boolean> {
  // Discord shows such a message to one person and gives it to nobody else, the bot included.
  if (answer.privateTo !== null) return false;
  try {
    const message = await messageOf(client, answer);
    return message !== null && (await correct(message, corrections));
  } catch (error) {
    if (isPassing(error)) throw error;
    logFault(log, error, 'An answer could not be marked as corrected');
    return false;
  }
}

async function messageOf(
  client: Client,
  { channelId, messageId }: LoggedAnswer,
): Promise<Message | null> {
  const channel = await client.channels.fetch(channelId);
  return channel?.isTextBased() ? await channel.messages.fetch(messageId) : null;
}

async function correct(message: Message, corrections: readonly Correction[]): Promise<boolean> {
  const [card] = message.components;
  if (card?.type !== ComponentType.Container) return false;
  const words = catalogueFor(message.guild?.preferredLocale ?? 'en');
  const { components: parts, ...facts } = card.toJSON();
  await message.edit({
    flags: MessageFlags.IsComponentsV2,
    components: [{ ...facts, components: withCorrections(parts, corrections, words) }],
    // An edit without a lock would notify everybody whom its text names.
    allowedMentions: { parse: [], repliedUser: false },
  });
  return true;
}
