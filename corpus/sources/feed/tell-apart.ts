// Tells the items of a feed apart: by address, by guid, by headline and day.
import { canonicalUrl } from '../../canonical-url.ts';
import type { ArticleLine } from '../../article-source.ts';
import type { FeedItem } from '../../following/feed.ts';
import { headlineId } from '../../article-id.ts';

/**
 * The items with their keys, each once. An item is its address's article only if no other item has
 * that address, and it is not that of the feed's `site`; else its publisher, headline and day name
 * the article. Such an item is not read from its page, which tells of the others, too, nor is one
 * whose address names a part of a page.
 */
export function tellApart(given: readonly FeedItem[], site: string | null): FeedItem[] {
  const items = withoutRepeats(given.map(identityOf));
  const occurs = countOf(items.flatMap(namesOf));
  const isUnique = (name: string | null): boolean => name !== null && occurs.get(name) === 1;
  const home = canonicalUrl(site ?? '');
  return items.map((identity) => {
    const { item, address, guid, headline } = identity;
    const names = {
      guid: isUnique(guid) ? guid : null,
      address: isUnique(address) && address !== home ? address : null,
      id: isUnique(headline) ? headline : exactId(identity),
    };
    return namedItem(item, names);
  });
}

/** What names an item and no other: guid and address where they do, and an id. */
type Names = { guid: string | null; address: string | null; id: string };

function namedItem(item: FeedItem, { guid, address, id }: Names): FeedItem {
  const named = {
    ...item,
    key: guid ?? address ?? id,
    guid: guid === null ? null : item.guid,
    line: address === null ? { ...item.line, id } : item.line,
  };
  const hasOwnPage = address !== null && !address.includes('#');
  return item.isSummary && !hasOwnPage ? withoutPage(named) : named;
}

/** What may name an item: the guid has a prefix, because some are addresses. */
type Identity = { item: FeedItem; address: string | null; guid: string | null; headline: string };

function identityOf(item: FeedItem): Identity {
  const guid = item.guid === null ? null : `guid:${item.guid}`;
  return { item, guid, address: canonicalUrl(item.line.url ?? ''), headline: idOf(item.line) };
}

function namesOf({ address, guid, headline }: Identity): string[] {
  return [address, guid, headline].filter((name) => name !== null);
}

/** Tells apart items of the same headline and day. */
function exactId({ item: { line }, guid, address }: Identity): string {
  return idOf({ ...line, title: [line.title, address, guid ?? line.text].join('\n') });
}

function idOf({ url, title, source, published_at: publishedAt = null }: ArticleLine): string {
  const publisher = source ?? URL.parse(url ?? '')?.hostname ?? 'feed';
  return headlineId({ source: publisher, title, publishedAt });
}

function withoutPage(item: FeedItem): FeedItem {
  const note = [item.note, 'summary only: its page tells of more than this item'];
  return { ...item, isSummary: false, note: note.filter(Boolean).join('; ') };
}

/**
 * An item is a repeat if address, headline and day are those of an earlier one, and so is the guid
 * or the text.
 */
function withoutRepeats(items: readonly Identity[]): Identity[] {
  const seen = new Set<string>();
  return items.filter(({ item, address, guid, headline }) => {
    const facts = [`text:${item.line.text}`, ...(guid === null ? [] : [guid])];
    const same = facts.map((fact) => [address, headline, fact].join('\n'));
    const isRepeat = same.some((fact) => seen.has(fact));
    for (const fact of same) seen.add(fact);
    return !isRepeat;
  });
}

function countOf(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
