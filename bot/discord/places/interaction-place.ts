import { MessageFlags, type RepliableInteraction, RESTJSONErrorCodes } from 'discord.js';
import { discordNote } from '../../render/discord/parts/note.ts';
import type { Desk } from '../desk/desk.ts';
import { isDiscordCode, logFault } from '../connection/faults.ts';
import { mayPost } from './may-post.ts';
import { insist } from './insist.ts';
import { keepBusy } from './keep-busy.ts';
import type { Delivered, Place } from './place.ts';
import { sendable } from './sendable.ts';
import { wordsFor } from '../desk/words-for.ts';
import type { DiscordMessage } from '../../ports/discord-message.ts';

/** How an interaction is to be answered: for everybody in the channel, or for the asker alone. */
export type InteractionReply = {
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
  const words = wordsFor(desk.house, ephemeral ? locale : (guildLocale ?? locale));
  // Not editReply: that one refuses when Discord took the deferral and its confirmation got lost.
  const edit = async (message: DiscordMessage): Promise<Delivered> => {
    const shown = await interaction.webhook.editMessage('@original', sendable(message));
    return { messageId: shown.id, ephemeral: shown.flags.has(MessageFlags.Ephemeral) };
  };
  return {
    channelId: interaction.channelId ?? interaction.user.id,
    userId: interaction.user.id,
    words,
    aside: wordsFor(desk.house, locale),
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
      const steps = (status ?? words.desk.status).map((sentence) => ({
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
