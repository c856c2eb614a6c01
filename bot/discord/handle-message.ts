import type { Message } from 'discord.js';
import { type Addressee, type IncomingMessage, questionTo } from './addressing.ts';
import { answerTurn, decline } from './answer-turn.ts';
import type { Desk } from './desk.ts';
import { messagePlace } from './message-place.ts';
import { questionRoom, sentences } from './sentences.ts';

/** Answers a message that is a question to the bot, and leaves every other one alone. Never rejects. */
export async function handleMessage(desk: Desk, message: Message): Promise<void> {
  const text = questionTo(addresseeOf(message), incoming(message));
  if (text === null) return;
  const place = messagePlace(desk, message);
  if (message.content === '') return await decline(desk, place, sentences.unreadable);
  if (text === '') return await decline(desk, place, sentences.howToAsk);
  if (text.length > questionRoom) return await decline(desk, place, sentences.tooLong);
  await answerTurn(desk, place, { text, at: desk.now().toISOString() });
}

function addresseeOf({ client, guild }: Message): Addressee {
  return {
    userId: client.user?.id ?? '',
    roleId: (client.user && guild?.roles.botRoleFor(client.user)?.id) ?? null,
  };
}

function incoming(message: Message): IncomingMessage {
  return {
    content: message.content,
    automatic: message.author.bot || message.webhookId !== null || message.system,
    direct: message.channel.isDMBased(),
    mentionedUserIds: [...message.mentions.users.keys()],
    mentionedRoleIds: [...message.mentions.roles.keys()],
    repliedToId: message.mentions.repliedUser?.id ?? null,
  };
}
