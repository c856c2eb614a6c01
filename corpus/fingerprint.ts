import { createHash } from 'node:crypto';
import { isBeyondEnglish } from './text/is-beyond-english.ts';

/**
 * 32 hexadecimal digits that change exactly when the words of title or text do; see `wordsOf`.
 */
export function fingerprint(title: string, text: string): string {
  const words = [title, text].map(wordsOf).join('\n');
  return createHash('sha256').update(words).digest('hex').slice(0, 32);
}

const anyWord = /[\p{L}\p{M}\p{N}]+/gu;
const englishWord = /[a-zA-Z0-9]+/g;

/**
 * The words of a text, one space between two. Words are runs of letters, marks and digits, case
 * kept: a corrected capital is a correction. White space, punctuation and the style of quotation
 * marks do not count.
 */
export function wordsOf(text: string): string {
  // Most text is English, which is read several times as fast.
  const found = isBeyondEnglish(text)
    ? text.normalize('NFC').match(anyWord)
    : text.match(englishWord);
  return (found ?? []).join(' ');
}
