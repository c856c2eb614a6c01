import { createHash } from 'node:crypto';

/**
 * 32 hexadecimal digits that change exactly when the words of title or text do; see `wordsOf`.
 */
export function fingerprint(title: string, text: string): string {
  const words = [title, text].map(wordsOf).join('\n');
  return createHash('sha256').update(words).digest('hex').slice(0, 32);
}

/**
 * The words of a text, one space between two. Words are runs of letters, marks and digits, case
 * kept: a corrected capital is a correction. White space, punctuation and the style of quotation
 * marks do not count.
 */
export function wordsOf(text: string): string {
  return (text.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(' ');
}
