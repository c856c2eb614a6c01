import type { Feeds } from './open-feeds.ts';
import { newFeed } from '../../corpus/following/feed.ts';

/** What came of adding feeds; `also` are further feeds that a page names. */
export type Added = {
  added: string[];
  known: string[];
  also: string[];
  rejected: { input: string; reason: string }[];
};

/** Adds the feeds that addresses and files lead to; a bad one stops nothing. */
export async function addFeeds(
  words: readonly string[],
  feeds: Pick<Feeds, 'find' | 'list'>,
  now: Date,
): Promise<Added> {
  const outcome: Added = { added: [], known: [], also: [], rejected: [] };
  for (const word of words) {
    const found = await feeds.find(word);
    if ('rejected' in found) {
      outcome.rejected.push({ input: word, reason: found.rejected });
      continue;
    }
    outcome.also.push(...found.also);
    for (const url of found.feeds) {
      const isNew = await feeds.list.add(newFeed(url, now.toISOString()));
      (isNew ? outcome.added : outcome.known).push(url);
    }
  }
  return outcome;
}
