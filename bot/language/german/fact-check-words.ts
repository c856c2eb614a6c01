import { many } from './many.ts';
import type { FactCheckStrings } from '../words/fact-check-words.ts';

export const factCheckStrings: FactCheckStrings = {
  heading: 'Faktencheck',
  verdict({ verdict, findings }) {
    if (verdict === 'not-covered') return 'Nicht im Bestand';
    if (verdict === 'supported') return 'Belegt';
    const isDisputed = findings.some(({ stance }) => stance === 'supports');
    return isDisputed ? 'Neuere Berichte widersprechen' : 'Widersprochen';
  },
  stance: (stance) =>
    ({
      supports: 'berichtet das so',
      contradicts: 'berichtet es anders',
      near: 'kommt dem am nächsten',
    })[stance],
  omitted: (count) => `${many(count, 'weiterer Satz', 'weitere Sätze')} nicht geprüft`,
  caveat: 'Geprüft an den Artikeln im Bestand und an nichts anderem.',
  noWords:
    'In dieser Nachricht finde ich keine Worte: Ein Bild, ein Video oder eine Datei allein kann ich nicht prüfen.',
  noClaims:
    'Diese Nachricht behauptet nichts, was ich prüfen könnte: Ich suche nach Aussagen, nicht nach Fragen, Grüßen oder Meinungen.',
  noCoverage: ({ articles }) =>
    articles === 0
      ? 'Der Bestand ist noch leer: Es wurde noch kein Artikel aufgenommen.'
      : 'Kein Artikel im Bestand hat mit dieser Nachricht zu tun.',
  found: (articles, stories) =>
    `${many(articles, 'Artikel', 'Artikel')} in ${many(stories, 'Geschichte', 'Geschichten')}`,
};
