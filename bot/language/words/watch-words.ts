import type { PauseReason } from '../../state/announcements.ts';
import type { Rhythm } from '../../state/watches.ts';

/** What the bot says about watches: topics that a channel wants to hear of. */
export type WatchStrings = {
  /** Stands below news that a channel waits for; at most 80 characters. */
  foot: string;
  /** That a watch begins; `rhythm` is in words. */
  added(topic: string, rhythm: string): string;
  /** When a watch is told; at most 160 characters. */
  rhythm(rhythm: Rhythm): string;
  /** Refusals of `/watch`, each with what to do instead. */
  known(topic: string): string;
  full(most: number): string;
  unreadableWhen: string;
  unknownZone: string;
  notHere: string;
  roleNotYours: string;
  cannotPing: string;
  /** About `/unwatch`. */
  removed(topic: string): string;
  notFound: string;
  /** About `/watches`. */
  heading: string;
  none: string;
  notifies: string;
  paused(reason: PauseReason): string;
};
