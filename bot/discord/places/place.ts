import type { Catalogue } from '../../language/catalogue.ts';
import type { DiscordMessage } from '../../ports/discord-message.ts';

/** An answer as it stands in Discord; `ephemeral` means that only the asker sees it. */
export type Delivered = { messageId: string; ephemeral: boolean };

/** Where one question came from and where its answer goes: an interaction or a message. */
export type Place = {
  channelId: string;
  userId: string;
  /** What the bot says there, in the language of who reads it. */
  words: Catalogue;
  /** The same for what only the asker sees, where that is possible. */
  aside: Catalogue;
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
