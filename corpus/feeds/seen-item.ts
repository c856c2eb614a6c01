import { createHash } from 'node:crypto';
import type { FeedItem } from './feed-item.ts';

/** An item that was read, in few letters. */
export type SeenItem = {
  /** Tells it from others. */
  key: string;
  /** Changes with its words and with its date of change. */
  mark: string;
  /** How often in a row its page did not come. */
  misses: number;
};

/** What is remembered of an item that was read as well as can be. */
export function seenItem({ key, line }: FeedItem): SeenItem {
  const { title, text, published_at: published, updated_at: updated } = line;
  const words = [title, text].join('\n').replace(/\s+/g, ' ');
  return { key: hashOf(key), mark: hashOf(`${updated ?? published ?? ''}\n${words}`), misses: 0 };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 12);
}
