// Handles messages and edits: decides whether a message is a question, and answers it.
import { type Message, type PartialMessage, PermissionFlagsBits } from 'discord.js';
import type { Strings } from '../i18n/strings.ts';
import { previousOf } from '../reply.ts';
import type { LoggedAnswer } from '../state/answer-log.ts';
import { defaultSettings } from '../state/settings.ts';
import { replyWithAnswer } from './answers.ts';
import { logFailure, ServerClosed } from './errors.ts';
import { type Addressee, type IncomingMessage, questionTo } from './read-message.ts';
import {
  answersPublicly,
  contextWith,
  serverContext,
  type ServerContext,
} from './server-context.ts';
import type { Services } from './services.ts';
import {
  errorSentence,
  lastAnswer,
  loggedAnswer,
  openMessage,
  replyWithHint,
  type Session,
} from './session.ts';

/** The longest question that is answered, in characters. */
const MAX_QUESTION_LENGTH = 1000;

/**
 * Answers a message that addresses the bot, and ignores every other one. A failure is logged and told.
 * Never rejects, unless Discord's event lacks what it promises.
 */
export async function handleMessage(services: Services, message: Message): Promise<void> {
  const text = questionTo(addresseeOf(message), incoming(message));
  if (text === null || !services.isNew(message.id)) return;
  try {
    await answerMessage(await serverContext(services, message.guildId), message, text);
  } catch (error) {
    logFailure(services.log, error, 'A message could not be answered');
    const isClosed = error instanceof ServerClosed;
    // Only those who can open it are told.
    if (isClosed && !isManager(message)) return;
    const session = openMessage(contextWith(services, message.guildId, defaultSettings), message);
    const sentence = errorSentence(error, session.strings);
    await (isClosed ? hintAtMostHourly(session, sentence) : replyWithHint(session, sentence));
  }
}

function isManager({ member }: Message): boolean {
  return member?.permissions.has(PermissionFlagsBits.ManageGuild) ?? false;
}

async function answerMessage(
  context: ServerContext,
  message: Message,
  text: string,
): Promise<void> {
  const session = openMessage(context, message);
  const { general, settings } = session.strings;
  const elsewhere = wrongPlaceHint(context, message, settings);
  if (elsewhere !== null) return await hintAtMostHourly(session, elsewhere);
  if (isHidden(message)) {
    if (isInOwnThread(message) && message.mentions.users.size === 0)
      return await hintAtMostHourly(session, general.unreadableThread);
    return await replyWithHint(session, general.unreadable);
  }
  if (text === '') return await replyWithHint(session, general.howToAsk);
  if (text.length > MAX_QUESTION_LENGTH)
    return await replyWithHint(session, general.tooLong(MAX_QUESTION_LENGTH));
  const about = await previousAnswer(context, message);
  const previous = about === null ? {} : { previous: previousOf(about.answer) };
  const at = context.now().toISOString();
  await replyWithAnswer(session, { text, at, ...previous }, { about });
}

/** Edits of messages older than this many milliseconds are ignored. */
const EDITS_ANSWERED_WITHIN = 10 * 60_000;

/**
 * Answers a message that became a question by an edit, such as one to which a forgotten mention was
 * added. A message that was answered before is not answered again. Never rejects.
 */
export async function handleEdit(
  services: Services,
  message: Message | PartialMessage,
): Promise<void> {
  // Discord sends the event also without an edit, for instance when it adds the preview of a link.
  if (message.partial || message.editedTimestamp === null) return;
  if (services.now().getTime() - message.createdTimestamp > EDITS_ANSWERED_WITHIN) return;
  await handleMessage(services, message);
}

/**
 * The earlier answer that a message refers to: the one it replies to, or that started its thread, or the
 * last one in a thread that the bot opened.
 */
async function previousAnswer(services: Services, message: Message): Promise<LoggedAnswer | null> {
  const { reference, channel } = message;
  // A thread has the id of the message that it was started from.
  const referenced = reference?.messageId ?? (channel.isThread() ? channel.id : null);
  if (referenced === null) return null;
  try {
    if (reference === null && isInOwnThread(message)) return await lastAnswer(services, channel.id);
    return await loggedAnswer(services, referenced);
  } catch (error) {
    services.log.warn({ err: error }, 'The answer that a message replies to could not be read.');
    return null;
  }
}

/** Where to ask instead, if the server does not want mentions answered there; otherwise null. */
function wrongPlaceHint(
  context: ServerContext,
  message: Message,
  strings: Strings['settings'],
): string | null {
  const { channels, mentions } = context.server.settings;
  if (!message.inGuild()) return null;
  if (!answersPublicly(context, message)) {
    const names = channels.flatMap((id) => message.guild.channels.cache.get(id)?.name ?? []);
    return strings.askIn(names.map((name) => `#${name}`));
  }
  if (mentions === 'threads' && !message.channel.isThread()) return strings.askInThread;
  return null;
}

const HOUR = 60 * 60_000;

/** Hints in a channel at most once an hour: repeating the same hint would be spam. */
async function hintAtMostHourly(session: Session, sentence: string): Promise<void> {
  const { target, lastHints } = session;
  const now = session.now().getTime();
  const last = lastHints.get(target.channelId);
  if (last !== undefined && now - last < HOUR) return;
  lastHints.set(target.channelId, now);
  await replyWithHint(session, sentence);
}

/** Whether Discord hides the content from the bot; an empty message with attachments is not hidden. */
function isHidden({ content, attachments, channel }: Message): boolean {
  return content === '' && attachments.size === 0 && !channel.isDMBased();
}

function isInOwnThread({ channel, client }: Message): boolean {
  return channel.isThread() && channel.ownerId === client.user.id;
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
    ownThread: isInOwnThread(message),
    mentionedUserIds: [...message.mentions.users.keys()],
    mentionedRoleIds: [...message.mentions.roles.keys()],
    repliedToId: message.mentions.repliedUser?.id ?? null,
  };
}
