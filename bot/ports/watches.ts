import type { Announcements, PauseReason } from './announcements.ts';

/** When a watch is told. */
export type Rhythm =
  | {
      kind: 'hours';
      /** By the clock of `zone`, an IANA name such as `Europe/Berlin`. */
      hour: number;
      minute: number;
      zone: string;
      /** Days of the week, Sunday being 0; none for every day. */
      days: number[];
    }
  | { kind: 'breaking' };

/** What somebody wants a channel to be told. Times are ISO 8601 in UTC. */
export type NewWatch = {
  channelId: string;
  /** Null for a direct message. */
  guildId: string | null;
  /** In the words of who asked. */
  topic: string;
  rhythm: Rhythm;
  /** The role that hears of each message; null for none. */
  roleId: string | null;
  /** The language of the channel, such as `de`. */
  locale: string;
  /** Null where that was to be forgotten. */
  createdBy: string | null;
  createdAt: string;
  nextAt: string;
};

export type Watch = NewWatch & {
  id: number;
  /** Until when everything on the topic has been looked at; null before the first time. */
  checkedAt: string | null;
  paused: PauseReason | null;
};

/**
 * Remembers what channels want to be told. Every member throws StateUnavailable when the state
 * cannot be used.
 */
export type WatchList = {
  /** Adds a watch, unless the channel has this topic already or 25 watches. */
  add(watch: NewWatch): Promise<Watch | 'known' | 'full'>;
  /** The watches of a channel, oldest first. */
  ofChannel(channelId: string): Promise<Watch[]>;
  /** Removes a watch, and with the last one of a channel what waits to be sent there. */
  remove(channelId: string, id: number): Promise<void>;
  /** The watches whose time has come, oldest first. */
  due(at: string): Promise<Watch[]>;
  count(): Promise<{ all: number; paused: number }>;
  /** Removes the watches of a user's direct messages, and the user's name from all others. */
  forget(userId: string): Promise<void>;
};

/** What channels want to be told, and what they were told. */
export type Watches = WatchList & Announcements;

/** At most so many watches in a channel. */
export const WATCHES_PER_CHANNEL = 25;
