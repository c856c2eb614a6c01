import { many } from './many.ts';
import { locale } from './locale.ts';
import type { StatusStrings } from '../words/status-words.ts';

export const statusStrings: StatusStrings = {
  corpus: (articles, oldest, newest) =>
    oldest === null || newest === null
      ? many(articles, 'Artikel', 'Artikel')
      : `${many(articles, 'Artikel', 'Artikel')}, vom ${oldest} bis zum ${newest}`,
  publishers: (names) => `Von ${names}`,
  others: (count) => many(count, 'weiteren', 'weiteren'),
  quoting: 'Antworten zitieren die Artikel wörtlich',
  model: (name) => `Antworten formuliert ${name}, geprüft an den Artikeln`,
  feeds: (followed, failing, lastRead) =>
    [
      followed === 0
        ? 'Kein Feed wird gelesen'
        : `${many(followed, 'Feed wird', 'Feeds werden')} gelesen`,
      ...(failing === 0 ? [] : [`${failing.toLocaleString(locale)} davon vergeblich`]),
      ...(lastRead === null ? [] : [`zuletzt ${lastRead}`]),
    ].join(', '),
  latency: (milliseconds) => `Discord antwortet in ${milliseconds.toLocaleString(locale)} ms`,
};
