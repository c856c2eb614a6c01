// A followed feed, its items, and the port of the list of feeds.
import { createHash } from 'node:crypto';
import type { ArticleLine, Found } from '../article-source.ts';
import type { Access, Validators } from '../web.ts';
import type { FeedFilter } from './feed-filter.ts';

/** A followed feed and its status. Times are ISO 8601 in UTC with milliseconds. */
export type Feed = {
  /** The feed's address; updated after permanent redirects (301, 308). */
  url: string;
  /** The feed's own title; null before the first visit, or where it has none. */
  title: string | null;
  validators: Validators;
  addedAt: string;
  /** Null before the first successful visit. */
  lastSuccess: string | null;
  /** How many visits in a row have failed. */
  failures: number;
  /** Why the last visit failed; null when it succeeded. */
  reason: string | null;
  nextVisit: string;
  /** Gone for good (410), and no longer visited. */
  isEnded: boolean;
  /**
   * Publication times of the latest items, newest first; they set how often the feed is visited.
   */
  recent: string[];
  /** Which of its items are read. */
  filter: FeedFilter;
  /** The headers that its server wants; null for none. Secret: shown nowhere. */
  access: Access | null;
  /** Whether it is a page without a feed, whose links are followed. */
  isPage: boolean;
  /** The items that were read: all of the present document, and some earlier ones. */
  seen: SeenItem[];
  /** The store that holds what was seen, when this was saved; null until it is known. */
  storedIn: StoreMark | null;
};

/**
 * Tells stores and their states apart: the id of the store (null for one of an old version), and a
 * number that grows with each change. Another id is another store, and a smaller version is an
 * earlier state of the same one. A copy of a store has its id and a number of its own.
 */
export type StoreMark = { id: string | null; version: number };

/** The followed feeds, shared by all processes on the same data. */
export type FeedList = {
  /**
   * Adds a feed; false when a feed has that address already.
   * @throws FeedListUnavailable, as every method.
   */
  add(feed: Feed): Promise<boolean>;
  /** False when no feed has that address. */
  remove(url: string): Promise<boolean>;
  /** All feeds, sorted by address. */
  all(): Promise<Feed[]>;
  /**
   * Claims the feed that is longest overdue; null when none is due at `now`. The claim ends with
   * `save`, or at `until` if the process that visits the feed dies.
   */
  takeDue(now: string, until: string): Promise<Feed | null>;
  /**
   * Ends all claims, so that visits which a crash interrupted are due again at once. A visit that
   * another process is busy with may be made twice, which stores nothing twice.
   */
  releaseClaims(): Promise<void>;
  /**
   * Stores a feed after a visit. `url` is the address that was visited, which may differ from the
   * feed's new one. A feed removed meanwhile stays removed; a feed that moved to the address of
   * another replaces it.
   */
  save(url: string, feed: Feed): Promise<void>;
  close(): Promise<void>;
};

/** The status of a feed in one word. */
export type FeedHealth = 'new' | 'fine' | 'failing' | 'ended';

/** One item of a feed, with what the feed itself says of it. */
export type FeedItem = {
  /** Identifies the item within its feed: its guid, else its address or headline. */
  key: string;
  /** The feed's own id of the item, which some feeds write anew at each visit; null for none. */
  guid: string | null;
  /** The site of the feed (see `siteOf`): of its address, or what a file says; null if unknown. */
  feedSite: string | null;
  /** Dates are ISO 8601 or null, the address is absolute, `text` is plain and may be empty. */
  line: ArticleLine;
  /**
   * Whether the text is missing or a teaser, so that the article has to be read from `line.url`.
   */
  isSummary: boolean;
  /** A warning in one sentence, such as that the date cannot be read. */
  note?: string;
  /** It is a link on a page, so only what it leads to shows whether it is an article. */
  isLink?: true;
};

/** The item as a feed alone tells it, with its origin. */
export function foundInFeed(
  { line, guid, feedSite, isSummary }: FeedItem,
  input: string,
  note?: string,
): Extract<Found, { line: ArticleLine }> {
  const isKnown = feedSite !== null;
  return {
    input,
    line: lineWithText(line),
    ...(note !== undefined && { note }),
    ...(isKnown && {
      origin: { kind: isSummary ? 'summary' : 'feed', site: feedSite, feed: feedSite },
    }),
    ...(isKnown && guid !== null && { item: shortHash(`${feedSite}\n${guid}`) }),
  };
}

/**
 * The item's line, and the text of its headline where the feed has no text at all: an item is not
 * lost because its page cannot be read.
 */
function lineWithText(line: ArticleLine): ArticleLine {
  return line.text.trim() === '' ? { ...line, text: line.title } : line;
}

/** What a document of the web or a file is, decided by its content. */
export type FeedDocument =
  | {
      kind: 'feed';
      /** The feed's title; null where it has none. */
      title: string | null;
      items: FeedItem[];
      /** The items that could not be read, each with a reason. */
      rejected: { input: string; rejected: string }[];
    }
  /** An OPML list or a sitemap index: addresses of further feeds. */
  | { kind: 'list'; feeds: string[] }
  /** Anything else, perhaps a page. */
  | { kind: 'other' };

/** A document that takes too long or too much memory to read; the reason in one sentence. */
export type UnreadableDocument = { kind: 'unreadable'; reason: string };

/** A record of an item that was read; hashes, because thousands are stored. */
export type SeenItem = {
  /** A hash of the item's key. */
  key: string;
  /** A hash that changes with the item's words and its date. */
  mark: string;
  /** How often in a row the item's page could not be fetched. */
  misses: number;
};

/** How a feed is to be read; see `Feed`. */
export type FeedWishes = Partial<Pick<Feed, 'filter' | 'access' | 'isPage'>>;

/** A filter that lets everything through. */
export const noFilter: FeedFilter = { only: [], without: [] };

/** A new feed, due at once. */
export function newFeed(
  url: string,
  now: string,
  { filter = noFilter, access = null, isPage = false }: FeedWishes = {},
): Feed {
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
    filter,
    access,
    isPage,
    seen: [],
    storedIn: null,
  };
}

/**
 * The feed with all of its items to be read again, at once, if the store is another one than it was
 * stored in, or an earlier state of it; null if the store holds what it has seen, or the feed has ended.
 */
export function refilling(feed: Feed, store: StoreMark, now: string): Feed | null {
  const before = feed.storedIn;
  const isHeld = before === null || (before.id === store.id && before.version <= store.version);
  if (isHeld || feed.isEnded) return null;
  const { storedIn, seen, validators, nextVisit } = newFeed(feed.url, now);
  return { ...feed, storedIn, seen, validators, nextVisit };
}

/** The status of a feed. */
export function healthOf({ isEnded, failures, lastSuccess }: Feed): FeedHealth {
  if (isEnded) return 'ended';
  if (failures > 0) return 'failing';
  return lastSuccess === null ? 'new' : 'fine';
}

/** The record of an item that was read without misses. */
export function toSeenItem({ key, line }: FeedItem): SeenItem {
  const { title, text, published_at: published, updated_at: updated } = line;
  const words = [title, text].join('\n').replace(/\s+/g, ' ');
  return {
    key: shortHash(key),
    mark: shortHash(`${updated ?? published ?? ''}\n${words}`),
    misses: 0,
  };
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 12);
}
