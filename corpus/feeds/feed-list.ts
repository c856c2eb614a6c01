import type { Feed } from './feed.ts';

/** The feeds that are followed; shared by all processes that work on the same data. */
export type FeedList = {
  /**
   * Adds a feed; false when its address is there already.
   * @throws FeedListUnavailable, as every member.
   */
  add(feed: Feed): Promise<boolean>;
  /** False when no feed has this address. */
  remove(url: string): Promise<boolean>;
  /** All feeds by their address. */
  all(): Promise<Feed[]>;
  /**
   * The feed that waits longest for its visit, or null when none is due at `now`. Nobody else is
   * given it before `until`: by then it is saved, or its visitor has died and it is due again.
   */
  takeDue(now: string, until: string): Promise<Feed | null>;
  /**
   * Keeps a feed as it is after a visit at `url`, which may be another address than its own now. One
   * that was removed meanwhile stays removed; one that moved to where another is becomes that one.
   */
  save(url: string, feed: Feed): Promise<void>;
  close(): Promise<void>;
};
