// Reads articles from web addresses.
import type { ArticleSource, Found } from '../../article-source.ts';
import { siteOf } from '../../canonical-url.ts';
import { completeItem, withSettledDates } from '../../following/complete-item.ts';
import type { Visit, Web } from '../../web.ts';
import { readFetchedFeed, readFetchedPage } from '../reading-pool.ts';

/** `now` replaces dates in the future. */
type UrlSourceOptions = { web: Web; now: () => Date };

/**
 * Articles at web addresses: pages, feeds with the pages of their items, sitemaps, and the feeds of
 * OPML lists and sitemap indexes; the content decides which. Each address is read once.
 */
export function urlSource(urls: readonly string[], { web, now }: UrlSourceOptions): ArticleSource {
  return {
    async *articles() {
      const visited = new Set<string>();
      for (const url of urls)
        for await (const found of articlesAt(url, { web, visited, depth: 0 }))
          yield withSettledDates(found, now().toISOString());
    },
  };
}

/** Whether a command-line argument is a web address rather than a path. */
export function isWebAddress(argument: string): boolean {
  return /^https?:\/\//i.test(argument);
}

/** `depth` is how many lists of feeds led to the address. */
type Crawl = { web: Web; visited: Set<string>; depth: number };

/** Enough for nested sitemap indexes, and an end for endless ones. */
const maxDepth = 4;

async function* articlesAt(url: string, { web, visited, depth }: Crawl): AsyncGenerator<Found> {
  if (visited.has(url)) return;
  visited.add(url);
  if (depth > maxDepth) {
    yield { input: url, rejected: 'lists of feeds that lead to further lists are not followed on' };
    return;
  }
  const visit = await web.visit(url, { as: 'feed' });
  if (visit.kind !== 'fetched') {
    yield notFetched(url, visit);
    return;
  }
  const document = await readFetchedFeed(visit.bytes, visit.charset, visit.url);
  if (document.kind === 'list')
    for (const feed of document.feeds) yield* articlesAt(feed, { web, visited, depth: depth + 1 });
  else if (document.kind === 'unreadable') yield { input: url, rejected: document.reason };
  else if (document.kind === 'other') yield await articleOfPage(url, web);
  else {
    for (const item of document.items) {
      yield (await completeItem(item, { web, readPage: readFetchedPage })).found;
    }
    yield* document.rejected;
  }
}

/** Fetches the address again as a page, because robots.txt applies to pages. */
async function articleOfPage(url: string, web: Web): Promise<Found> {
  const visit = await web.visit(url, { as: 'page' });
  if (visit.kind !== 'fetched') return notFetched(url, visit);
  const page = await readFetchedPage(visit.bytes, visit.charset, visit.url);
  if ('rejected' in page) return { input: url, rejected: page.rejected };
  const { line, isFree } = page;
  const origin = { kind: 'page', site: siteOf(visit.url), feed: null } as const;
  return { input: url, line, origin, ...(!isFree && { note: 'the page is for subscribers' }) };
}

function notFetched(url: string, visit: Visit): Found {
  return { input: url, rejected: visit.kind === 'failed' ? visit.reason : 'it is gone for good' };
}
