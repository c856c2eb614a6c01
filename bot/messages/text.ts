import type { ArticleCard } from '../../corpus/article.ts';
import type { Source } from '../../retrieval/answer.ts';

/** Characters that turn the reading direction around until further notice, a way to forge text. */
const directionOverrides = /[\u202A-\u202E\u2066-\u2069]/gu;
/** Control characters that are not white space: terminal escapes, null bytes, backspaces. */
const controls = /(?!\s)\p{Cc}/gu;

/**
 * Text from outside as one line: no control characters, no overrides of direction, no lone
 * surrogates, white space as single spaces. The words themselves stay as they are.
 */
export function cleanLine(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(directionOverrides, '')
    .replaceAll(controls, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

const words = new Intl.Segmenter(undefined, { granularity: 'word' });
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * `dress(text)` where that fits into `room` UTF-16 units, else the longest beginning that does,
 * ended at a word boundary and marked with `…`. Cutting comes before dressing, so that an escape is
 * never torn from what it escapes. `room` is at least 1, and `dress` makes nothing of nothing.
 */
export function shorten(
  text: string,
  room: number,
  dress: (text: string) => string = (plain) => plain,
): string {
  const whole = dress(text);
  if (whole.length <= room) return whole;
  let end = Math.min(text.length, room) - 1;
  let short = dress(beginning(text, end));
  while (short.length > room - 1) {
    end -= short.length - (room - 1);
    short = dress(beginning(text, end));
  }
  return `${short}…`;
}

/** The text up to the word that stands at `end`, or of one very long word up to the character. */
function beginning(text: string, end: number): string {
  if (end <= 0) return '';
  // A longer word is not worth waiting for its end, and the window keeps the search short.
  const from = Math.max(0, end - 200);
  const window = text.slice(from, end + 40);
  const word = words.segment(window).containing(end - from)?.index ?? 0;
  const grapheme = graphemes.segment(window).containing(end - from)?.index ?? 0;
  const cut = from + (word > 0 ? word : grapheme);
  return text
    .slice(0, cut > 0 ? cut : end)
    .replace(/[\uD800-\uDBFF]$/u, '')
    .trimEnd();
}

/** Quotation marks around a quotation, unless it has marks of its own, which stay as they are. */
export function quoted(quotation: string): string {
  return /["“”„«»]/u.test(quotation) ? quotation : `“${quotation}”`;
}

/** What a URL keeps that Markdown, or a reader of mentions, would take for its own. */
const troublesome = /[()[\]\\`|<>"'\s]|@(?=everyone|here)/giu;

/**
 * The URL in a form that is safe inside `[words](url)` and as a link: absolute, http or https,
 * without a user name (a way to dress up one host as another), everything delicate encoded. Null
 * for anything else.
 */
export function safeLink(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, username, password, hostname, href } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  if (username !== '' || password !== '' || hostname.startsWith('[')) return null;
  return href.toWellFormed().replaceAll(troublesome, percentEncoded);
}

function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

/** The sources that quote one article, in the order of their numbers. */
export type SourceGroup = { article: ArticleCard; sources: [Source, ...Source[]] };

/** Sources by article, so that a headline stands once; first come, first listed. */
export function groupSources(sources: readonly Source[]): SourceGroup[] {
  const groups = new Map<string, SourceGroup>();
  for (const source of sources) {
    const group = groups.get(source.article.id);
    if (group) group.sources.push(source);
    else groups.set(source.article.id, { article: source.article, sources: [source] });
  }
  return [...groups.values()];
}

/** An ISO date as a day in UTC, such as `1 December 2025`; null for none or an unreadable one. */
export function plainDate(iso: string | null): string | null {
  if (iso === null) return null;
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return null;
  // Most of those who read English write the day first.
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(time);
}

/** How long it is until a moment, rounded up, in a reader's locale: `in 5 minutes`. */
export function timeLeft(until: Date, now: Date, locale: string): string {
  const format = new Intl.RelativeTimeFormat(locale);
  const seconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
  if (seconds < 90) return format.format(seconds, 'second');
  if (seconds < 90 * 60) return format.format(Math.ceil(seconds / 60), 'minute');
  return format.format(Math.ceil(seconds / 3600), 'hour');
}
