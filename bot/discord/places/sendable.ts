import { MessageFlags } from 'discord.js';
import type { DiscordContainer, DiscordMessage } from '../../ports/discord-message.ts';

/** A rendered message in the words of discord.js, for sends and edits alike. */
export type Sendable = {
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
