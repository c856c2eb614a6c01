import type { Announcement, PauseReason } from './announcements.ts';

/**
 * What came of sending: it stands there, the channel is gone, it is closed to the bot, the message
 * itself is refused for good, or it is not known and may be tried again.
 */
export type Delivery =
  | { kind: 'sent'; messageId: string }
  | { kind: 'gone' }
  | { kind: 'closed'; reason: PauseReason }
  | { kind: 'refused'; why: string }
  | { kind: 'unknown'; why: string };

/** Where announcements go. Nothing is thrown. */
export type ChannelSender = {
  /** Sends the announcement; a second time within a few minutes does nothing more. */
  send(announcement: Announcement): Promise<Delivery>;
  /** Looks for the announcement among the messages of its channel; null where it is not there. */
  find(announcement: Announcement): Promise<Delivery | null>;
};
