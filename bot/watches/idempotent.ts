// Messages that can be sent again without appearing twice.
import type { DiscordMessage } from '../messages/discord/discord-message.ts';
import type { AnnouncedMessage } from '../state/announcements.ts';

/** The flag of a message that Discord shows without a notification. */
const SUPPRESS_NOTIFICATIONS = 4096;

/**
 * What identifies a message: Discord drops duplicates of a nonce (at most 25 characters) for a few
 * minutes; the number becomes the card's id, which is in the channel's history later.
 */
export type Identity = { nonce: string; number: number; roles: readonly string[] };

/** An idempotent message that pings the roles and nobody else, and is silent without roles. */
export function idempotent(
  { components: [container], flags }: DiscordMessage,
  identity: Identity,
): AnnouncedMessage {
  // Ids are positive 31-bit integers.
  const id = 1 + (identity.number % 2 ** 30);
  return { ...envelope(identity, flags), components: [{ ...container, id }] };
}

/** The same for text whose links Discord previews; it is recognised by its words. */
export function idempotentText(content: string, identity: Identity): AnnouncedMessage {
  return { ...envelope(identity, 0), content };
}

function envelope(
  { nonce, roles }: Identity,
  flags: number,
): Pick<AnnouncedMessage, 'flags' | 'nonce' | 'enforce_nonce' | 'allowed_mentions'> {
  return {
    flags: roles.length === 0 ? flags | SUPPRESS_NOTIFICATIONS : flags,
    nonce,
    enforce_nonce: true,
    allowed_mentions: { parse: [], roles: [...roles], replied_user: false },
  };
}
