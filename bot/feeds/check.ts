// Visits a feed as a trial: its articles, its faults and its next visit; nothing is stored.
import type { ArticleLine, Found } from '../../corpus/article-source.ts';
import { type Feed, newFeed } from '../../corpus/following/feed.ts';
import { printableAddress, printableText } from '../../corpus/printable-address.ts';
import { toArticle, toArticleLine } from '../../corpus/to-article.ts';
import { type Feeds, findStated, type Stated } from './feeds.ts';

/** The articles that a feed has now. */
export type CheckedFeed = {
  url: string;
  title: string | null;
  /** Why it cannot be read, or null. */
  reason: string | null;
  /** When it would be visited next, ISO 8601 in UTC; null if it has ended. */
  next_visit: string | null;
  articles: (ArticleLine & { note?: string })[];
  rejected: { input: string; reason: string }[];
};

/** Reads the feeds at URLs without following them or storing anything. */
export async function checkFeeds(
  words: readonly string[],
  feeds: Pick<Feeds, 'find' | 'follow'>,
  { now, ...stated }: { now: Date } & Stated,
): Promise<CheckedFeed[]> {
  const checked: CheckedFeed[] = [];
  for (const word of words) {
    const { wishes, found } = await findStated(word, feeds, stated);
    if ('rejected' in found) checked.push(withoutArticles(word, found.rejected));
    else
      for (const url of found.feeds)
        checked.push(await check(newFeed(url, now.toISOString(), wishes), feeds));
  }
  return checked;
}

async function check(of: Feed, feeds: Pick<Feeds, 'follow'>): Promise<CheckedFeed> {
  const { feed, found } = await feeds.follow(of);
  const outcome = {
    ...withoutArticles(feed.url, feed.reason),
    title: feed.title,
    next_visit: feed.isEnded ? null : feed.nextVisit,
  };
  for (const each of found) sort(each, outcome);
  return outcome;
}

function sort(found: Found, { articles, rejected }: CheckedFeed): void {
  const made = 'line' in found ? toArticle(found.line) : found;
  if ('rejected' in made)
    rejected.push({ input: printableText(found.input), reason: made.rejected });
  else {
    const note = 'line' in found ? found.note : undefined;
    articles.push({ ...toArticleLine(made.article), ...(note !== undefined && { note }) });
  }
}

function withoutArticles(url: string, reason: string | null): CheckedFeed {
  return {
    url: printableAddress(url),
    title: null,
    reason,
    next_visit: null,
    articles: [],
    rejected: [],
  };
}
