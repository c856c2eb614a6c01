// Reads everything but the body of a web page: title, source, dates, author.
import type { ArticleLine } from '../../article-source.ts';
import { statedAddress } from '../../canonical-url.ts';
import { cleanLine } from '../../text/clean-text.ts';
import { type PageElement, textOf } from './dom.ts';
import type { LinkedArticle } from './json-ld.ts';
import { pagePublisher } from './publisher-name.ts';
import { pageDates, pageHead, shownAuthor } from './shown-facts.ts';

/**
 * All facts of a page's article but its body: from JSON-LD first, then Open Graph and other meta
 * tags, then what the page shows. `address` is the page's address; null for a file.
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
  const url = statedAddress([canonical, ...meta(['og:url']), linked.url], address);
  const headline = pageTitle(
    document,
    withoutMissing([linked.title, ...meta(titleNames), linked.name]),
  );
  const source = pagePublisher({
    host: url === null ? null : new URL(url).hostname,
    stated: withoutMissing([
      linked.source,
      ...meta(['og:site_name']),
      linked.site,
      ...meta(sourceNames),
    ]),
    headline,
    tabTitle: tabTitle(document),
  });
  const written = {
    published: withoutMissing([linked.published, ...meta(publishedNames)]),
    updated: withoutMissing([linked.updated, ...meta(updatedNames)]),
  };
  const head = pageHead(document, headline);
  const language = firstOf([linked.language, attribute('html', 'lang'), ...meta(languageNames)]);
  return {
    url,
    title: withoutSiteName(headline, source),
    source,
    ...pageDates(written, { head, url, language }),
    author:
      firstOf([linked.author, ...meta(authorNames).filter(isName)])?.replace(/^by /i, '') ??
      shownAuthor(head),
    section: firstOf([linked.section, ...meta(sectionNames)]),
    language,
  };
}

type Values = readonly (string | null | undefined)[];

const sourceNames = ['application-name', 'apple-mobile-web-app-title', 'dc.publisher', 'publisher'];
const titleNames = ['og:title', 'twitter:title', 'dc.title'];
const authorNames = ['author', 'article:author', 'byl', 'parsely-author', 'dc.creator'];
const sectionNames = ['article:section', 'section', 'parsely-section'];
const languageNames = ['og:locale', 'content-language', 'language'];
const publishedNames = [
  'article:published_time',
  'og:published_time',
  'article:published',
  'datepublished',
  'article.published',
  'parsely-pub-date',
  'cxenseparse:recs:publishtime',
  'og:pubdate',
  'pub_date',
  'sailthru.date',
  'publication_date',
  'citation_publication_date',
  'publish-date',
  'pubdate',
  'dcterms.issued',
  'dc.date.issued',
  'dc.date',
  'dcterms.created',
  'date',
];
const updatedNames = [
  'article:modified_time',
  'og:updated_time',
  'article:modified',
  'datemodified',
  'article.updated',
  'lastmod',
  'last-modified',
  'dcterms.modified',
];

/** The values of all meta tags by lower-case name, in document order. */
function readMetas(document: PageElement): Map<string, string[]> {
  const metas = new Map<string, string[]>();
  for (const element of document.querySelectorAll('meta[content]')) {
    const content = (element.getAttribute('content') ?? '').slice(0, longestFact).trim();
    for (const attribute of ['property', 'name', 'itemprop', 'http-equiv']) {
      const name = element.getAttribute(attribute)?.toLowerCase();
      if (!name || content === '') continue;
      const known = metas.get(name);
      if (known === undefined) metas.set(name, [content]);
      else if (known.length < mostValues) known.push(content);
    }
  }
  return metas;
}

const longestFact = 5_000;
/** Such as several authors. */
const mostValues = 100;

function isName(text: string): boolean {
  return !/^https?:|\/|@/.test(text);
}

function withoutMissing(values: Values): string[] {
  return values.filter((value) => value != null);
}

function firstOf(values: Values): string | null {
  return values.map((value) => cleanLine(value ?? '')).find((value) => value !== '') ?? null;
}

/**
 * A page's headline without section and site name: the first of the `stated` titles in its
 * metadata, else the one that it shows. Empty where there is none.
 */
function pageTitle(document: PageElement, stated: readonly string[]): string {
  const whole = tabTitle(document);
  const shown = linesOf(document, 'h1').filter((heading) => !isSiteName(heading, whole));
  // `<title>` is often the headline followed by the site's name.
  const headline = [...shown, ...linesOf(document, 'h2, h3')].find((line) =>
    isStartOf(line, whole),
  );
  const onlyHeading = shown.length === 1 ? shown : [];
  const candidates = stated.map(cleanLine).filter((line) => line !== '');
  const title =
    candidates.find((line) => shown.includes(line)) ??
    [...candidates, headline, ...onlyHeading, whole].find((line) => line !== undefined) ??
    '';
  return shown.find((heading) => isStartOf(heading, title)) ?? title;
}

function linesOf(document: PageElement, selector: string): string[] {
  return [...document.querySelectorAll(selector)]
    .map((element) => cleanLine(textOf(element)))
    .filter((line) => line !== '');
}

/** Whether a heading is what `<title>` ends with behind a divider. */
function isSiteName(heading: string, tab: string): boolean {
  return (
    tab.length > heading.length &&
    tab.endsWith(heading) &&
    / [|–—:·»-] $|[|»] ?$/.test(tab.slice(0, tab.length - heading.length))
  );
}

/** The text of `<title>`. */
function tabTitle(document: PageElement): string {
  return cleanLine(textOf(document.querySelector('title')));
}

/** Whether the title is the heading followed by a divider and more. */
function isStartOf(heading: string, title: string): boolean {
  return title.startsWith(heading) && dividers.test(title.slice(heading.length));
}

const dividers = /^ ?(?: [|–—:·»-]|[|»]) ?\S/;

/** Removes ` | Example Times` from the end of a headline where it names the source. */
function withoutSiteName(title: string, source: string | null): string {
  const cut = Math.max(
    ...[' | ', ' - ', ' – ', ' — ', ' :: ', ' » ', ' · '].map((mark) => title.lastIndexOf(mark)),
  );
  if (cut < 1 || source === null) return title;
  const [end, name] = [title.slice(cut), source].map((text) =>
    text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''),
  );
  return end !== undefined && end !== '' && name?.includes(end) ? title.slice(0, cut) : title;
}
