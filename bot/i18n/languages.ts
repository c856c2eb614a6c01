import { english } from './english.ts';
import { german } from './german.ts';
import type { Strings } from './strings.ts';

/** The catalogue of a reader's locale, such as `de` or `en-GB`; English where there is none. */
export function stringsFor(locale: string): Strings {
  return locale.toLowerCase().split('-', 1)[0] === 'de' ? german : english;
}
