import { locale } from './locale.ts';
import { many } from './many.ts';
import type { FeedStrings } from '../words/feed-words.ts';

export const feedStrings: FeedStrings = {
  heading: 'Feeds, denen ich folge',
  none: 'Ich folge noch keinem Feed. /feeds add nimmt die Adresse einer Seite, eines Feeds oder einer Liste von Feeds.',
  visiting: [
    'Ich besuche die Adresse …',
    'Ich lese, was dort steht, Seite für Seite …',
    'Ich lese noch …',
  ],
  added: 'Ab jetzt folge ich',
  known: 'Diesen folge ich schon',
  also: 'Die Seite nennt auch diese; füge einen hinzu, wenn es ein anderer ist',
  rejected: (reason) => `Es kam nichts hinzu: ${reason}`,
  removed: (url) => `Ich folge ${url} nicht mehr. Die Artikel bleiben.`,
  notFollowed: 'Ich folge keinem Feed mit dieser Adresse. Wähle beim Tippen einen aus der Liste.',
  notYours:
    'Meine Feeds sind für alle Server dieselben, darum ändert sie nur, wer mich betreibt. Mit /feeds check kannst du zeigen, was ein Feed brächte.',
  noAddress: 'Das ist keine Adresse im Web. Schreib eine wie https://www.example.org/',
  notReadYet: 'noch nicht gelesen',
  lastRead: (when) => `gelesen ${when}`,
  failing: (times, reason) =>
    `${times === 1 ? 'einmal' : `${times.toLocaleString(locale)}-mal`} fehlgeschlagen: ${reason}`,
  ended: (reason) => `beendet: ${reason}`,
  nextVisit: (when) => `nächster Besuch ${when}`,
  brings: (articles, rejected) =>
    `Er brächte ${many(articles, 'Artikel', 'Artikel')}${rejected === 0 ? '' : `; ${many(rejected, 'Eintrag ist', 'Einträge sind')} nicht zu gebrauchen`}`,
  more: (count) => `und ${count.toLocaleString(locale)} weitere`,
};
