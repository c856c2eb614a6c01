// Replies to interactions and messages as Discord demands: acknowledge, show progress, deliver.
import { setTimeout as sleep } from 'node:timers/promises';
import {
  ChannelType,
  type Message,
  MessageFlags,
  PermissionFlagsBits,
  type RepliableInteraction,
  RESTJSONErrorCodes,
} from 'discord.js';
import type { Strings } from '../i18n/strings.ts';
import type { DiscordContainer, DiscordMessage } from '../messages/discord/discord-message.ts';
import { partsWithCommandIds } from './command-mentions.ts';
import { discordNote, discordThreadHead } from '../messages/discord/components.ts';
import { hasDiscordCode, logFailure, retry } from './errors.ts';
import { type ServerContext, serverStrings } from './server-context.ts';

/** Where a reply goes: an interaction or a message, with the rules that Discord has for each. */
export type ReplyTarget = {
  channelId: string;
  userId: string;
  /** The strings for whoever reads the reply. */
  strings: Strings;
  /** The strings for ephemeral replies, which only the user reads. */
  ephemeralStrings: Strings;
  /** Whether only the user will see the reply. */
  ephemeral: boolean;
  /** Whether the user may share an ephemeral reply with the channel. */
  shareable: boolean;
  /** Replies at once with a short message, ephemeral where possible, in place of an answer. */
  replyNow(message: DiscordMessage): Promise<void>;
  /**
   * Acknowledges the request and shows progress until the returned function is called. Null if
   * Discord has given up on the request. `meanwhile` gives a message to show while the answer takes
   * long, or null.
   */
  acknowledge(meanwhile?: Meanwhile): Promise<(() => Promise<void>) | null>;
  /**
   * The message that a thread for the answer starts from, which names the question; null where no thread
   * can be started.
   */
  threadHead: ((question: string) => Promise<Message>) | null;
  /** Shows the answer, in place of what was shown before. May be called again after a failure. */
  deliver(message: DiscordMessage): Promise<Delivered>;
};

/** See `ReplyTarget.acknowledge`. */
export type Meanwhile = () => Promise<DiscordMessage | null>;

/** A reply as Discord shows it; `ephemeral` means that only the user sees it; `channelId` where it is not the target's. */
export type Delivered = { messageId: string; ephemeral: boolean; channelId?: string };

/** How an interaction is replied to. */
export type InteractionReply = {
  ephemeral: boolean;
  /** The status lines of a slow reply; those of an answer by default. */
  status?: readonly string[];
};

/** The target of a command, a button or a modal: a deferred reply with status lines while it takes long. */
export function interactionTarget(
  context: ServerContext,
  interaction: RepliableInteraction,
  { ephemeral, status }: InteractionReply,
): ReplyTarget {
  const { locale, guildLocale } = interaction;
  const { settings } = context.server;
  const ephemeralStrings = serverStrings(settings, locale);
  const strings = ephemeral ? ephemeralStrings : serverStrings(settings, guildLocale ?? locale);
  // Not editReply: it refuses if Discord took the deferral but its confirmation got lost.
  const editOriginal = async (message: DiscordMessage): Promise<Message> =>
    await interaction.webhook.editMessage('@original', sendOptions(message, context));
  const edit = async (message: DiscordMessage): Promise<Delivered> => {
    const { id, flags } = await editOriginal(message);
    return { messageId: id, ephemeral: flags.has(MessageFlags.Ephemeral) };
  };
  return {
    channelId: interaction.channelId ?? interaction.user.id,
    userId: interaction.user.id,
    strings,
    ephemeralStrings,
    ephemeral,
    shareable: ephemeral && mayPost(interaction),
    replyNow: async (message) => {
      const reply = {
        ...sendOptions(message, context),
        flags: [MessageFlags.IsComponentsV2, MessageFlags.Ephemeral] as const,
      };
      // After an acknowledgement Discord accepts follow-ups only.
      if (interaction.deferred || interaction.replied) await interaction.followUp(reply);
      else await interaction.reply(reply);
    },
    acknowledge: async (meanwhile) => {
      if (!(await defer(context, interaction, ephemeral))) return null;
      const lines = (status ?? strings.general.status).map((sentence) => ({
        after: context.timing.statusAfter,
        run: async () => {
          await edit(discordNote('progress', sentence));
        },
      }));
      return showProgress(meanwhile ? [shown(context, meanwhile, edit)] : lines, (error) =>
        logFailure(context.log, error, 'A status line was not shown'),
      );
    },
    threadHead:
      ephemeral || !hasThreads(interaction.channel?.type)
        ? null
        : async (question) => await editOriginal(discordThreadHead(question, strings)),
    deliver: edit,
  };
}

