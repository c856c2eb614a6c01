import type { Answer } from '../../retrieval/answer.ts';
import type { DiscordMessage } from './discord-message.ts';

/** Why nothing is sent into a channel, although it is there. */
export type PauseReason = 'no-access' | 'no-permission' | 'closed';

/** The last message into a channel that nobody asked for at that moment. */
export type Announcement = {
  channelId: string;
  plannedAt: string;
  /** The body of the message as Discord takes it. */
  payload: AnnouncedMessage;
  /** What the message says, for whoever asks on or wants its sources. */
  answer: Answer | null;
  /** When it was known to stand in the channel; null as long as that is open. */
  sentAt: string | null;
  /** How often it was put off. */
  attempts: number;
};

/** A message that is recognised when it is sent again: at once by its nonce, for ever by its id. */
export type AnnouncedMessage = Omit<DiscordMessage, 'allowed_mentions' | 'components'> & {
  nonce: string;
  enforce_nonce: true;
  allowed_mentions: { parse: []; roles: string[]; replied_user: false };
  components: [DiscordMessage['components'][0] & { id: number }];
};

/** What is to happen in a channel at once or not at all. */
export type Decision = {
  channelId: string;
  at: string;
  /** Null where there is nothing to say, as is the answer then. */
  payload: AnnouncedMessage | null;
  answer: Answer | null;
  /** The articles that the message tells. */
  articleIds: readonly string[];
  /** The watches that are through, and when their next time is. */
  checked: readonly { id: number; nextAt: string }[];
};

/**
 * Remembers what channels were told and what waits to be sent to them, one message a channel. Every
 * member throws StateUnavailable when the state cannot be used.
 */
export type Announcements = {
  /** Those of the articles that the channel has been told, with when that was. */
  told(channelId: string, articleIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The last announcement in a channel, sent or not. */
  lastAnnouncement(channelId: string): Promise<Announcement | null>;
  /** Writes down all that was decided in one stroke; the announcement waits to be sent from then on. */
  decide(decision: Decision): Promise<void>;
  /** The announcements that are to be sent now. */
  pending(at: string): Promise<Announcement[]>;
  /** The announcement stands in the channel, whose watches go on. */
  markSent(channelId: string, at: string): Promise<void>;
  /** Tries the announcement again later; with a reason the watches of the channel are paused. */
  putOff(channelId: string, until: string, paused: PauseReason | null): Promise<void>;
  /** The channel is gone, and with it all that was kept for it. */
  removeChannel(channelId: string): Promise<void>;
};

/** So long it is remembered what a channel was told, in days. */
export const DAYS_REMEMBERED = 90;
