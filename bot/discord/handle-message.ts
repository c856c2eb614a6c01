import type { Message } from 'discord.js';
import { type Addressee, type IncomingMessage, questionTo } from './reading/addressing.ts';
import { answerTurn } from './turns/answer-turn.ts';
import { askElsewhere } from './turns/ask-elsewhere.ts';
import { decline } from './turns/turn.ts';
import type { Desk } from './desk/desk.ts';
import type { Question } from '../../retrieval/question.ts';
import { hintRarely } from './turns/hint-rarely.ts';
import { localDesk } from './desk/local-desk.ts';
import { messagePlace } from './places/message-place.ts';
import { previousOf } from '../previous-of.ts';
import { shownAnswer } from './turns/shown-answer.ts';

/** The longest question that is read, in characters. */
const questionRoom = 1000;

/** Answers a message that is a question to the bot, and leaves every other one alone. Never rejects. */
export async function handleMessage(bot: Desk, message: Message): Promise<void> {
  const text = questionTo(addresseeOf(message), incoming(message));
  if (text === null || !bot.isNew(message.id)) return;
  const desk = await localDesk(bot, message.guildId);
  const place = messagePlace(desk, message);
  const { words } = place;
  const elsewhere = askElsewhere(desk, message, words);
  if (elsewhere !== null) return await hintRarely(desk, place, elsewhere);
  if (isHidden(message)) return await decline(desk, place, words.desk.unreadable);
  if (text === '') return await decline(desk, place, words.desk.howToAsk);
  if (text.length > questionRoom)
    return await decline(desk, place, words.desk.tooLong(questionRoom));
  const previous = await previousAnswer(desk, message);
  const at = desk.now().toISOString();
  await answerTurn(desk, place, { text, at, ...(previous !== null && { previous }) });
}

/** What the message leans on: the answer that it replies to, or under which its thread stands. */
async function previousAnswer(
  desk: Desk,
  { reference, channel }: Message,
): Promise<NonNullable<Question['previous']> | null> {
  // A thread has the id of the message that it was started from.
  const above = reference?.messageId ?? (channel.isThread() ? channel.id : null);
  if (above === null) return null;
  try {
    const logged = await shownAnswer(desk, above);
    return logged === null ? null : previousOf(logged.answer);
  } catch (error) {
    desk.log.warn({ err: error }, 'The answer that a message replies to could not be looked up.');
    return null;
  }
}

/** Whether Discord keeps from the bot what the message says; what says nothing may be a picture. */
function isHidden({ content, attachments, channel }: Message): boolean {
  return content === '' && attachments.size === 0 && !channel.isDMBased();
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
