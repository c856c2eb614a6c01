// Reads the dates and the author that a page shows.
import type { ArticleLine } from '../../article-source.ts';
import { isUpdateLabel } from '../../dates/date-labels.ts';
import { openDate } from '../../dates/open-date.ts';
import { parseDate } from '../../dates/parse-date.ts';
import { blocksOf } from './blocks.ts';
import { type PageElement, textOf } from './dom.ts';
import { behindName, bylineIn, namesIn } from './bylines.ts';
import { endsLikeSentence } from './page-lines.ts';

/** Dates in a page's metadata, as written there, the most trusted first. */
type StatedDates = { published: readonly string[]; updated: readonly string[] };

/** What is known of a page before its shown dates are read. */
type PageContext = { head: PageHead; url: string | null; language: string | null };

/** What a page shows around its headline: the lines there, and the elements that mark facts. */
export type PageHead = { lines: readonly string[]; elements: readonly PageElement[] };

/** What a page shows from its headline to the first paragraphs of its story. */
export function pageHead(document: PageElement, headline: string): PageHead {
  const page = document.querySelector('body') ?? document;
  const blocks = blocksOf(page);
  const at = blocks.findIndex(({ text }) => isSame(text, headline));
  const near = blocks.slice(Math.max(0, at), Math.max(0, at) + 1 + maxLines);
  const paragraphs = near.flatMap(({ text }, index) => (isParagraph(text) ? [index] : []));
  const lines = near
    .slice(at < 0 ? 0 : 1, paragraphs[1] ?? near.length)
    .map(({ text }) => text)
    .filter((text) => text.length <= maxLine);
  const heading = [...page.querySelectorAll('h1, h2, h3')].find((element) =>
    isSame(textOf(element), headline),
  );
  const elements = [...page.querySelectorAll(factMarks)].filter(
    (element) => !isOfOtherStory(element, heading ?? null),
  );
  return { lines, elements };
}

const maxLines = 12;
const maxLine = 200;
const factMarks =
  'time, abbr, [itemprop], [rel~="author"], [class*="author" i], [class*="byline" i], [class*="date" i], [class*="publish" i], [class*="time" i], [class*="modified" i], .fn, .updated';

function isSame(text: string, headline: string): boolean {
  return headline !== '' && text === headline;
}

function isParagraph(text: string): boolean {
  return text.length >= 80 && endsLikeSentence(text);
}

/** Whether an element stands under another heading, or among teasers, comments and the like. */
function isOfOtherStory(element: PageElement, heading: PageElement | null): boolean {
  const ofHeading = new Set(heading === null ? [] : around(heading));
  const own = around(element).filter((above) => !ofHeading.has(above));
  const isUnderOther =
    heading !== null && own.some((above) => above.querySelector('h2, h3, h4') !== null);
  return isUnderOther || own.some(isAside);
}

/** The elements around an element, up to the page's body. */
function around(element: PageElement): PageElement[] {
  const all: PageElement[] = [];
  for (let at = element.parentNode; at !== null && at.nodeName !== 'BODY'; at = at.parentNode)
    all.push(at);
  return all;
}

function isAside(element: PageElement): boolean {
  const name = [element.getAttribute?.('class'), element.getAttribute?.('id')].join(' ');
  return otherStories.test(name) || element.nodeName === 'ASIDE' || element.nodeName === 'FOOTER';
}

const otherStories =
  /(?:^|[\s_-])(?:related|more|teasers?|comments?|promo|sidebar|latest|popular|recommend\w*|trending|newsletter|bio)(?=$|[\s_-])/i;

/**
 * When a page was published and updated: from its metadata, else from what it shows near its
 * headline, else from its address. An update counts only where it is later.
 */
export function pageDates(
  { published, updated }: StatedDates,
  { head, url, language }: PageContext,
): Pick<ArticleLine, 'published_at' | 'updated_at'> {
  const shown = shownDates(head, language);
  const last = preciseDate(updated) ?? shown.updated;
  const day = parseDate(dateInUrl(url));
  const first =
    preciseDate(published) ??
    // The first time on a page can belong to another story.
    shown.published.find((date) => day === null || isNear(date, day)) ??
    day ??
    last ??
    openDates(head, language)[0] ??
    null;
  const isLater = last !== null && first !== null && last > first;
  return { published_at: first, updated_at: isLater ? last : null };
}

/** The author that a page shows: under the headline, else the only one that is marked up. */
export function shownAuthor({ lines, elements }: PageHead): string | null {
  const [inLine] = lines.flatMap((line) => bylineIn(line)?.author ?? []);
  if (inLine !== undefined) return inLine;
  const marked = elements
    .filter(isAuthorMark)
    .map(textOf)
    .filter((text) => text.length <= maxByline);
  const underHeadline = marked.filter((text) => lines.some((line) => line.includes(text)));
  return onlyName(underHeadline) ?? onlyName(marked);
}

