import type { Removed } from '../../bot/feeds/remove-feeds.ts';

/** What came of removing feeds, for people. */
export function removedText({ removed, unknown }: Removed): string {
  return [
    ...removed.map((url) => `removed ${url}\n`),
    ...unknown.map((url) => `not followed ${url}: npm run feeds -- list shows the addresses\n`),
  ].join('');
}
