import { reasonOf } from '../errors.ts';
import type { ReadPage } from '../feeds/complete-item.ts';
import type { ReadFeed } from '../feeds/follow-feed.ts';
import { decodeDocument } from './bytes/decode-document.ts';
import { readFeed } from './feed/read-feed.ts';
import { readHtmlPage } from './page/html-page.ts';

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
