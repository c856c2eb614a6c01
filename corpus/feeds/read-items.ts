import type { Found } from '../ports/article-source.ts';
import { completeItem, type CompletionParts } from './complete-item.ts';
import type { FeedItem } from './feed-item.ts';
import { type SeenItem, seenItem } from './seen-item.ts';

/** What came in, what is known by now, and whether no item waits for the next visit. */
type ReadItems = { found: Found[]; read: SeenItem[]; isWhole: boolean };

/** Pages that one visit reads: what is left waits for the next, so that no feed holds up the others. */
const PAGES = 50;
/** How often the page of an item is asked for, each time that its feed has changed. */
const TRIES = 3;

/** Reads the items that are new or changed, or whose pages did not come the last time. */
export async function readItems(
  items: readonly FeedItem[],
  seen: readonly SeenItem[],
  parts: CompletionParts,
): Promise<ReadItems> {
  const known = new Map(seen.map((item) => [item.key, item]));
  const isSettled = (item: FeedItem): boolean => {
    const now = seenItem(item);
    const before = known.get(now.key);
    return before?.mark === now.mark && (before.misses === 0 || before.misses >= TRIES);
  };
  const fresh = items.filter((item) => !isSettled(item));
  const waiting = new Set(fresh.filter(({ isSummary }) => isSummary).slice(PAGES));
  const settled = items.filter(isSettled).flatMap((item) => known.get(seenItem(item).key) ?? []);
  const found: Found[] = [];
  const read: SeenItem[] = [];
  for (const item of fresh.filter((each) => !waiting.has(each))) {
    if (parts.signal?.aborted) break;
    const outcome = await readItem(item, known.get(seenItem(item).key), parts);
    found.push(...outcome.found);
    read.push(outcome.seen);
  }
  return { found, read: [...settled, ...read], isWhole: waiting.size === 0 };
}

async function readItem(
  item: FeedItem,
  before: SeenItem | undefined,
  parts: CompletionParts,
): Promise<{ found: Found[]; seen: SeenItem }> {
  const now = seenItem(item);
  const { found, isMissed } = await completeItem(item, parts);
  if (!isMissed) return { found: [found], seen: now };
  const isSame = before?.mark === now.mark;
  // The store has this summary, or even the whole text, which no summary may replace.
  const isStored = isSame || before?.misses === 0;
  return {
    found: isStored ? [] : [found],
    seen: { ...now, misses: (isSame ? before.misses : 0) + 1 },
  };
}
