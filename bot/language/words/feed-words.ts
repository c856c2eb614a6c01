/** What the bot says of feeds; times are as written for the reader, reasons as the log has them. */
export type FeedStrings = {
  heading: string;
  /** That no feed is followed, and how to follow one. */
  none: string;
  /** The visit to an address takes its time. */
  visiting: readonly string[];
  /** Above the addresses that are followed from now on, were already, and stand on the page, too. */
  added: string;
  known: string;
  also: string;
  rejected(reason: string): string;
  removed(url: string): string;
  notFollowed: string;
  /** That the feeds are one for all servers, and whoever runs the bot changes them. */
  notYours: string;
  /** That what was written is no address of the web. */
  noAddress: string;
  /** How a feed fares. */
  notReadYet: string;
  lastRead(when: string): string;
  failing(times: number, reason: string): string;
  ended(reason: string): string;
  nextVisit(when: string): string;
  /** What a feed would bring: so many articles, and so many items that are none. */
  brings(articles: number, rejected: number): string;
  /** So many entries that are not shown. */
  more(count: number): string;
};
