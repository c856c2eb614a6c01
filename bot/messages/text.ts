// Makes text from outside safe and short for the messages of every frontend.
import type { ArticleCard } from '../../corpus/article.ts';
import type { Source } from '../../retrieval/answer.ts';

/** Characters that override the reading direction of all text after them: a way to forge text. */
const DIRECTION_OVERRIDES = /[\u202A-\u202E\u2066-\u2069]/gu;
/** Control characters except white space: terminal escapes, null bytes, backspaces. */
const CONTROLS = /(?!\s)\p{Cc}/gu;

/**
 * Makes one safe line of text from outside: without control characters, direction overrides and lone
 * surrogates, and with single spaces for white space.
 */
export function cleanLine(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(DIRECTION_OVERRIDES, '')
    .replaceAll(CONTROLS, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

const wordSegmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
const graphemeSegmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * Cuts text so that its escaped form has at most `length` UTF-16 units (at least 1): at a word
 * boundary if possible, with `…` at the end. Text is cut before it is escaped, so that no escape
 * sequence is torn apart. `escape` has to map the empty string to itself.
 */
export function shorten(
  text: string,
  length: number,
  escape: (text: string) => string = (plain) => plain,
): string {
  const whole = escape(text);
  if (whole.length <= length) return whole;
  let end = Math.min(text.length, length) - 1;
  let short = escape(textUpTo(text, end));
  while (short.length > length - 1) {
    end -= short.length - (length - 1);
    short = escape(textUpTo(text, end));
  }
  return `${short}…`;
}

/** The text before the word at offset `end`, or inside a very long word before the character. */
function textUpTo(text: string, end: number): string {
  if (end <= 0) return '';
  // Segmenting a window is enough, and much faster than segmenting the whole text.
  const from = Math.max(0, end - 200);
  const window = text.slice(from, end + 40);
  const word = wordSegmenter.segment(window).containing(end - from)?.index ?? 0;
  const grapheme = graphemeSegmenter.segment(window).containing(end - from)?.index ?? 0;
  const cut = from + (word > 0 ? word : grapheme);
  return text
    .slice(0, cut > 0 ? cut : end)
    .replace(/[\uD800-\uDBFF]$/u, '')
    .trimEnd();
}

/** Adds quotation marks, unless the quotation contains some already. */
export function quoted(quotation: string): string {
  return /["“”„«»]/u.test(quotation) ? quotation : `“${quotation}”`;
}

/** Characters of a URL that Markdown or Discord's mentions would interpret. */
const UNSAFE_IN_LINKS = /[()[\]\\`|<>"'\s]|@(?=everyone|here)/giu;

/**
 * A URL that is safe as a link and inside `[label](url)`, with delicate characters percent-encoded.
 * Null unless it is absolute, http or https, and without a user name, which can disguise the host.
 */
export function safeLink(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, username, password, hostname, href } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  if (username !== '' || password !== '' || hostname.startsWith('[')) return null;
  return href.toWellFormed().replaceAll(UNSAFE_IN_LINKS, percentEncoded);
}

function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

/** The sources that quote one article, by number. */
export type SourceGroup = { article: ArticleCard; sources: [Source, ...Source[]] };

/** Groups sources by article, in the order of their first source. */
export function groupSources(sources: readonly Source[]): SourceGroup[] {
  const groups = new Map<string, SourceGroup>();
  for (const source of sources) {
    const group = groups.get(source.article.id);
    if (group) group.sources.push(source);
    else groups.set(source.article.id, { article: source.article, sources: [source] });
  }
  return [...groups.values()];
}

/** A date as a day in UTC, such as `1 December 2025`; null for a missing or unreadable date. */
export function plainDate(iso: string | null): string | null {
  if (iso === null) return null;
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return null;
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(time);
}

/** The time until a moment, rounded up, such as `in 5 minutes` in the given locale. */
export function timeLeft(until: Date, now: Date, locale: string): string {
  const format = new Intl.RelativeTimeFormat(locale);
  const seconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
  if (seconds < 90) return format.format(seconds, 'second');
  if (seconds < 90 * 60) return format.format(Math.ceil(seconds / 60), 'minute');
  return format.format(Math.ceil(seconds / 3600), 'hour');
}
