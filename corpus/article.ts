/** A clean article as it is stored: what a citation points to and quotes from. */
export type Article = {
  /** Stable across updates: the id the line gave, else derived from URL or source, headline and day. */
  id: string;
  /** Canonical address, http or https, without trackers. */
  url: string | null;
  title: string;
  /** The publisher's name, such as `CGTN`. */
  source: string;
  /** ISO 8601 in UTC with milliseconds, so that times compare as strings. */
  publishedAt: string | null;
  updatedAt: string | null;
  author: string | null;
  section: string | null;
  /** BCP 47 tag, such as `en`: declared, or detected in the text. */
  language: string | null;
  /** Body text: paragraphs divided by one empty line, no captions, credits or tails. */
  text: string;
  /** Changes exactly when the words of title or text do. */
  fingerprint: string;
};

/** All that is known of an article but its text. */
export type ArticleFacts = Omit<Article, 'text'>;

/** The publisher of an article that names none and has no address. */
export const UNKNOWN_SOURCE = 'Unknown source';

/** What a citation shows of an article. */
export type ArticleCard = Pick<Article, 'id' | 'url' | 'title' | 'source' | 'publishedAt'>;

/** The card of an article. */
export function cardOf({ id, url, title, source, publishedAt }: ArticleCard): ArticleCard {
  return { id, url, title, source, publishedAt };
}
