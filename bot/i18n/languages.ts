import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { spanish } from './spanish.ts';
import type { Strings } from './strings.ts';

/** Every language of the interface by its BCP 47 code. A new language is a file and a line here. */
export const languages: ReadonlyMap<string, Strings> = new Map([
  ['en', english],
  ['de', german],
  ['es', spanish],
  ['fr', french],
]);

/** The strings for a reader's locale, such as `de` or `en-GB`; English for an unknown language. */
export function stringsFor(locale: string): Strings {
  return languages.get(locale.toLowerCase().split('-', 1)[0] ?? '') ?? english;
}

/** The name of a language, such as `German` or `Deutsch`, in the language of `locale`. */
export function languageName(code: string, locale: string): string {
  return new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? code;
}

/**
 * Why a feed cannot be read, in the language of the strings, or as it is where the language has no words
 * for it. The status of a server stays.
 */
export function feedReason(reason: string, { feeds: { reasons } }: Strings): string {
  const end = reason.indexOf(' (status ');
  const sentence = end === -1 ? reason : reason.slice(0, end);
  const known = new Map(Object.entries(reasons ?? {})).get(sentence);
  return known === undefined ? reason : known + reason.slice(sentence.length);
}
