import { parsePage } from '../page/dom.ts';
import { resolveAddress } from './feed-items.ts';

/**
 * The feeds that a page links to, absolute and in its order, those of comments last.
 * @throws InputUnreadable as `parsePage`.
 */
export function linkedFeeds(html: string, address: string): string[] {
  const page = parsePage(html);
  const base = resolveAddress(page.querySelector('base[href]')?.getAttribute('href'), address);
  const links = [...page.querySelectorAll('link[rel~="alternate"][href], a[type][href]')];
  const feeds = links
    .filter((link) => feedTypes.test(link.getAttribute('type') ?? ''))
    .flatMap((link) => {
      const url = URL.parse(link.getAttribute('href') ?? '', base ?? address)?.href;
      const name = `${link.getAttribute('title') ?? ''} ${url ?? ''}`;
      return url === undefined ? [] : [{ url, isOfComments: ofComments.test(name) }];
    });
  const sorted = feeds.toSorted((a, b) => Number(a.isOfComments) - Number(b.isOfComments));
  return [...new Set(sorted.map(({ url }) => url))];
}

const ofComments = /comment|kommentar|coment[aá]rio|commenti|reacties|replies|комментари/i;
const feedTypes = /^\s*application\/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json)\b/i;
