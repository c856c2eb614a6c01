// Completes a feed item from its page where the feed has a summary only.
import type { ArticleLine, Found } from '../article-source.ts';
import { siteOf } from '../canonical-url.ts';
import { isOpenDate, settledDate } from '../dates/open-date.ts';
import { parseDate } from '../dates/parse-date.ts';
import type { Web } from '../web.ts';
import { type FeedItem, foundInFeed } from './feed.ts';
import { isListing, otherStory } from './same-story.ts';

/** The article on a page, or why there is none, in one sentence. */
export type PageArticle =
  | {
      line: ArticleLine;
      /** False where the page declares its text to be for subscribers only. */
      isFree: boolean;
      /** How many headlines of other stories it links. */
      linkedHeadlines: number;
    }
  | { rejected: string };

/** Reads a page fetched from `url`; `charset` as the server declared it. Never throws. */
export type ReadPage = (
  bytes: Uint8Array,
  charset: string | null,
  url: string,
) => Promise<PageArticle>;

/** Everything that completing an item needs. */
export type CompletionParts = { web: Web; readPage: ReadPage; signal?: AbortSignal };

/** `isPageMissing`: the page could not be fetched this time, but may be later. */
type Completed = { found: Found; isPageMissing: boolean };

/**
 * The article of a feed item: from the feed, or from the item's page where the feed has a summary
 * only. Where the page does not help, the summary stays, with a note that says why.
 */
export async function completeItem(item: FeedItem, parts: CompletionParts): Promise<Completed> {
  const { found, isPageMissing } = await complete(item, parts);
  if (item.note === undefined || 'rejected' in found) return { found, isPageMissing };
  // The page may state the date that could not be read in the feed.
  if (item.isSummary && found.line.published_at != null) return { found, isPageMissing };
  const note = found.note === undefined ? item.note : `${item.note}; ${found.note}`;
  return { found: { ...found, note }, isPageMissing };
}

/**
 * Completes dates such as `3 hours ago` (see `openDate`), and replaces those in the future by `now`
 * (ISO 8601 in UTC), with a note: the article was published by the time it was found.
 */
export function withSettledDates(found: Found, now: string): Found {
  if (!('line' in found)) return found;
  const isSaved = found.origin === undefined || found.origin.kind === 'file';
  const settled = (written: string | null | undefined): string | null | undefined =>
    isOpenDate(written ?? '') ? settledDate(written ?? '', { now, isSaved }) : written;
  const isFuture = (date: string | null | undefined): boolean =>
    (parseDate(date ?? '') ?? '') > now;
  const published = settled(found.line.published_at);
  const updated = settled(found.line.updated_at);
  const isAhead = isFuture(published) || isFuture(updated);
  const isSame = published === found.line.published_at && updated === found.line.updated_at;
  if (isSame && !isAhead) return found;
  return {
    ...found,
    line: {
      ...found.line,
      published_at: isFuture(published) ? now : published,
      updated_at: isFuture(updated) ? null : updated,
    },
    ...(isAhead && {
      note: [found.note, 'its date lies in the future'].filter(Boolean).join('; '),
    }),
  };
}

async function complete(
  item: FeedItem,
  { web, readPage, signal }: CompletionParts,
): Promise<Completed> {
  const { line, isSummary } = item;
  const input = line.url ?? item.key;
  if (!isSummary || line.url == null)
    return { found: foundInFeed(item, input), isPageMissing: false };
  const visit = await web.visit(line.url, { as: 'page', ...(signal && { signal }) });
  if (visit.kind === 'failed')
    return { found: summaryOnly(item, input, visit.reason), isPageMissing: true };
  if (visit.kind !== 'fetched')
    return { found: summaryOnly(item, input, 'the page is gone'), isPageMissing: false };
  const page = await readPage(visit.bytes, visit.charset, visit.url);
  return { found: fromPage(item, input, { page, url: visit.url }), isPageMissing: false };
}

/** The page's article, or the summary with the reason why the page cannot replace it. */
function fromPage(
  item: FeedItem,
  input: string,
  { page, url }: { page: PageArticle; url: string },
): Found {
  const { line, feedSite } = item;
  if ('rejected' in page) return summaryOnly(item, input, page.rejected);
  if (!page.isFree) return summaryOnly(item, input, 'the page is for subscribers');
  if (page.line.text.length <= line.text.length)
    return summaryOnly(item, input, 'the page holds no more than the feed');
  // A link to a section may have the section's name.
  if (item.isLink && isListing(page)) return summaryOnly(item, input, 'it is a list of articles');
  const other = otherStory(line, { ...page, url });
  if (other !== null) return summaryOnly(item, input, other);
  const origin = { kind: 'page', site: siteOf(url), feed: feedSite } as const;
  return { ...foundInFeed(item, input), line: mergeLines(line, page.line), origin };
}

function summaryOnly(item: FeedItem, input: string, reason: string): Found {
  const { title, text } = item.line;
  if (item.isLink) return { input, rejected: reason };
  if (title === '' && text === '')
    return { input, rejected: `the feed has no text, and ${reason}` };
  return foundInFeed(item, input, `${text === '' ? 'headline' : 'summary'} only: ${reason}`);
}

/** The page wins where it says something; of two dates the one with a time. */
function mergeLines(item: ArticleLine, page: ArticleLine): ArticleLine {
  const facts = ['url', 'source', 'author', 'section', 'language'] as const;
  return {
    ...Object.fromEntries(facts.map((fact) => [fact, page[fact] ?? item[fact]])),
    // A page without a headline has its first sentence for one.
    title: page.text.startsWith(page.title) ? item.title : page.title,
    published_at: timed(page.published_at) ?? item.published_at ?? page.published_at,
    updated_at: timed(page.updated_at) ?? item.updated_at ?? page.updated_at,
    text: page.text,
  };
}

/** The date if it has a time of day; many pages show the day alone. */
function timed(written: string | null | undefined): string | null {
  const date = parseDate(written ?? '');
  return date === null || date.endsWith('T00:00:00.000Z') ? null : date;
}
