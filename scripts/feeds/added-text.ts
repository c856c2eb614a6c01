import type { Added } from '../../bot/feeds/add-feeds.ts';

/** What came of adding feeds, for people. */
export function addedText({ added, known, also, rejected }: Added): string {
  const hint = '  on the page, too (add it if it is another): ';
  return [
    ...added.map((url) => `added ${url}`),
    ...known.map((url) => `already followed ${url}`),
    ...also.map((url) => `${hint}${url}`),
    ...rejected.map(({ input, reason }) => `rejected ${input}: ${reason}`),
    ...(added.length > 0 ? ['npm start reads them as they come due.'] : []),
  ]
    .map((line) => `${line}\n`)
    .join('');
}
