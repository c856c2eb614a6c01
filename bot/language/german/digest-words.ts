import { locale } from './locale.ts';
import { many } from './many.ts';
import type { DigestStrings } from '../words/digest-words.ts';

export const digestStrings: DigestStrings = {
  heading: (topic) => (topic === null ? 'Das Neueste' : `Das Neueste zu: ${topic}`),
  empty({ topic, asOf }) {
    if (asOf.articles === 0)
      return 'Der Bestand ist noch leer: Es wurde noch kein Artikel aufgenommen.';
    if (topic === null) return 'In dieser Zeit ist nichts erschienen. Frag nach einer längeren.';
    return 'Der Bestand enthält aus dieser Zeit nichts dazu. Frag nach einer längeren oder mit anderen Worten.';
  },
  coverage({ articles, publishers, independent }) {
    const counted = `${many(articles, 'Artikel', 'Artikel')} von ${many(publishers, 'Medium', 'Medien')}`;
    return independent === publishers
      ? counted
      : `${counted}, ${independent.toLocaleString(locale)} davon eigenständig`;
  },
  news: (news) => ({ new: 'neu', developing: 'es gibt Neues', known: 'nichts Neues' })[news],
  old: (days) => `Das Neueste dazu im Bestand ist ${age(days)} alt.`,
  omitted: (count) =>
    `${count.toLocaleString(locale)} weitere ${count === 1 ? 'Geschichte' : 'Geschichten'}`,
  timeline: (topic) => `Verlauf: ${topic}`,
  noEvents: 'Der Bestand enthält keinen datierten Artikel dazu.',
  page: (number, of) => `Seite ${number.toLocaleString(locale)} von ${of.toLocaleString(locale)}`,
};

function age(days: number): string {
  if (days < 60) return many(days, 'Tag', 'Tage');
  return days < 730
    ? many(Math.floor(days / 30.4), 'Monat', 'Monate')
    : many(Math.floor(days / 365), 'Jahr', 'Jahre');
}
