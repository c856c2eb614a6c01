import { createHash } from 'node:crypto';
import type { ArticleLine } from '../article-source.ts';
import type { Validators } from '../web.ts';

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

/** One item of a feed, as far as the feed itself tells it. */
export type FeedItem = {
  /** What tells it from the others of its feed: its guid, else its address or its headline. */
  key: string;
  /** Dates are ISO 8601 or null, the address is absolute; `text` is plain, empty where there is none. */
  line: ArticleLine;
  /** The text is a teaser or missing: the article stands on the page at `line.url`. */
  isSummary: boolean;
  /** What had to be left out of it, in one sentence. */
  note?: string;
};

/** What a document from the web or a file holds, told by its content. */
export type FeedDocument =
  | {
      kind: 'feed';
      /** Its name as a reader would say it; null where it has none. */
      title: string | null;
      items: FeedItem[];
      /** The items that could not be read, each with one sentence. */
      rejected: { input: string; rejected: string }[];
    }
  /** An OPML list or a sitemap index: addresses of further feeds. */
  | { kind: 'list'; feeds: string[] }
  /** Something else: perhaps a page. */
  | { kind: 'other' };

/** An item that was read, in few letters. */
export type SeenItem = {
  /** Tells it from others. */
  key: string;
  /** Changes with its words and with its date of change. */
  mark: string;
  /** How often in a row its page did not come. */
  misses: number;
};

/** What is remembered of an item that was read as well as can be. */
export function seenItem({ key, line }: FeedItem): SeenItem {
  const { title, text, published_at: published, updated_at: updated } = line;
  const words = [title, text].join('\n').replace(/\s+/g, ' ');
  return { key: hashOf(key), mark: hashOf(`${updated ?? published ?? ''}\n${words}`), misses: 0 };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 12);
}

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
