// Opens the list of followed feeds, and adds, lists and removes feeds.
import { join } from 'node:path';
import { findFeeds, type FoundFeeds } from '../../corpus/sources/web/find-feeds.ts';
import { readFetchedFeed, readFetchedPage } from '../../corpus/sources/reading-pool.ts';
import { urlSource } from '../../corpus/sources/web/url-source.ts';
import { sqliteFeedList } from '../../corpus/following/sqlite-feed-list.ts';
import { openWeb } from '../../corpus/sources/web/open-web.ts';
import {
  type Feed,
  type FeedHealth,
  type FeedList,
  healthOf,
  newFeed,
} from '../../corpus/following/feed.ts';
import { type Followed, followFeed } from '../../corpus/following/follow-feed.ts';
import type { FeedFilter } from '../../corpus/following/feed-filter.ts';
import type { ArticleSource } from '../../corpus/article-source.ts';
import { printableAddress, printableText } from '../../corpus/printable-address.ts';
import { type Config, version } from '../config.ts';

/** The followed feeds, and access to the web. */
export type Feeds = {
  /** The feeds that are followed. */
  list: FeedList;
  /** Visits a feed once, without storing anything; see `followFeed`. */
  follow(feed: Feed, signal?: AbortSignal): Promise<Followed>;
  /** Finds the feeds at or on a page; see `findFeeds`. */
  find(url: string): Promise<FoundFeeds>;
  /** Reads articles at URLs, without following anything. */
  source(urls: readonly string[]): ArticleSource;
};

/** How long one visit to a feed and the pages of its items may take. */
const VISIT_MILLISECONDS = 4 * 60_000;

/** Opens the feed list in the data folder, and the web with a user agent that names Dateline. */
export function openFeeds(config: Config, now: () => Date): Feeds {
  const allowed = config.DATELINE_PRIVATE_ADDRESSES;
  const web = openWeb({
    userAgent: `Dateline/${version} (news reader; follows robots.txt)`,
    now,
    ...(allowed !== undefined && { allowPrivate: allowed }),
  });
  const readers = { readFeed: readFetchedFeed, readPage: readFetchedPage };
  return {
    list: sqliteFeedList({ path: join(config.DATELINE_DATA, 'feeds.sqlite') }),
    follow: async (feed, signal) => {
      const moment = { now: now().toISOString(), random: Math.random() };
      const deadline = AbortSignal.timeout(VISIT_MILLISECONDS);
      const parts = { ...moment, ...readers, web, deadline };
      return await followFeed(feed, { ...parts, ...(signal && { signal }) });
    },
    find: async (url) => await findFeeds(url, web),
    source: (urls) => urlSource(urls, { web, now }),
  };
}

/** The outcome of adding feeds, by printable URL; `also` are further feeds that a page links to. */
export type Added = {
  added: string[];
  known: string[];
  also: string[];
  rejected: { input: string; reason: string }[];
};

/**
 * Follows the feeds at URLs and in files; an invalid one is reported and does not stop the others. A
 * filter also replaces that of a feed that is followed already.
 */
export async function addFeeds(
  words: readonly string[],
  feeds: Pick<Feeds, 'find' | 'list'>,
  { now, filter }: { now: Date; filter?: FeedFilter },
): Promise<Added> {
  const outcome: Added = { added: [], known: [], also: [], rejected: [] };
  for (const word of words) {
    const found = await feeds.find(word);
    if ('rejected' in found) {
      outcome.rejected.push({ input: printableAddress(word), reason: found.rejected });
      continue;
    }
    outcome.also.push(...found.also.map(printableAddress));
    for (const url of found.feeds) {
      const isNew = await feeds.list.add(newFeed(url, now.toISOString(), filter));
      if (!isNew && filter !== undefined) await setFilter(url, filter, feeds);
      (isNew ? outcome.added : outcome.known).push(printableAddress(url));
    }
  }
  return outcome;
}

async function setFilter(
  url: string,
  filter: FeedFilter,
  { list }: Pick<Feeds, 'list'>,
): Promise<void> {
  const feed = (await list.all()).find((each) => each.url === url);
  if (feed !== undefined) await list.save(url, { ...feed, filter });
}

/** The outcome of removing feeds, by printable URL. */
export type Removed = { removed: string[]; unknown: string[] };

/**
 * Stops following feeds; their articles stay. A feed may be named by its printable URL, as the list
 * shows it, if no other feed looks the same.
 */
export async function removeFeeds(
  urls: readonly string[],
  { list }: Pick<Feeds, 'list'>,
): Promise<Removed> {
  const outcome: Removed = { removed: [], unknown: [] };
  const followed = (await list.all()).map(({ url }) => url);
  for (const each of urls) {
    const url = URL.parse(each)?.href ?? each;
    const alike = followed.filter((one) => printableAddress(one) === each);
    const [named = url] = followed.includes(url) || alike.length > 1 ? [] : alike;
    ((await list.remove(named)) ? outcome.removed : outcome.unknown).push(printableAddress(url));
  }
  return outcome;
}

/** The status of a followed feed for the command line; `url` is printable, times are ISO 8601 in UTC or null. */
export type ListedFeed = {
  url: string;
  title: string | null;
  health: FeedHealth;
  last_success: string | null;
  next_visit: string | null;
  failures: number;
  reason: string | null;
  /** See `FeedFilter`. */
  only: string[];
  without: string[];
};

/** The status of all feeds, ordered by URL. */
export async function listFeeds({ list }: Pick<Feeds, 'list'>): Promise<ListedFeed[]> {
  return (await list.all()).map(listed);
}

function listed(feed: Feed): ListedFeed {
  return {
    url: printableAddress(feed.url),
    title: feed.title,
    health: healthOf(feed),
    last_success: feed.lastSuccess,
    next_visit: feed.isEnded ? null : feed.nextVisit,
    failures: feed.failures,
    reason: printableReason(feed),
    ...feed.filter,
  };
}

/** The status of all feeds together. */
export type FeedsHealth = {
  followed: number;
  failing: number;
  /** When a feed was last read, ISO 8601 in UTC, or null. */
  lastRefresh: string | null;
};

function printableReason({ reason }: Feed): string | null {
  return reason === null ? null : printableText(reason);
}

/** The status of a feed for the web page; `url` is printable, times are ISO 8601 in UTC or null. */
export type FeedView = {
  url: string;
  title: string | null;
  health: FeedHealth;
  lastSuccess: string | null;
  nextVisit: string | null;
  /** Why the last visit failed, or null. */
  reason: string | null;
};

/** The status of a feed for the web page. */
export function feedView(feed: Feed): FeedView {
  const { title, lastSuccess, nextVisit, isEnded } = feed;
  return {
    url: printableAddress(feed.url),
    title,
    health: healthOf(feed),
    lastSuccess,
    nextVisit: isEnded ? null : nextVisit,
    reason: printableReason(feed),
  };
}

/** Counts feeds by status; ended feeds are not counted as followed. */
export function feedsHealth(feeds: readonly Feed[]): FeedsHealth {
  const followed = feeds.filter((feed) => healthOf(feed) !== 'ended');
  return {
    followed: followed.length,
    failing: followed.filter((feed) => healthOf(feed) === 'failing').length,
    lastRefresh:
      feeds
        .flatMap(({ lastSuccess }) => lastSuccess ?? [])
        .toSorted()
        .at(-1) ?? null,
  };
}
