import { words } from '../../words/words.ts';
import type { Reading } from '../read-claim.ts';

/** Whether a quotation of more than one word does not stand in what was given, word for word in a row. */
export function isMisquoted({ text, given }: Reading): boolean {
  const running = ` ${words(given).join(' ')} `;
  return [...text.matchAll(/"([^"]+)"/gu)]
    .map(([, quoted = '']) => words(quoted).join(' '))
    .some((quoted) => quoted.includes(' ') && !running.includes(` ${quoted} `));
}

/** Whether it holds an address, a mark-up tag or a mention that was not given: nobody's sentence has one. */
export function isDecorated({ text, given }: Reading): boolean {
  return [
    ...text.matchAll(/\b(?:https?:\/\/|www\.)\S+|<[^<>\s][^<>]*>|\]\(|@(?:everyone|here)\b/giu),
  ].some(([mark]) => !given.includes(mark));
}
