import { parsePage } from '../page/dom.ts';
import { resolveAddress } from './feed-items.ts';

/**
 * The feeds that a page links to, absolute and in its order.
 * @throws InputUnreadable as `parsePage`.
 */
export function linkedFeeds(html: string, address: string): string[] {
  const page = parsePage(html);
  const base = resolveAddress(page.querySelector('base[href]')?.getAttribute('href'), address);
  const links = [...page.querySelectorAll('link[rel~="alternate"][href], a[type][href]')];
  const feeds = links
    .filter((link) => feedTypes.test(link.getAttribute('type') ?? ''))
    .map((link) => URL.parse(link.getAttribute('href') ?? '', base ?? address)?.href);
  return [...new Set(feeds.filter((feed) => feed !== undefined))];
}

const feedTypes = /^\s*application\/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json)\b/i;
