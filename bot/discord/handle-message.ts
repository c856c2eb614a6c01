import type { Message, PartialMessage } from 'discord.js';
import type { Question } from '../../retrieval/query/query.ts';
import type { Strings } from '../language/catalogue.ts';
import { previousOf } from '../reply.ts';
import { answerTurn } from './answers.ts';
import { type Addressee, type IncomingMessage, questionTo } from './read-message.ts';
import { messagePlace, type Place } from './reply-target.ts';
import { answersHere, localDesk } from './server-context.ts';
import type { Desk } from './services.ts';
import { decline, shownAnswer } from './session.ts';

/** The longest question that is read, in characters. */
const questionRoom = 1000;

/** Answers a message that is a question to the bot, and leaves every other one alone. Never rejects. */
export async function handleMessage(bot: Desk, message: Message): Promise<void> {
  const text = questionTo(addresseeOf(message), incoming(message));
  if (text === null || !bot.isNew(message.id)) return;
  const desk = await localDesk(bot, message.guildId);
  const place = messagePlace(desk, message);
  const { strings } = place;
  const elsewhere = askElsewhere(desk, message, strings);
  if (elsewhere !== null) return await hintRarely(desk, place, elsewhere);
  if (isHidden(message)) return await decline(desk, place, strings.general.unreadable);
  if (text === '') return await decline(desk, place, strings.general.howToAsk);
  if (text.length > questionRoom)
    return await decline(desk, place, strings.general.tooLong(questionRoom));
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

/** Where else a message could be asked that the server does not want answered there; null where it does. */
function askElsewhere(desk: Desk, message: Message, { settings: strings }: Strings): string | null {
  const { channels, mentions } = desk.house.settings;
  if (!message.inGuild()) return null;
  if (!answersHere(desk, message)) {
    const names = channels.flatMap((id) => message.guild.channels.cache.get(id)?.name ?? []);
    return strings.askIn(names.map((name) => `#${name}`));
  }
  if (mentions === 'threads' && !message.channel.isThread()) return strings.askInThread;
  return null;
}

const EVERY_MILLISECONDS = 60 * 60_000;

/** Gives a channel a hint, at most once an hour: silence is better than the same words again. */
async function hintRarely(desk: Desk, place: Place, sentence: string): Promise<void> {
  const now = desk.now().getTime();
  const last = desk.hinted.get(place.channelId);
  if (last !== undefined && now - last < EVERY_MILLISECONDS) return;
  desk.hinted.set(place.channelId, now);
  await decline(desk, place, sentence);
}
