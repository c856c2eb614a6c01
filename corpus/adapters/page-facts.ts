import type { ArticleLine } from '../article-line.ts';
import { cleanLine } from '../clean-text.ts';
import { parseDate } from '../parse-date.ts';
import { canonicalUrl } from '../canonical-url.ts';
import type { LinkedArticle } from './json-ld.ts';
import { textOf } from './page-dom.ts';
import type { PageElement } from './page-dom.ts';

/**
 * Everything but the body: linked data first, then Open Graph and other meta tags, then what the
 * page shows. `address` is where the page came from, if it came from the web.
 */
export function pageFacts(
  document: PageElement,
  linked: LinkedArticle,
  address: string | null,
): Omit<ArticleLine, 'text'> {
  const metas = readMetas(document);
  const meta = (names: readonly string[]): string[] =>
    names.flatMap((name) => metas.get(name) ?? []);
  const attribute = (selector: string, name: string): string | null | undefined =>
    document.querySelector(selector)?.getAttribute(name);
  const canonical = attribute('link[rel="canonical"]', 'href');
  const url = firstUrl([canonical, ...meta(['og:url']), linked.url, address]);
  const source = firstOf([linked.source, ...meta(sourceNames)])?.replace(/^@/, '') ?? null;
  return {
    url,
    title: pageTitle(document, [linked.title, ...meta(titleNames)], source),
    source,
    ...dates(
      [linked.published, ...meta(publishedNames), ...shownDates(document), dateInUrl(url)],
      [linked.updated, ...meta(updatedNames)],
    ),
    author:
      firstOf([linked.author, ...meta(authorNames).filter(isName)])?.replace(/^by /i, '') ?? null,
    section: firstOf([linked.section, ...meta(sectionNames)]),
    language: firstOf([linked.language, attribute('html', 'lang'), ...meta(languageNames)]),
  };
}

type Written = readonly (string | null | undefined)[];

function dates(
  published: Written,
  updated: Written,
): Pick<ArticleLine, 'published_at' | 'updated_at'> {
  const last = firstDate(updated);
  const first = firstDate(published) ?? last;
  const isLater = last !== null && first !== null && last > first;
  return { published_at: first, updated_at: isLater ? last : null };
}

const sourceNames = ['og:site_name', 'application-name', 'publisher'];
const titleNames = ['og:title', 'twitter:title', 'dc.title'];
const authorNames = ['author', 'article:author', 'byl', 'parsely-author', 'dc.creator'];
const sectionNames = ['article:section', 'section', 'parsely-section'];
const languageNames = ['og:locale', 'content-language', 'language'];
const publishedNames = [
  'article:published_time',
  'og:published_time',
  'datepublished',
  'article.published',
  'parsely-pub-date',
  'sailthru.date',
  'publication_date',
  'publish-date',
  'pubdate',
  'dc.date.issued',
  'dc.date',
  'dcterms.created',
  'date',
];
const updatedNames = [
  'article:modified_time',
  'og:updated_time',
  'datemodified',
  'lastmod',
  'last-modified',
  'dcterms.modified',
];

/** Every meta value by its name in lower case, in the page's order. */
function readMetas(document: PageElement): Map<string, string[]> {
  const metas = new Map<string, string[]>();
  for (const element of document.querySelectorAll('meta[content]')) {
    const content = (element.getAttribute('content') ?? '').trim();
    for (const attribute of ['property', 'name', 'itemprop', 'http-equiv']) {
      const name = element.getAttribute(attribute)?.toLowerCase();
      if (name && content !== '') metas.set(name, [...(metas.get(name) ?? []), content]);
    }
  }
  return metas;
}

function shownDates(document: PageElement): string[] {
  return dateSelectors.flatMap((selector) => {
    const element = document.querySelector(selector);
    if (element === null) return [];
    return [
      element.getAttribute('datetime') ?? element.getAttribute('content') ?? '',
      textOf(element),
    ];
  });
}

const dateSelectors = [
  '[itemprop="datePublished"]',
  'article time',
  'time',
  ...['publish', 'pubdate', 'date', 'timestamp'].map((word) => `[class*="${word}"]`),
];

/** The day in an address such as `https://example.com/2025/12/01/storm`, or with `dec` for 12. */
function dateInUrl(url: string | null): string {
  const parts = /\/(20\d{2})\/(\d{1,2}|[a-z]{3})\/(\d{1,2})(?=\/|$)/i.exec(url ?? '');
  if (parts === null) return '';
  const [year, month = '', day] = parts.slice(1);
  return /\d/.test(month) ? `${year}/${month}/${day}` : `${day} ${month} ${year}`;
}

function pageTitle(document: PageElement, written: Written, source: string | null): string {
  const headings = [...document.querySelectorAll('h1')].map(textOf);
  const whole = textOf(document.querySelector('title'));
  // `<title>` is often the headline with the site's name behind it.
  const headline = headings.find((heading) => heading !== '' && whole.startsWith(heading));
  const onlyHeading = headings.length === 1 ? headings[0] : undefined;
  const title = firstOf([...written, headline, onlyHeading, whole]) ?? '';
  return withoutSiteName(title, source);
}

/** Takes ` | Example Times` off the end of a headline, where it names the source. */
function withoutSiteName(title: string, source: string | null): string {
  const cut = Math.max(
    ...[' | ', ' - ', ' – ', ' — ', ' :: '].map((mark) => title.lastIndexOf(mark)),
  );
  if (cut < 1 || source === null) return title;
  const [end, name] = [title.slice(cut), source].map((text) =>
    text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''),
  );
  return end !== undefined && end !== '' && name?.includes(end) ? title.slice(0, cut) : title;
}

function isName(text: string): boolean {
  return !/^https?:|\/|@/.test(text);
}

function firstOf(values: Written): string | null {
  return values.map((value) => cleanLine(value ?? '')).find((value) => value !== '') ?? null;
}

function firstDate(values: Written): string | null {
  return values.map((value) => parseDate(value ?? '')).find((date) => date !== null) ?? null;
}

function firstUrl(values: Written): string | null {
  return values.map((value) => canonicalUrl(value ?? '')).find((url) => url !== null) ?? null;
}