/** The name in several bylines; null where they differ, because some are of other stories. */
function onlyName(bylines: readonly string[]): string | null {
  const names = new Set(bylines.flatMap((text) => bylineIn(text)?.author ?? namesIn(text) ?? []));
  const [only = null] = names;
  return names.size === 1 ? only : null;
}

const maxByline = 120;

function isAuthorMark(element: PageElement): boolean {
  const marks = [
    element.getAttribute('rel'),
    element.getAttribute('itemprop'),
    element.getAttribute('class'),
  ].join(' ');
  return /author|byline|(?:^|\s)fn(?:$|\s)/i.test(marks) && !/bio|avatar|image|social/i.test(marks);
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

type ShownDates = { published: string[]; updated: string | null };

/** The dates that a page shows, the most trusted first: marked up, in the byline, elsewhere. */
function shownDates({ lines, elements }: PageHead, language: string | null): ShownDates {
  const marked = elements
    .map((element) => ({ element, date: dateOfElement(element, language) }))
    .filter((mark): mark is { element: PageElement; date: string } => mark.date !== null);
  const inLines = lines.flatMap((line) => datesOfLine(line, language));
  const original = marked.filter(({ element }) => !isUpdateMark(element));
  const updated =
    marked.find(({ element }) => isUpdateMark(element))?.date ??
    inLines.find((shown) => shown.isUpdate)?.date ??
    null;
  const published = [
    ...original.filter(({ element }) => isPublishedMark(element)).map(({ date }) => date),
    ...inLines.filter((shown) => !shown.isUpdate).map(({ date }) => date),
    ...original.map(({ date }) => date),
  ];
  return { published, updated };
}

function dateOfElement(element: PageElement, language: string | null): string | null {
  const attributes = ['datetime', 'content', 'title', 'data-datetime', 'data-time'];
  const stated = attributes.map((name) => parseDate(element.getAttribute(name) ?? ''));
  const found = stated.find((date) => date !== null);
  if (found !== undefined) return found;
  const text = textOf(element);
  return text.length > maxByline ? null : parseDate(text, { language, amongWords: true });
}

function isPublishedMark(element: PageElement): boolean {
  const { itemprop, name } = marksOf(element);
  return (
    itemprop === 'datePublished' ||
    /(?:^|[\s_-])(?:published|pubdate|dt-published)(?=$|[\s_-])/i.test(name)
  );
}

function isUpdateMark(element: PageElement): boolean {
  const { itemprop, name } = marksOf(element);
  return itemprop === 'dateModified' || /(?:^|[\s_-])(?:updated?|modified)(?=$|[\s_-])/i.test(name);
}

function marksOf(element: PageElement): { itemprop: string | null; name: string } {
  return { itemprop: element.getAttribute('itemprop'), name: element.getAttribute('class') ?? '' };
}

/** The dates in a line near the headline, unless it is a sentence. */
function datesOfLine(line: string, language: string | null): { date: string; isUpdate: boolean }[] {
  if (line.split(' ').length > maxWords || isParagraph(line)) return [];
  return line.split(parts).flatMap((part) => {
    const date = parseDate(part, { language, amongWords: true });
    return date === null ? [] : [{ date, isUpdate: isUpdateLabel(part) }];
  });
}

/** The dates that lack a year, or count from when the page was read; see `openDate`. */
function openDates({ lines, elements }: PageHead, language: string | null): string[] {
  const marked = elements.map(textOf).filter((text) => text.length <= maxByline);
  return [...marked, ...lines.filter((line) => line.length <= maxByline)]
    .flatMap((line) => line.split(parts))
    .flatMap(
      (part) => openDate(part, { language }) ?? openDate(behindName(part), { language }) ?? [],
    );
}

const maxWords = 24;
// A byline often has the date of the update behind that of publication.
const parts =
  /\s[|•·]\s(?!\d{1,2}[:h.]\d{2})|[,;(]?\s(?=(?:last )?updated\b|modified\b|aktualisiert\b|actualizad|aggiornat|mis à jour|bijgewerkt)/i;

/** The date in an address such as `https://example.com/2025/12/01/storm`, or with `dec` for 12. */
function dateInUrl(url: string | null): string {
  const found =
    /[/-](20\d{2})([/-])(\d{1,2}|[a-z]{3})\2(\d{1,2})(?=[/-]|$)/i.exec(url ?? '') ??
    /[/_-](20\d{2})()([01]\d)([0-3]\d)(?=[/_.-]|$)/.exec(url ?? '');
  if (found === null) return '';
  const [year, , month = '', day] = found.slice(1);
  return /\d/.test(month) ? `${year}/${month}/${day}` : `${day} ${month} ${year}`;
}
