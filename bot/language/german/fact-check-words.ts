import { many } from './many.ts';
import type { FactCheckStrings } from '../words/fact-check-words.ts';

export const factCheckStrings: FactCheckStrings = {
  heading: 'Faktencheck',
  verdict: ({ findings }) =>
    findings.length > 0 ? 'Ähnlichste Berichte' : 'Kein Artikel kommt dem nahe',
  omitted: (count) => `${many(count, 'weiterer Satz', 'weitere Sätze')} nicht geprüft`,
  caveat:
    'Das sind die ähnlichsten Sätze in meinen Artikeln. Ob eine Aussage stimmt, beurteile ich nicht.',
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
