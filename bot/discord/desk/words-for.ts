import { catalogueFor } from '../../language/catalogue-for.ts';
import type { Catalogue } from '../../language/catalogue.ts';
import type { House } from './desk.ts';

/** What the bot says to a reader of a locale, unless the server fixed the language. */
export function wordsFor({ settings: { language } }: House, locale: string): Catalogue {
  return catalogueFor(language === 'reader' ? locale : language);
}
