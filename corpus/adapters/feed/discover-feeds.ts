import { parsePage } from '../page/dom.ts';
import { joined } from './item-address.ts';

/** The feeds that a page names in its head, absolute and in its order; empty for none. Never throws. */
export function discoverFeeds(html: string, address: string): string[] {
  try {
    const page = parsePage(html);
    const base = joined(page.querySelector('base[href]')?.getAttribute('href'), address);
    const links = [...page.querySelectorAll('link[rel~="alternate"][href], a[type][href]')];
    const feeds = links
      .filter((link) => feedTypes.test(link.getAttribute('type') ?? ''))
      .map((link) => URL.parse(link.getAttribute('href') ?? '', base ?? address)?.href);
    return [...new Set(feeds.filter((feed) => feed !== undefined))];
  } catch {
    return [];
  }
}

const feedTypes = /^\s*application\/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json)\b/i;
