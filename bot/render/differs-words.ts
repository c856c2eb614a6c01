import type { Difference } from '../../retrieval/answer.ts';
import type { Catalogue } from '../language/catalogue.ts';
import { plainDate } from './plain-date.ts';

/** The numbers on which reports differ, newest first; null where they do not. */
export function differsWords(
  differs: readonly Difference[] | undefined,
  { answer: words, locale }: Catalogue,
): string | null {
  if (differs === undefined || differs.length === 0) return null;
  const list = new Intl.ListFormat(locale);
  const told = differs.map(({ value, publishers, publishedAt }) => {
    const reported = [list.format(publishers), plainDate(publishedAt)].filter(Boolean).join(', ');
    return `${value} (${reported})`;
  });
  return words.differs(told.join('; '));
}
