import type { Catalogue } from './catalogue.ts';
import { english } from './english.ts';
import { german } from './german.ts';

/** The catalogue of a reader's locale, such as `de` or `en-GB`; English where there is none. */
export function catalogueFor(locale: string): Catalogue {
  return locale.toLowerCase().split('-', 1)[0] === 'de' ? german : english;
}
