// The article as everything else knows it, and how its id and text are compared.
import { createHash } from 'node:crypto';
import { isBeyondEnglish } from './text/script.ts';

/** A clean article as it is stored: what citations point to and quote from. */
export type Article = {
  /**
   * Stable across updates: the given id, else derived from the URL, or from source, headline and
   * day.
   */
  id: string;
  /** Canonical http or https address without trackers. */
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
  /** Body text: paragraphs separated by one empty line, without captions, credits or footers. */
  text: string;
  /** Changes exactly when the words of the title or text do; see `fingerprint`. */
  fingerprint: string;
};

/** An article without its text. */
export type ArticleFacts = Omit<Article, 'text'>;

/** What a citation shows of an article. */
export type ArticleCard = Pick<Article, 'id' | 'url' | 'title' | 'source' | 'publishedAt'>;

/** The source of an article that names no publisher and has no address. */
export const UNKNOWN_SOURCE = 'Unknown source';

/** The facts that an article may lack. */
const OPTIONAL = ['url', 'publishedAt', 'updatedAt', 'author', 'section', 'language'] as const;

/** The card of an article. */
export function cardOf({ id, url, title, source, publishedAt }: ArticleCard): ArticleCard {
  return { id, url, title, source, publishedAt };
}

/** The article with its missing facts filled in from an earlier version. */
export function completeFacts(article: Article, known: ArticleFacts | undefined): Article {
  if (known === undefined) return article;
  const missing = OPTIONAL.filter((name) => article[name] === null);
  return { ...article, ...Object.fromEntries(missing.map((name) => [name, known[name]])) };
}

/**
 * Whether an article differs from its earlier version in its words or in any fact. Punctuation-only
 * changes are ignored.
 */
export function hasOtherFacts(article: Article, known: ArticleFacts | undefined): boolean {
  if (known === undefined) return true;
  const compared = ['fingerprint', 'source', ...OPTIONAL] as const;
  return compared.some((name) => article[name] !== known[name]);
}

/** 32 hexadecimal digits that change exactly when the words of title or text do; see `wordsOf`. */
export function fingerprint(title: string, text: string): string {
  const words = [title, text].map(wordsOf).join('\n');
  return createHash('sha256').update(words).digest('hex').slice(0, 32);
}

const anyWord = /[\p{L}\p{M}\p{N}]+/gu;
const englishWord = /[a-zA-Z0-9]+/g;

/**
 * The words of a text, separated by single spaces: runs of letters, marks and digits. Case is kept,
 * because a corrected capital is a correction. White space and punctuation are ignored.
 */
export function wordsOf(text: string): string {
  // Most text is English, which this pattern reads several times as fast.
  const found = isBeyondEnglish(text)
    ? text.normalize('NFC').match(anyWord)
    : text.match(englishWord);
  return (found ?? []).join(' ');
}
