/** The lines of what the bot tells of itself; dates are as written for the reader, or null. */
export type StatusStrings = {
  corpus(articles: number, oldest: string | null, newest: string | null): string;
  publishers(names: string): string;
  /** So many publishers that are not named. */
  others(count: number): string;
  quoting: string;
  model(name: string): string;
  /** How many feeds are followed, how many of them fail, and when one was last read, or null. */
  feeds(followed: number, failing: number, lastRead: string | null): string;
  latency(milliseconds: number): string;
};
