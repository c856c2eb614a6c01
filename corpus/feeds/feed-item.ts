import type { ArticleLine } from '../article-line.ts';

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
