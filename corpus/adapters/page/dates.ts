import type { ArticleLine } from '../../article-line.ts';
import { parseDate } from '../../dates/parse-date.ts';
import { textOf } from './dom.ts';
import type { PageElement } from './dom.ts';
import { factsUnder } from './facts-under.ts';

/** Dates as a page writes them, the most trusted first. */
export type WrittenDates = { published: readonly string[]; updated: readonly string[] };

/**
 * When a page was published and updated: what it states in its data, else what it shows near its
 * headline, else the day in its address. An update counts only where it is later.
 */
export function pageDates(
  document: PageElement,
  { published, updated }: WrittenDates,
  { headline, url }: { headline: string; url: string | null },
): Pick<ArticleLine, 'published_at' | 'updated_at'> {
  const last = preciseDate(updated);
  const day = parseDate(dayInUrl(url));
  const first =
    preciseDate(published) ??
    // The first time on a page can be that of another story.
    shownDates(document, headline).find((date) => day === null || isNear(date, day)) ??
    day ??
    last;
  const isLater = last !== null && first !== null && last > first;
  return { published_at: first, updated_at: isLater ? last : null };
}

/** The first date; where another one tells its time of day and zone, as of the same day, that one. */
function preciseDate(written: readonly string[]): string | null {
  const dates = written.flatMap((text) => {
    const date = parseDate(text);
    return date === null ? [] : [{ date, isPrecise: zonedTime.test(text) }];
  });
  const [first] = dates;
  if (first === undefined) return null;
  return (
    dates.find(({ date, isPrecise }) => isPrecise && isNear(date, first.date))?.date ?? first.date
  );
}

const zonedTime = /\d:\d{2}.*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})\W*$/i;

// Clocks of other zones, and a day's midnight for any time of it.
const nearby = 36 * 3_600_000;

function isNear(one: string, other: string): boolean {
  return Math.abs(Date.parse(one) - Date.parse(other)) <= nearby;
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
  const under = factsUnder(document, headline).flatMap(({ published_at }) => published_at ?? []);
  return [...marked.slice(0, 2), ...under, ...marked.slice(2)].flatMap(
    (text) => parseDate(text) ?? [],
  );
}

const dateSelectors = [
  '[itemprop="datePublished"]',
  'article time',
  'time',
  ...['publish', 'pubdate', 'date', 'timestamp'].map((word) => `[class*="${word}"]`),
];

/** The day in an address such as `https://example.com/2025/12/01/storm`, or with `dec` for 12. */
function dayInUrl(url: string | null): string {
  const parts =
    /[/-](20\d{2})([/-])(\d{1,2}|[a-z]{3})\2(\d{1,2})(?=[/-]|$)/i.exec(url ?? '') ??
    /[/_-](20\d{2})()([01]\d)([0-3]\d)(?=[/_.-]|$)/.exec(url ?? '');
  if (parts === null) return '';
  const [year, , month = '', day] = parts.slice(1);
  return /\d/.test(month) ? `${year}/${month}/${day}` : `${day} ${month} ${year}`;
}
