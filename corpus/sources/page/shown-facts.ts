// Reads the dates and the author that a page shows.
import type { ArticleLine } from '../../article-source.ts';
import { parseDate } from '../../dates/parse-date.ts';
import { blocksOf } from './blocks.ts';
import { type PageElement, textOf } from './dom.ts';
import { headFacts, readBareByline, readByline } from './head-lines.ts';

/** Dates in a page's metadata, as written there, the most trusted first. */
type StatedDates = { published: readonly string[]; updated: readonly string[] };

/**
 * When a page was published and updated: from its metadata, else from what it shows near its
 * headline, else from its address. An update counts only where it is later.
 */
export function pageDates(
  document: PageElement,
  { published, updated }: StatedDates,
  { headline, url }: { headline: string; url: string | null },
): Pick<ArticleLine, 'published_at' | 'updated_at'> {
  const last = preciseDate(updated);
  const day = parseDate(dateInUrl(url));
  const first =
    preciseDate(published) ??
    // The first time on a page can belong to another story.
    shownDates(document, headline).find((date) => day === null || isNear(date, day)) ??
    day ??
    last;
  const isLater = last !== null && first !== null && last > first;
  return { published_at: first, updated_at: isLater ? last : null };
}

/** The author that a page shows: under the headline, else the only one that is marked up. */
export function shownAuthor(document: PageElement, headline: string): string | null {
  const [under] = factsUnderHeadline(document, headline).flatMap(({ author }) => nameIn(author));
  if (under !== undefined) return under;
  const marked = [...document.querySelectorAll(authors)].flatMap((element) => {
    const text = textOf(element);
    return nameIn((readByline(text) ?? readBareByline(text))?.author);
  });
  // Several names include authors of other stories.
  return new Set(marked).size === 1 ? (marked[0] ?? null) : null;
}

/** The first date, or another of the same day that has a time and zone. */
function preciseDate(written: readonly string[]): string | null {
  const dates = written.flatMap((text) => {
    const date = parseDate(text);
    return date === null ? [] : [{ date, isPrecise: zone.test(text) && time.test(text) }];
  });
  const [first] = dates;
  if (first === undefined) return null;
  return (
    dates.find(({ date, isPrecise }) => isPrecise && isNear(date, first.date))?.date ?? first.date
  );
}

const time = /\d:\d{2}/;
const zone = /(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})\W{0,20}$/i;

// Allows for other time zones, and for a date without a time.
const maxDistance = 36 * 3_600_000;

function isNear(one: string, other: string): boolean {
  return Math.abs(Date.parse(one) - Date.parse(other)) <= maxDistance;
}

function shownDates(document: PageElement, headline: string): string[] {
  const marked = dateSelectors.flatMap((selector) => {
    const element = document.querySelector(selector);
    if (element === null) return [];
    return [
      element.getAttribute('datetime') ?? element.getAttribute('content') ?? '',
      textOf(element),
    ];
  });
  const underHeadline = factsUnderHeadline(document, headline).flatMap(
    ({ published_at }) => published_at ?? [],
  );
  return [...marked.slice(0, 2), ...underHeadline, ...marked.slice(2)].flatMap(
    (text) => parseDate(text) ?? [],
  );
}

const dateSelectors = [
  '[itemprop="datePublished"]',
  'article time',
  'time',
  ...['publish', 'pubdate', 'date', 'timestamp'].map((word) => `[class*="${word}"]`),
];

/** The date in an address such as `https://example.com/2025/12/01/storm`, or with `dec` for 12. */
function dateInUrl(url: string | null): string {
  const parts =
    /[/-](20\d{2})([/-])(\d{1,2}|[a-z]{3})\2(\d{1,2})(?=[/-]|$)/i.exec(url ?? '') ??
    /[/_-](20\d{2})()([01]\d)([0-3]\d)(?=[/_.-]|$)/.exec(url ?? '');
  if (parts === null) return '';
  const [year, , month = '', day] = parts.slice(1);
  return /\d/.test(month) ? `${year}/${month}/${day}` : `${day} ${month} ${year}`;
}

const authors = '[rel~="author"], [itemprop~="author"] [itemprop="name"], [itemprop~="author"]';

/**
 * The name in a byline without what follows it, such as an account; none where it runs into a date.
 */
function nameIn(byline: string | null | undefined): string[] {
  const name = (byline ?? '').split(/[|•@]/, 1)[0]?.trimEnd() ?? '';
  return /^\p{L}[^\d:／]+$/u.test(name) ? [name] : [];
}

/** The facts in each of the short lines right under the headline; see `headFacts`. */
function factsUnderHeadline(document: PageElement, headline: string): Partial<ArticleLine>[] {
  const blocks = blocksOf(document.querySelector('body') ?? document);
  const at = blocks.findIndex(({ text }) => text === headline);
  if (at < 0) return [];
  return blocks
    .slice(at + 1, at + 1 + maxLines)
    .flatMap(({ text }) => (text.length <= maxLine ? (headFacts(text) ?? []) : []));
}

const maxLines = 12;
const maxLine = 200;
