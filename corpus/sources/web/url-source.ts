// Reads articles from web addresses.
import type { ArticleSource, Found } from '../../article-source.ts';
import { reasonOf } from '../../errors.ts';
import { completeItem, type ReadPage, withoutFutureDates } from '../../following/complete-item.ts';
import type { ReadFeed } from '../../following/follow-feed.ts';
import type { Visit, Web } from '../../web.ts';
import { decodeDocument } from '../decode.ts';
import { readFeed } from '../feed/read-feed.ts';
import { readHtmlPage } from '../page/html-page.ts';

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
          yield withoutFutureDates(found, now().toISOString());
    },
  };
}

/** Whether a command-line argument is a web address rather than a path. */
export function isWebAddress(argument: string): boolean {
  return /^https?:\/\//i.test(argument);
}

/** Reads a fetched feed, list or sitemap; see `readFeed`. Content that is no text is `other`. */
export const readFetchedFeed: ReadFeed = (bytes, charset, url) => {
  try {
    return readFeed(decodeDocument(bytes, charset), url);
  } catch {
    return { kind: 'other' };
  }
};

/** Reads the article on a fetched page, and whether the page declares it free to read. */
export const readFetchedPage: ReadPage = (bytes, charset, url) => {
  try {
    const html = decodeDocument(bytes, charset);
    const [found] = readHtmlPage(html, url);
    if (found === undefined) return { rejected: 'there is no article on the page' };
    return 'line' in found ? { line: found.line, isFree: !paywalled.test(html) } : found;
  } catch (error) {
    return { rejected: reasonOf(error) };
  }
};

// https://developers.google.com/search/docs/appearance/structured-data/paywalled-content
const paywalled = /"isAccessibleForFree"\s{0,20}:\s{0,20}"?(?:false|no)\b/i;

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
  const document = readFetchedFeed(visit.bytes, visit.charset, visit.url);
  if (document.kind === 'list')
    for (const feed of document.feeds) yield* articlesAt(feed, { web, visited, depth: depth + 1 });
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
  const page = readFetchedPage(visit.bytes, visit.charset, visit.url);
  if ('rejected' in page) return { input: url, rejected: page.rejected };
  const { line, isFree } = page;
  return { input: url, line, ...(!isFree && { note: 'the page is for subscribers' }) };
}

function notFetched(url: string, visit: Visit): Found {
  return { input: url, rejected: visit.kind === 'failed' ? visit.reason : 'it is gone for good' };
}
