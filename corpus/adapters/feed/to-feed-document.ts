import { cleanLine } from '../../text/clean-text.ts';
import type { FeedDocument, FeedItem } from '../../feeds/feed-item.ts';
import { publisherName } from './publisher-name.ts';
import type { RawFeed } from './raw/raw-item.ts';
import { joined } from './item-address.ts';
import { toFeedItem } from './to-feed-item.ts';

/** Where the feed came from, null for a file, and how many of its items could not be parsed. */
type Reading = { address: string | null; lost: number };

/** A feed with its items cleaned, each once, and the broken ones with their reasons. */
export function toFeedDocument(raw: RawFeed, { address, lost }: Reading): FeedDocument {
  const site = joined(raw.site, joined(raw.base, address));
  const facts = {
    base: joined(raw.base, address ?? site),
    publisher: cleanLine(raw.publisher ?? '') || publisherName(raw.title ?? '', site),
    language: raw.language ?? null,
  };
  const items = new Map<string, FeedItem>();
  const rejected: { input: string; rejected: string }[] = [];
  raw.items.forEach((rawItem, index) => {
    const input = `${address ?? 'the feed'}, item ${index + 1}`;
    const made = toFeedItem(rawItem, facts);
    if ('rejected' in made) rejected.push({ input, rejected: made.rejected });
    else addItem(items, made.item);
  });
  const broken = { input: address ?? 'the feed', rejected: brokenItems(lost) };
  return {
    kind: 'feed',
    title: cleanLine(raw.title ?? '') || null,
    items: [...items.values()],
    rejected: lost > 0 ? [...rejected, broken] : rejected,
  };
}

/** Adds an item that is not there yet. Where several share one guid, their addresses or headlines tell. */
function addItem(items: Map<string, FeedItem>, item: FeedItem): void {
  const twin = items.get(item.key);
  const own = item.line.url ?? item.line.title;
  if (twin === undefined) items.set(item.key, item);
  else if ((twin.line.url ?? twin.line.title) !== own && !items.has(own)) {
    const line = item.line.id === undefined ? item.line : { ...item.line, id: own };
    items.set(own, { ...item, key: own, line });
  }
}

function brokenItems(lost: number): string {
  return lost === 1
    ? 'one item is broken XML and was left out'
    : `${lost} items are broken XML and were left out`;
}
