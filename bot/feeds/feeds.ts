// Opens the list of followed feeds, and adds, lists and removes feeds.
import { findFeeds, findPage, type FoundFeeds } from '../../corpus/sources/web/find-feeds.ts';
import { readFetchedFeed, readFetchedPage } from '../../corpus/sources/reading-pool.ts';
import { urlSource } from '../../corpus/sources/web/url-source.ts';
import { openWeb } from '../../corpus/sources/web/open-web.ts';
import {
  type Feed,
  type FeedHealth,
  type FeedList,
  type FeedWishes,
  healthOf,
  newFeed,
} from '../../corpus/following/feed.ts';
import { type Followed, followFeed } from '../../corpus/following/follow-feed.ts';
import {
  accessTo,
  type StatedAccess,
  webWithAccess,
  withoutLogin,
} from '../../corpus/following/access.ts';
import type { FeedFilter } from '../../corpus/following/feed-filter.ts';
import type { VisitOptions, Web } from '../../corpus/web.ts';
import type { ArticleSource } from '../../corpus/article-source.ts';
import { printableAddress, printableText } from '../../corpus/printable-address.ts';
import { type Config, feedsAddress, version } from '../config.ts';
import { openFeedDatabase } from '../state/database.ts';
import { sqlFeedList } from '../state/feed-list.ts';
import { cureOf } from './cure.ts';

type OnPause = NonNullable<VisitOptions['onPause']>;

/** The followed feeds, and access to the web. */
export type Feeds = {
  /** The feeds that are followed. */
  list: FeedList;
  /**
   * Visits a feed once, without storing anything; see `followFeed`, and for `onPause` the options of
   * `Web.visit`.
   */
  follow(feed: Feed, signal?: AbortSignal, onPause?: OnPause): Promise<Followed>;
  /** Finds the feeds at or on a page, or the page itself to follow its links; see `findFeeds`. */
  find(url: string, wishes?: FeedWishes): Promise<FoundFeeds>;
  /** Reads articles at URLs, without following anything. */
  source(urls: readonly string[]): ArticleSource;
};

/** How long one visit to a feed and the pages of its items may take. */
const VISIT_MILLISECONDS = 4 * 60_000;

/** Opens the feed list, and the web with a user agent that names Dateline. */
export function openFeeds(config: Config, now: () => Date): Feeds {
  const allowed = config.DATELINE_PRIVATE_ADDRESSES;
  const web = openWeb({
    userAgent: `Dateline/${version} (news reader; follows robots.txt)`,
    now,
    ...(allowed !== undefined && { allowPrivate: allowed }),
  });
  const readers = { readFeed: readFetchedFeed, readPage: readFetchedPage };
  return {
    list: openFeedList(config),
    follow: async (feed, signal, onPause) => {
      const moment = { now: now().toISOString(), random: Math.random() };
      const deadline = AbortSignal.timeout(VISIT_MILLISECONDS);
      const visit: Web['visit'] = async (url, options) =>
        await web.visit(url, { ...options, ...(onPause && { onPause }) });
      const parts = { ...moment, ...readers, web: { visit }, deadline };
      return await followFeed(feed, { ...parts, ...(signal && { signal }) });
    },
    find: async (url, { access = null, isPage = false } = {}) =>
      await (isPage ? findPage : findFeeds)(url, webWithAccess(web, access)),
    source: (urls) => urlSource(urls, { web, now }),
  };
}

/** Opens the feed list where the settings say that it is. */
export function openFeedList(config: Pick<Config, 'DATELINE_DATA' | 'DATELINE_STATE'>): FeedList {
  return sqlFeedList(openFeedDatabase(feedsAddress(config)));
}

/** The outcome of adding feeds, by printable URL; `also` are further feeds that a page links to. */
export type Added = {
  added: string[];
  known: string[];
  also: string[];
  rejected: { input: string; reason: string }[];
};

/** How added feeds are to be read: what a person states of it. */
export type Stated = { filter?: FeedFilter; access?: StatedAccess; isPage?: boolean };

/**
 * Follows the feeds at URLs and in files; an invalid one is reported and does not stop the others.
 * What is stated also replaces what a feed that is followed already has.
 */
export async function addFeeds(
  words: readonly string[],
  feeds: Pick<Feeds, 'find' | 'list'>,
  { now, ...stated }: { now: Date } & Stated,
): Promise<Added> {
  const outcome: Added = { added: [], known: [], also: [], rejected: [] };
  for (const word of words) {
    const { wishes, found } = await findStated(word, feeds, stated);
    if ('rejected' in found) {
      outcome.rejected.push({ input: printableAddress(word), reason: found.rejected });
      continue;
    }
    outcome.also.push(...found.also.map(printableAddress));
    for (const url of found.feeds) {
      const isNew = await feeds.list.add(newFeed(url, now.toISOString(), wishes));
      if (!isNew) await setWishes(url, wishes, feeds);
      (isNew ? outcome.added : outcome.known).push(printableAddress(url));
    }
  }
  return outcome;
}

/** The feeds at an address or in a file, and how to read them as stated. */
export async function findStated(
  word: string,
  { find }: Pick<Feeds, 'find'>,
  { filter, access: stated = {}, isPage }: Stated,
): Promise<{ wishes: FeedWishes; found: FoundFeeds }> {
  const read = accessTo(word, stated);
  if ('fault' in read) return { wishes: {}, found: { rejected: read.fault } };
  const wishes = {
    ...(filter && { filter }),
    ...(read.access && { access: read.access }),
    ...(isPage && { isPage }),
  };
  return { wishes, found: await find(withoutLogin(word), wishes) };
}

async function setWishes(
  url: string,
  wishes: FeedWishes,
  { list }: Pick<Feeds, 'list'>,
): Promise<void> {
  if (Object.keys(wishes).length === 0) return;
  const feed = (await list.all()).find((each) => each.url === url);
  if (feed !== undefined) await list.save(url, { ...feed, ...wishes });
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
  /** The names of the headers that it is read with; their values are secret. */
  headers: string[];
  /** Whether it is a page without a feed, whose links are followed. */
  pages: boolean;
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
    headers: Object.keys(feed.access?.headers ?? {}),
    pages: feed.isPage,
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
  /** What to do about that, or null. */
  cure: string | null;
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
    cure: feed.reason === null ? null : cureOf(feed.reason),
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
