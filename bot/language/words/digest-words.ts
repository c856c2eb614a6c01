import type { Digest, DigestStory } from '../../../retrieval/digest/digest.ts';

/** What stands around digests and timelines. */
export type DigestStrings = {
  heading(topic: string | null): string;
  /** Says that there is nothing to tell, and what to do about it. */
  empty(digest: Digest): string;
  /** How widely a story is told. */
  coverage(story: DigestStory): string;
  /** What of a story the reader has not seen. */
  news(news: Exclude<DigestStory['news'], null>): string;
  /** That the newest there is, is this many days old. */
  old(days: number): string;
  omitted(count: number): string;
  timeline(topic: string): string;
  noEvents: string;
  page(number: number, of: number): string;
};
