import { createHash } from 'node:crypto';
import { isBeyondEnglish } from './text/language.ts';

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

/**
 * 32 hexadecimal digits that change exactly when the words of title or text do; see `wordsOf`.
 */
export function fingerprint(title: string, text: string): string {
  const words = [title, text].map(wordsOf).join('\n');
  return createHash('sha256').update(words).digest('hex').slice(0, 32);
}

const anyWord = /[\p{L}\p{M}\p{N}]+/gu;
const englishWord = /[a-zA-Z0-9]+/g;

/**
 * The words of a text, one space between two. Words are runs of letters, marks and digits, case
 * kept: a corrected capital is a correction. White space, punctuation and the style of quotation
 * marks do not count.
 */
export function wordsOf(text: string): string {
  // Most text is English, which is read several times as fast.
  const found = isBeyondEnglish(text)
    ? text.normalize('NFC').match(anyWord)
    : text.match(englishWord);
  return (found ?? []).join(' ');
}

/** The facts that an article may lack. */
const OPTIONAL = ['url', 'publishedAt', 'updatedAt', 'author', 'section', 'language'] as const;

/** The article, with what it lacks taken from what was known of it before. */
export function completeFacts(article: Article, known: ArticleFacts | undefined): Article {
  if (known === undefined) return article;
  const missing = OPTIONAL.filter((name) => article[name] === null);
  return { ...article, ...Object.fromEntries(missing.map((name) => [name, known[name]])) };
}

/**
 * Whether the article says anything else than what is known of it: other words in its headline or
 * text, or other facts. Of a headline with the same words, other punctuation is nothing else.
 */
export function hasOtherFacts(article: Article, known: ArticleFacts | undefined): boolean {
  if (known === undefined) return true;
  const compared = ['fingerprint', 'source', ...OPTIONAL] as const;
  return compared.some((name) => article[name] !== known[name]);
}
