import type { Validators } from '../ports/web.ts';
import type { SeenItem } from './seen-item.ts';

/** A feed that is followed, and how it fares. Times are ISO 8601 in UTC with milliseconds. */
export type Feed = {
  /** Where it is asked for; follows a move for good (301, 308). */
  url: string;
  /** Its name as it says it; null before the first visit, or where it says none. */
  title: string | null;
  validators: Validators;
  addedAt: string;
  /** Null before the first one. */
  lastSuccess: string | null;
  /** How often in a row it could not be read. */
  failures: number;
  /** Why it could not be read the last time; null when it could. */
  reason: string | null;
  nextVisit: string;
  /** Gone for good (410): it is not visited any more. */
  isEnded: boolean;
  /** When the last few items came out, the newest first: how busy it is. */
  recent: string[];
  /** The items that were read: those of the present feed, and some before them. */
  seen: SeenItem[];
};

/** A feed that was never visited, due at once. */
export function newFeed(url: string, now: string): Feed {
  return {
    url,
    title: null,
    validators: { etag: null, lastModified: null },
    addedAt: now,
    lastSuccess: null,
    failures: 0,
    reason: null,
    nextVisit: now,
    isEnded: false,
    recent: [],
    seen: [],
  };
}

/** How a feed fares, in a word. */
export type FeedHealth = 'new' | 'fine' | 'failing' | 'ended';

/** See `FeedHealth`. */
export function healthOf({ isEnded, failures, lastSuccess }: Feed): FeedHealth {
  if (isEnded) return 'ended';
  if (failures > 0) return 'failing';
  return lastSuccess === null ? 'new' : 'fine';
}