/** The target of a message: a reply to it, with a typing indicator until the reply is there. */
export function messageTarget(context: ServerContext, message: Message): ReplyTarget {
  let posted: Message | null = null;
  const reply = async (content: DiscordMessage): Promise<Delivered> => {
    const options = sendOptions(content, context);
    posted = posted ? await posted.edit(options) : await replyToMessage(message, options);
    return { messageId: posted.id, ephemeral: false };
  };
  const strings = serverStrings(context.server.settings, message.guild?.preferredLocale ?? 'en');
  return {
    channelId: message.channelId,
    userId: message.author.id,
    ephemeral: false,
    shareable: false,
    strings,
    ephemeralStrings: strings,
    replyNow: async (content) => {
      await reply(content);
    },
    acknowledge: async (meanwhile) => {
      const stop = showProgress(typing(context, message), (error) =>
        logFailure(context.log, error, 'Typing could not be shown'),
      );
      const stopMeanwhile = showProgress(
        meanwhile ? [shown(context, meanwhile, reply)] : [],
        (error) => logFailure(context.log, error, 'Quotes were not shown'),
      );
      return async () => {
        // A late typing indicator does no harm, so the answer need not wait for it.
        void stop();
        await stopMeanwhile();
      };
    },
    threadHead: hasThreads(message.channel.type)
      ? async () => await Promise.resolve(message)
      : null,
    deliver: reply,
  };
}

/** Whether a channel of this type can have threads that start from a message. */
function hasThreads(type: ChannelType | undefined): boolean {
  return type === ChannelType.GuildText || type === ChannelType.GuildAnnouncement;
}

/** A rendered message for discord.js, for sends and edits alike. */
type SendOptions = {
  flags: MessageFlags.IsComponentsV2;
  components: readonly DiscordContainer[];
  allowedMentions: { parse: []; repliedUser: false };
};

/**
 * Converts a message for discord.js. Mentions are locked here as well as on the client: an edit
 * without a lock would notify everybody whom its text names.
 */
export function sendOptions(
  { components }: DiscordMessage,
  { commandIds }: Pick<ServerContext, 'commandIds'>,
): SendOptions {
  return {
    flags: MessageFlags.IsComponentsV2,
    components: partsWithCommandIds(components, commandIds),
    allowedMentions: { parse: [], repliedUser: false },
  };
}

/** `after` is in milliseconds. */
type Step = { after: number; run: () => Promise<void> };

/**
 * Runs the steps one after another until the returned function is called; its promise resolves when
 * no step is running any more, so that none overtakes the answer. A failed step ends the sequence.
 */
function showProgress(
  steps: Iterable<Step>,
  onFailure: (error: unknown) => void,
): () => Promise<void> {
  const stop = new AbortController();
  const ended = runSteps(steps, stop.signal).catch((error: unknown) => {
    if (!stop.signal.aborted) onFailure(error);
  });
  return async () => {
    stop.abort();
    await ended;
  };
}

async function runSteps(steps: Iterable<Step>, stop: AbortSignal): Promise<void> {
  for (const { after, run } of steps) {
    if (after > 0) await sleep(after, undefined, { signal: stop });
    await run();
    if (stop.aborted) return;
  }
}

/** Defers the reply; false if Discord has given up on the interaction. */
async function defer(
  context: ServerContext,
  interaction: RepliableInteraction,
  ephemeral: boolean,
): Promise<boolean> {
  try {
    await retry(
      context,
      async () => await interaction.deferReply(ephemeral ? { flags: MessageFlags.Ephemeral } : {}),
    );
    return true;
  } catch (error) {
    logFailure(context.log, error, 'A command could not be acknowledged');
    return hasDiscordCode(error, RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged);
  }
}

/** Whether the bot may post publicly there; in direct messages it always may. */
function mayPost(interaction: RepliableInteraction): boolean {
  if (!interaction.inGuild()) return true;
  const needed = interaction.channel?.isThread()
    ? PermissionFlagsBits.SendMessagesInThreads
    : PermissionFlagsBits.SendMessages;
  return interaction.appPermissions.has(needed);
}

/** Replies to the message, or posts in its channel where the bot may not read the history. */
async function replyToMessage(message: Message, content: SendOptions): Promise<Message> {
  // Discord drops a second message with the same nonce, so a retry is idempotent.
  const idempotent = { ...content, nonce: message.id, enforceNonce: true };
  try {
    return await message.reply({ ...idempotent, failIfNotExists: false });
  } catch (error) {
    const code = RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory;
    if (!hasDiscordCode(error, code) || !message.channel.isSendable()) throw error;
    return await message.channel.send(idempotent);
  }
}

function shown(
  { timing }: ServerContext,
  meanwhile: Meanwhile,
  deliver: ReplyTarget['deliver'],
): Step {
  const run = async (): Promise<void> => {
    const message = await meanwhile();
    if (message !== null) await deliver(message);
  };
  return { after: timing.quoteAfter, run };
}

function* typing({ timing }: ServerContext, message: Message): Generator<Step> {
  const run = async (): Promise<void> => {
    if (message.channel.isSendable()) await message.channel.sendTyping();
  };
  yield { after: 0, run };
  for (;;) yield { after: timing.typingEvery, run };
}
