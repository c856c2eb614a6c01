import { join } from 'node:path';
import { findFeeds, type FoundFeeds } from '../../corpus/sources/web/find-feeds.ts';
import {
  readFetchedFeed,
  readFetchedPage,
  urlSource,
} from '../../corpus/sources/web/url-source.ts';
import { sqliteFeedList } from '../../corpus/following/sqlite-feed-list.ts';
import { openWeb } from '../../corpus/sources/web/open-web.ts';
import type { Feed, FeedList } from '../../corpus/following/feed.ts';
import { type Followed, followFeed } from '../../corpus/following/follow-feed.ts';
import type { ArticleSource } from '../../corpus/article-source.ts';
import packageFile from '../../package.json' with { type: 'json' };
import type { Config } from '../config.ts';

/** The feeds that are followed, and the web that they come from. */
export type Feeds = {
  list: FeedList;
  /** Visits a feed once and stores nothing; see `followFeed`. */
  follow(feed: Feed, signal?: AbortSignal): Promise<Followed>;
  /** The feeds that an address leads to; see `findFeeds`. */
  find(url: string): Promise<FoundFeeds>;
  /** Articles at addresses of the web, without following anything. */
  source(urls: readonly string[]): ArticleSource;
};

/** Opens the list of feeds in the data folder, and the web under an honest name. */
export function openFeeds(config: Config, now: () => Date): Feeds {
  const allowed = config.DATELINE_PRIVATE_ADDRESSES;
  const web = openWeb({
    userAgent: `Dateline/${packageFile.version} (news reader; follows robots.txt)`,
    now,
    ...(allowed !== undefined && { allowPrivate: allowed }),
  });
  const readers = { readFeed: readFetchedFeed, readPage: readFetchedPage };
  return {
    list: sqliteFeedList({ path: join(config.DATELINE_DATA, 'feeds.sqlite') }),
    follow: async (feed, signal) => {
      const moment = { now: now().toISOString(), random: Math.random() };
      return await followFeed(feed, { ...moment, ...readers, web, ...(signal && { signal }) });
    },
    find: async (url) => await findFeeds(url, web),
    source: (urls) => urlSource(urls, { web, now }),
  };
}
