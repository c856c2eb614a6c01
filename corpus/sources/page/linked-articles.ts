// Reads a page without a feed as one: the links that look like headlines.
import { siteOf } from '../../canonical-url.ts';
import type { FeedDocument, FeedItem } from '../../following/feed.ts';
import { cleanLine } from '../../text/clean-text.ts';
import { type PageElement, parsePage, textOf } from './dom.ts';

/**
 * The links of a page that may lead to articles, in its order: to other pages of its site, outside
 * menus and footers, with a text as long as a headline. Whether one is an article shows on its page.
 * @throws InputUnreadable as `parsePage`.
 */
export function linkedArticles(html: string, address: string): FeedDocument {
  const page = parsePage(html);
  const from = baseOf(page, address);
  const items = new Map<string, FeedItem>();
  for (const link of page.querySelectorAll('a[href]')) {
    if (items.size >= MOST_LINKS) break;
    const url = addressOf(link, from);
    if (url === null || !isOtherPage(url, address)) continue;
    const title = cleanLine(headingOf(link)).slice(0, LONGEST_TITLE);
    // Of several links to a page, the one with the longest text is its headline.
    const known = items.get(url)?.line.title.length ?? 0;
    if (isHeadline(title) && title.length > known && !isInMenu(link))
      items.set(url, itemOf(url, title, address));
  }
  const title = cleanLine(textOf(page.querySelector('title'))) || null;
  return { kind: 'feed', title, items: [...items.values()], rejected: [] };
}

const MOST_LINKS = 300;
const LONGEST_TITLE = 300;
/** The least letters of a headline, and where a script needs fewer. */
const FEWEST_LETTERS = 20;
const FEWEST_DENSE_LETTERS = 8;
const dense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const files = /\.(?:jpe?g|png|gif|webp|svg|pdf|mp[34]|zip|docx?|xlsx?|ics)$/i;

/** What the links of a page are relative to. */
function baseOf(page: PageElement, address: string): string {
  const base = page.querySelector('base[href]')?.getAttribute('href') ?? '';
  return URL.parse(base, address)?.href ?? address;
}

function addressOf(link: PageElement, base: string): string | null {
  const url = URL.parse(link.getAttribute('href') ?? '', base);
  if (url === null || !/^https?:$/.test(url.protocol) || files.test(url.pathname)) return null;
  url.hash = '';
  return url.href;
}

/** Whether an address is another page of the same site, and not its home page. */
function isOtherPage(url: string, address: string): boolean {
  if (siteOf(url) !== siteOf(address)) return false;
  const page = URL.parse(address);
  if (page !== null) page.hash = '';
  return new URL(url).pathname !== '/' && url !== page?.href;
}

/** A teaser that is one link holds its headline as a heading. */
function headingOf(link: PageElement): string {
  const heading = link.querySelector('h1, h2, h3, h4, h5, h6');
  return textOf(heading ?? link);
}

function isHeadline(text: string): boolean {
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return letters >= (dense.test(text) ? FEWEST_DENSE_LETTERS : FEWEST_LETTERS);
}

function isInMenu(link: PageElement): boolean {
  for (let at = link.parentNode; at !== null; at = at.parentNode)
    if (/^(?:NAV|FOOTER|ASIDE)$/.test(at.nodeName)) return true;
  return false;
}

function itemOf(url: string, title: string, address: string): FeedItem {
  return {
    key: url,
    guid: null,
    feedSite: siteOf(address),
    line: { url, title, source: null, published_at: null, updated_at: null, text: '' },
    isSummary: true,
    isLink: true,
  };
}
