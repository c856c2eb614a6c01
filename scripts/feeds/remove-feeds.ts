import type { Feeds } from '../../bot/open-feeds.ts';

/** What came of removing feeds. */
export type Removed = { removed: string[]; unknown: string[] };

/** Ends following feeds; their articles stay. */
export async function removeFeeds(urls: readonly string[], { list }: Feeds): Promise<Removed> {
  const outcome: Removed = { removed: [], unknown: [] };
  for (const url of urls.map((each) => URL.parse(each)?.href ?? each))
    ((await list.remove(url)) ? outcome.removed : outcome.unknown).push(url);
  return outcome;
}

/** The same for people. */
export function removedText({ removed, unknown }: Removed): string {
  return [
    ...removed.map((url) => `removed ${url}\n`),
    ...unknown.map((url) => `not followed ${url}: npm run feeds -- list shows the addresses\n`),
  ].join('');
}
