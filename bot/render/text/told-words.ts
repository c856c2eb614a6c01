import type { Catalogue } from '../../language/catalogue.ts';

/** What a quote tells for what is asked: a yes or a no in the reader's language, all else as it is. */
export function toldWords(told: string, { answer }: Catalogue): string {
  if (told === 'yes') return answer.yes;
  return told === 'no' ? answer.no : told;
}
