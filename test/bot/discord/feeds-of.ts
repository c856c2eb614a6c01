import { sqliteFeedList } from '../../../corpus/adapters/sqlite-feed-list.ts';
import { type Feed, newFeed } from '../../../corpus/feeds/feed.ts';
import type { Feeds } from '../../../bot/feeds/open-feeds.ts';

/** A list of feeds in memory whose web is empty: nothing is found anywhere. */
export function feedsOf(feeds: readonly Feed[]): Pick<Feeds, 'list' | 'find' | 'follow'> {
  const list = sqliteFeedList({ path: ':memory:' });
  const filled = Promise.all(feeds.map(async (feed) => await list.add(feed)));
  return {
    list: {
      ...list,
      all: async () => {
        await filled;
        return await list.all();
      },
    },
    find: async () => ({ rejected: 'nobody answers there' }),
    follow: async ({ url }) => ({ feed: newFeed(url, '2025-12-02T12:00:00.000Z'), found: [] }),
  };
}
