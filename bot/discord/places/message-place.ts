import { type Message, RESTJSONErrorCodes } from 'discord.js';
import type { DiscordMessage } from '../../ports/discord-message.ts';
import type { Desk } from '../desk/desk.ts';
import { isDiscordCode, logFault } from '../connection/faults.ts';
import { keepBusy, type Step } from './keep-busy.ts';
import type { Delivered, Place } from './place.ts';
import { type Sendable, sendable } from './sendable.ts';
import { wordsFor } from '../desk/words-for.ts';

/** The place of a message: typing is shown until the reply is there. */
export function messagePlace(desk: Desk, message: Message): Place {
  const reply = async (content: DiscordMessage): Promise<Delivered> => {
    const shown = await say(message, sendable(content));
    return { messageId: shown.id, ephemeral: false };
  };
  const words = wordsFor(desk.house, message.guild?.preferredLocale ?? 'en');
  return {
    channelId: message.channelId,
    userId: message.author.id,
    ephemeral: false,
    shareable: false,
    words,
    aside: words,
    decline: async (content) => {
      await reply(content);
    },
    begin: async () => {
      const stop = keepBusy(typing(desk, message), (error) =>
        logFault(desk.log, error, 'Typing could not be shown'),
      );
      // A late sign of typing does no harm, so the answer need not wait for it.
      return async () => void stop();
    },
    deliver: reply,
  };
}

/** Replies to the message, or where the bot may not read what was said before, speaks after it. */
async function say(message: Message, content: Sendable): Promise<Message> {
  // Discord drops a second message with the same nonce: a retry never answers twice.
  const once = { ...content, nonce: message.id, enforceNonce: true };
  try {
    return await message.reply({ ...once, failIfNotExists: false });
  } catch (error) {
    const code = RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory;
    if (!isDiscordCode(error, code) || !message.channel.isSendable()) throw error;
    return await message.channel.send(once);
  }
}

function* typing(desk: Desk, message: Message): Generator<Step> {
  const run = async (): Promise<void> => {
    if (message.channel.isSendable()) await message.channel.sendTyping();
  };
  yield { after: 0, run };
  for (;;) yield { after: desk.pace.typingEvery, run };
}
