import type { AnnouncedMessage } from '../ports/announcements.ts';
import type { DiscordMessage } from '../ports/discord-message.ts';

/** Where and when it is said (ISO 8601 in UTC), and the roles that it notifies. */
type Occasion = { channelId: string; at: string; roles: string[] };

/** Discord shows the message without a sound. */
const suppressNotifications = 4096;

/**
 * A message that can be sent twice and stands there once. Discord itself knows its nonce (25
 * characters at most) for a few minutes; the number of its card stays readable. Both follow from
 * place and time, of which a channel has one announcement at most.
 */
export function announcedMessage(
  { components: [container], flags }: DiscordMessage,
  { channelId, at, roles }: Occasion,
): AnnouncedMessage {
  const moment = Date.parse(at);
  return {
    flags: roles.length === 0 ? flags | suppressNotifications : flags,
    nonce: `${moment.toString(36)}-${BigInt(channelId).toString(36)}`,
    enforce_nonce: true,
    allowed_mentions: { parse: [], roles, replied_user: false },
    // Thirty-one bits of seconds.
    components: [{ ...container, id: 1 + (Math.floor(moment / 1000) % 2 ** 30) }],
  };
}
