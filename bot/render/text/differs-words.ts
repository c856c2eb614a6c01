import type { Difference } from '../../../retrieval/answer.ts';
import type { Catalogue } from '../../language/catalogue.ts';
import { plainDate } from './plain-date.ts';
import { toldWords } from './told-words.ts';

/** What reports differ on, newest first, with publishers and dates; null where they do not. */
export function differsWords(
  differs: readonly Difference[] | undefined,
  words: Catalogue,
): string | null {
  if (differs === undefined || differs.length === 0) return null;
  const list = new Intl.ListFormat(words.locale);
  const told = differs.map(({ value, publishers, publishedAt }) => {
    const reported = [list.format(publishers), plainDate(publishedAt, words.locale)]
      .filter(Boolean)
      .join(', ');
    return `${toldWords(value, words)} (${reported})`;
  });
  return words.answer.differs(told.join('; '));
}
