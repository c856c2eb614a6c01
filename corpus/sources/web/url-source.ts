import type { ArticleSource, Found } from '../../article-source.ts';
import { reasonOf } from '../../errors.ts';
import { completeItem, type ReadPage, withoutFutureDates } from '../../following/complete-item.ts';
import type { ReadFeed } from '../../following/follow-feed.ts';
import type { Visit, Web } from '../../web.ts';
import { decodeDocument } from '../decode.ts';
import { readFeed } from '../feed/read-feed.ts';
import { readHtmlPage } from '../page/html-page.ts';

/** `now` is for dates that lie in the future. */
type UrlSourceOptions = { web: Web; now: () => Date };

/** Whether a word of a call is an address of the web and no path. */
export function isWebAddress(word: string): boolean {
  return /^https?:\/\//i.test(word);
}

/**
 * Articles at addresses of the web: pages, feeds with the pages of their items, sitemaps, and what
 * OPML lists and sitemap indexes name; told apart by content. Each address is read once.
 */
export function urlSource(urls: readonly string[], { web, now }: UrlSourceOptions): ArticleSource {
  return {
    async *articles() {
      const visited = new Set<string>();
      for (const url of urls)
        for await (const found of articlesAt(url, { web, visited, lists: 0 }))
          yield withoutFutureDates(found, now().toISOString());
    },
  };
}

/** What was visited before, and how many lists led here, one naming the next. */
type Way = { web: Web; visited: Set<string>; lists: number };

/** A sitemap index names sitemaps; a few more are somebody's tidy folders, and others have no end. */
const mostLists = 4;

async function* articlesAt(url: string, { web, visited, lists }: Way): AsyncGenerator<Found> {
  if (visited.has(url)) return;
  visited.add(url);
  if (lists > mostLists) {
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
    for (const feed of document.feeds) yield* articlesAt(feed, { web, visited, lists: lists + 1 });
  else if (document.kind === 'other') yield await articleOfPage(url, web);
  else {
    for (const item of document.items) {
      yield (await completeItem(item, { web, readPage: readFetchedPage })).found;
    }
    yield* document.rejected;
  }
}

/** Asked for again as a page: what is no feed is read only where robots.txt lets us. */
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

/** A fetched feed, list or sitemap; see `readFeed`. What is no text is `other`. */
export const readFetchedFeed: ReadFeed = (bytes, charset, url) => {
  try {
    return readFeed(decodeDocument(bytes, charset), url);
  } catch {
    return { kind: 'other' };
  }
};

/** The article on a fetched page, and whether the page says that it is for everybody. */
export const readFetchedPage: ReadPage = (bytes, charset, url) => {
  try {
    const html = decodeDocument(bytes, charset);
    const [found] = readHtmlPage(html, url);
    if (found === undefined) return { rejected: 'there is no article on the page' };
    return 'line' in found ? { line: found.line, isFree: !paid.test(html) } : found;
  } catch (error) {
    return { rejected: reasonOf(error) };
  }
};

// https://developers.google.com/search/docs/appearance/structured-data/paywalled-content
const paid = /"isAccessibleForFree"\s{0,20}:\s{0,20}"?(?:false|no)\b/i;
