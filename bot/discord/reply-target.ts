import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Message,
  MessageFlags,
  PermissionFlagsBits,
  type RepliableInteraction,
  RESTJSONErrorCodes,
} from 'discord.js';
import type { Strings } from '../language/catalogue.ts';
import type { DiscordContainer, DiscordMessage } from '../render/discord/discord-message.ts';
import { discordNote } from '../render/discord/parts/note.ts';
import { insist, isDiscordCode, logFault } from './errors.ts';
import { stringsForReader } from './server-context.ts';
import type { Desk } from './services.ts';

/** An answer as it stands in Discord; `ephemeral` means that only the asker sees it. */
export type Delivered = { messageId: string; ephemeral: boolean };

/** Where one question came from and where its answer goes: an interaction or a message. */
export type Place = {
  channelId: string;
  userId: string;
  /** What the bot says there, in the language of who reads it. */
  strings: Strings;
  /** The same for what only the asker sees, where that is possible. */
  aside: Strings;
  /** Whether only the asker will see the answer. */
  ephemeral: boolean;
  /** Whether the asker may show everybody there what only the asker sees. */
  shareable: boolean;
  /** Says something short at once, in place of an answer; to the asker alone where that is possible. */
  decline(message: DiscordMessage): Promise<void>;
  /**
   * Shows at once that an answer is on its way and goes on showing it; null where nobody waits any
   * more. The function it returns ends the show.
   */
  begin(): Promise<(() => Promise<void>) | null>;
  /** Shows the answer, or one message in place of it. May be called again after a failure. */
  deliver(message: DiscordMessage): Promise<Delivered>;
};

/** How an interaction is to be answered: for everybody in the channel, or for the asker alone. */
type InteractionReply = {
  ephemeral: boolean;
  /** What is said while it takes long; what is said of an answer by default. */
  status?: readonly string[];
};

/** The place of a command, a button or a window: deferred at once, status lines while it takes long. */
export function interactionPlace(
  desk: Desk,
  interaction: RepliableInteraction,
  { ephemeral, status }: InteractionReply,
): Place {
  // What only the asker sees is in the asker's language, the rest in the server's.
  const { locale, guildLocale } = interaction;
  const strings = stringsForReader(desk.house, ephemeral ? locale : (guildLocale ?? locale));
  // Not editReply: that one refuses when Discord took the deferral and its confirmation got lost.
  const edit = async (message: DiscordMessage): Promise<Delivered> => {
    const shown = await interaction.webhook.editMessage('@original', sendable(message));
    return { messageId: shown.id, ephemeral: shown.flags.has(MessageFlags.Ephemeral) };
  };
  return {
    channelId: interaction.channelId ?? interaction.user.id,
    userId: interaction.user.id,
    strings,
    aside: stringsForReader(desk.house, locale),
    ephemeral,
    shareable: ephemeral && mayPost(interaction),
    decline: async (message) => {
      const reply = {
        ...sendable(message),
        flags: [MessageFlags.IsComponentsV2, MessageFlags.Ephemeral] as const,
      };
      // What was acknowledged can only be followed up.
      if (interaction.deferred || interaction.replied) await interaction.followUp(reply);
      else await interaction.reply(reply);
    },
    begin: async () => {
      if (!(await defer(desk, interaction, ephemeral))) return null;
      const steps = (status ?? strings.general.status).map((sentence) => ({
        after: desk.pace.statusAfter,
        run: async () => {
          await edit(discordNote('progress', sentence));
        },
      }));
      return keepBusy(steps, (error) => logFault(desk.log, error, 'A status line was not shown'));
    },
    deliver: edit,
  };
}

/** Tells Discord that an answer will follow; false where Discord has given up on it. */
async function defer(
  desk: Desk,
  interaction: RepliableInteraction,
  ephemeral: boolean,
): Promise<boolean> {
  try {
    await insist(
      desk,
      async () => await interaction.deferReply(ephemeral ? { flags: MessageFlags.Ephemeral } : {}),
    );
    return true;
  } catch (error) {
    logFault(desk.log, error, 'A command could not be acknowledged');
    return isDiscordCode(error, RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged);
  }
}

/** Whether the bot may say something there for everybody; in direct messages it always may. */
function mayPost(interaction: RepliableInteraction): boolean {
  if (!interaction.inGuild()) return true;
  const needed = interaction.channel?.isThread()
    ? PermissionFlagsBits.SendMessagesInThreads
    : PermissionFlagsBits.SendMessages;
  return interaction.appPermissions.has(needed);
}

/** The place of a message: typing is shown until the reply is there. */
export function messagePlace(desk: Desk, message: Message): Place {
  const reply = async (content: DiscordMessage): Promise<Delivered> => {
    const shown = await say(message, sendable(content));
    return { messageId: shown.id, ephemeral: false };
  };
  const strings = stringsForReader(desk.house, message.guild?.preferredLocale ?? 'en');
  return {
    channelId: message.channelId,
    userId: message.author.id,
    ephemeral: false,
    shareable: false,
    strings,
    aside: strings,
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

/** A rendered message in the words of discord.js, for sends and edits alike. */
type Sendable = {
  flags: MessageFlags.IsComponentsV2;
  components: readonly DiscordContainer[];
  allowedMentions: { parse: []; repliedUser: false };
};

/**
 * The message for discord.js. The mentions are locked here as well as on the client: an edit
 * without a lock would notify everybody whom its text names.
 */
export function sendable({ components }: DiscordMessage): Sendable {
  return {
    flags: MessageFlags.IsComponentsV2,
    components,
    allowedMentions: { parse: [], repliedUser: false },
  };
}

/** Something to do, so many milliseconds after the step before it; at once where that is 0. */
type Step = { after: number; run: () => Promise<void> };

/**
 * Takes the steps one after another until told to stop. The returned function stops; its promise
 * resolves when no step is under way any more, so that nothing late overtakes what comes next.
 * A failed step is handed to `onFailure` and ends the sequence.
 */
export function keepBusy(
  steps: Iterable<Step>,
  onFailure: (error: unknown) => void,
): () => Promise<void> {
  const stop = new AbortController();
  const taken = takeSteps(steps, stop.signal).catch((error: unknown) => {
    if (!stop.signal.aborted) onFailure(error);
  });
  return async () => {
    stop.abort();
    await taken;
  };
}

async function takeSteps(steps: Iterable<Step>, stop: AbortSignal): Promise<void> {
  for (const { after, run } of steps) {
    if (after > 0) await sleep(after, undefined, { signal: stop });
    await run();
    if (stop.aborted) return;
  }
}
