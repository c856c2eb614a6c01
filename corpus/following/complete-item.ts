import type { ArticleLine, Found } from '../article-source.ts';
import { parseDate } from '../dates/parse-date.ts';
import type { Web } from '../web.ts';
import type { FeedItem } from './feed.ts';

/** An article page as it was read, or in one sentence why there is no article on it. */
type PageArticle =
  | {
      line: ArticleLine;
      /** Whether the page says that its text is for everybody, not for subscribers alone. */
      isFree: boolean;
    }
  | { rejected: string };

/** Reads the bytes of a page that was fetched from `url`; `charset` as the server declared it. */
export type ReadPage = (bytes: Uint8Array, charset: string | null, url: string) => PageArticle;

/** What completing takes. */
export type CompletionParts = { web: Web; readPage: ReadPage; signal?: AbortSignal };

/** `isMissed` says that the page did not come this time: another time it may. */
type Completed = { found: Found; isMissed: boolean };

/**
 * The article of an item: as the feed has it or, where that is a summary, as its page has it. A page
 * that cannot be had leaves the summary, with a note that says why.
 */
export async function completeItem(item: FeedItem, parts: CompletionParts): Promise<Completed> {
  const { found, isMissed } = await complete(item, parts);
  const isDated = 'line' in found && found.line.published_at != null;
  if (item.note === undefined || isDated || 'rejected' in found) return { found, isMissed };
  const note = found.note === undefined ? item.note : `${item.note}; ${found.note}`;
  return { found: { ...found, note }, isMissed };
}

async function complete(
  { line, isSummary, key }: FeedItem,
  { web, readPage, signal }: CompletionParts,
): Promise<Completed> {
  const input = line.url ?? key;
  if (!isSummary || line.url == null) return { found: { input, line }, isMissed: false };
  const visit = await web.visit(line.url, { as: 'page', ...(signal && { signal }) });
  if (visit.kind === 'failed')
    return { found: summaryOnly(line, input, visit.reason), isMissed: true };
  if (visit.kind !== 'fetched')
    return { found: summaryOnly(line, input, 'the page is gone'), isMissed: false };
  const page = readPage(visit.bytes, visit.charset, visit.url);
  return { found: foundOnPage(line, input, page), isMissed: false };
}

function foundOnPage(line: ArticleLine, input: string, page: PageArticle): Found {
  const lacking = shortcoming(page, line.text);
  if (lacking !== null) return summaryOnly(line, input, lacking);
  return { input, line: 'line' in page ? united(line, page.line) : line };
}

/** Why the page does not serve in place of the summary; null where it does. */
function shortcoming(page: PageArticle, summary: string): string | null {
  if ('rejected' in page) return page.rejected;
  if (!page.isFree) return 'the page is for subscribers';
  return page.line.text.length > summary.length ? null : 'the page holds no more than the feed';
}

function summaryOnly(line: ArticleLine, input: string, reason: string): Found {
  return line.text === ''
    ? { input, rejected: `the feed has no text, and ${reason}` }
    : { input, line, note: `summary only: ${reason}` };
}

/** The page knows the article better, the feed when it came out. */
function united(item: ArticleLine, page: ArticleLine): ArticleLine {
  return {
    url: page.url ?? item.url,
    title: page.title === '' ? item.title : page.title,
    source: page.source ?? item.source,
    published_at: item.published_at ?? page.published_at,
    updated_at: item.updated_at ?? page.updated_at,
    author: page.author ?? item.author,
    section: page.section ?? item.section,
    language: page.language ?? item.language,
    text: page.text,
  };
}

/**
 * An article that claims to be of the future was published by the time it was found: `now`, ISO 8601
 * in UTC, takes the place of its dates, with a note.
 */
export function withoutFutureDates(found: Found, now: string): Found {
  if (!('line' in found)) return found;
  const { line } = found;
  const isFuture = (date: string | null | undefined): boolean =>
    (parseDate(date ?? '') ?? '') > now;
  if (!isFuture(line.published_at) && !isFuture(line.updated_at)) return found;
  return {
    ...found,
    line: {
      ...line,
      published_at: isFuture(line.published_at) ? now : line.published_at,
      updated_at: isFuture(line.updated_at) ? null : line.updated_at,
    },
    note: [found.note, 'its date lies in the future'].filter(Boolean).join('; '),
  };
}
