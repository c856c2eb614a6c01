import type { Feeds } from './open-feeds.ts';

/** What came of removing feeds. */
export type Removed = { removed: string[]; unknown: string[] };

/** Ends following feeds; their articles stay. */
export async function removeFeeds(
  urls: readonly string[],
  { list }: Pick<Feeds, 'list'>,
): Promise<Removed> {
  const outcome: Removed = { removed: [], unknown: [] };
  for (const url of urls.map((each) => URL.parse(each)?.href ?? each))
    ((await list.remove(url)) ? outcome.removed : outcome.unknown).push(url);
  return outcome;
}
