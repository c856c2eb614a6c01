import type { Catalogue } from './catalogue.ts';

const locale = 'de';

/** Was der Bot sagt, auf Deutsch. */
export const german: Catalogue = {
  locale,
  answer: {
    noEvidence: 'Der Bestand enthält keine Antwort darauf.',
    nearest(asOf, found) {
      if (asOf.articles === 0) return 'Er ist noch leer: Es wurde noch kein Artikel aufgenommen.';
      if (found === 0) return 'Kein Artikel darin kommt der Frage auch nur nahe.';
      return 'Das kommt der Frage am nächsten; beantwortet ist sie damit nicht.';
    },
    method: (method) =>
      method === 'model'
        ? 'Von einem Modell formuliert, an den Quellen geprüft'
        : 'Wörtlich zitiert',
    dropped: (count) =>
      `${many(count, 'Satz', 'Sätze')} weggelassen: von den Quellen nicht gedeckt`,
    differs: (numbers) => `Die Berichte weichen voneinander ab: ${numbers}`,
    omitted: (count) => `… ${many(count, 'Satz', 'Sätze')} mehr, als eine Nachricht fasst`,
    asOf: (articles, newest) =>
      newest === null
        ? many(articles, 'Artikel', 'Artikel')
        : `Stand ${newest}, ${many(articles, 'Artikel', 'Artikel')}`,
    noSources: 'Sie stützt sich auf keine Quelle: Nichts im Bestand kam der Frage nahe.',
    untitled: 'Ohne Titel',
  },
  digest: {
    heading: (topic) => (topic === null ? 'Das Neueste' : `Das Neueste zu: ${topic}`),
    empty({ topic, asOf }) {
      if (asOf.articles === 0)
        return 'Der Bestand ist noch leer: Es wurde noch kein Artikel aufgenommen.';
      if (topic === null) return 'In dieser Zeit ist nichts erschienen. Frag nach einer längeren.';
      return 'Der Bestand enthält aus dieser Zeit nichts dazu. Frag nach einer längeren oder mit anderen Worten.';
    },
    coverage({ articles, publishers, independent }) {
      const counted = `${many(articles, 'Artikel', 'Artikel')} von ${many(publishers, 'Medium', 'Medien')}`;
      return independent === publishers ? counted : `${counted}, ${independent} davon eigenständig`;
    },
    news: (news) => ({ new: 'neu', developing: 'es gibt Neues', known: 'nichts Neues' })[news],
    omitted: (count) => `${count} weitere ${count === 1 ? 'Geschichte' : 'Geschichten'}`,
    timeline: (topic) => `Verlauf: ${topic}`,
    noEvents: 'Der Bestand enthält keinen datierten Artikel dazu.',
    page: (number, of) => `Seite ${number} von ${of}`,
  },
  desk: {
    howToAsk:
      'Frag mich nach den Nachrichten, zum Beispiel: „Was kam bei den Klimagesprächen diese Woche heraus?“ Erwähne mich, antworte mir, schreib mir direkt oder nimm /ask.',
    unreadable:
      'Diese Nachricht kann ich nicht lesen: Discord zeigt mir nur Worte, die mich selbst erwähnen (nicht meine Rolle) oder die mir direkt geschickt werden. Bitte erwähne mich, oder nimm /ask.',
    tooLong: (most) =>
      `Diese Frage ist mir zu lang. Bitte fass sie in weniger als ${most.toLocaleString(locale)} Zeichen.`,
    oneAtATime: 'Ich arbeite noch an deiner letzten Frage. Frag wieder, wenn sie beantwortet ist.',
    unreadableSince:
      'Diese Zeit kann ich nicht lesen. Schreib „since“ als Spanne wie 48h, 7d oder 2w oder als Tag wie 2025-12-01, nicht in der Zukunft.',
    unknownCommand:
      'Diesen Befehl kenne ich nicht mehr. Discord vergisst alte Befehle binnen einer Stunde.',
    nothingYet: 'In diesem Kanal habe ich noch nichts beantwortet. Frag mich etwas mit /ask.',
    forgotten: 'Diese Antwort kenne ich nicht mehr. Bitte frag noch einmal.',
    thanks: 'Danke, das ist notiert.',
    privacy:
      'Ich lese nur, was an mich gerichtet ist. Ich behalte die letzten 50 Antworten jedes Kanals mit ihren Fragen und wer gefragt hat, mit 👍 und 👎 gegebene Meinungen, und wann du zuletzt nach dem Neuesten gefragt hast. /forget me löscht, was deins ist. Nichts davon verlässt die Maschine, auf der ich laufe, außer dass ein eingestelltes Sprachmodell die Frage und Stellen aus Artikeln bekommt.',
    forgot:
      'Erledigt: Deine Fragen, deine Meinungen und was du angesehen hast, habe ich vergessen.',
    brokeDown:
      'Bei mir ist etwas schiefgegangen. Bitte versuch es noch einmal; bleibt es so, sag dem Bescheid, der mich betreibt.',
    status: [
      'Ich lese den Bestand …',
      'Ich wähle die Stellen, die das beantworten …',
      'Ich prüfe jeden Satz an seinen Quellen …',
      'Ich bin noch dabei …',
    ],
  },
  status: {
    corpus: (articles, oldest, newest) =>
      oldest === null || newest === null
        ? many(articles, 'Artikel', 'Artikel')
        : `${many(articles, 'Artikel', 'Artikel')}, vom ${oldest} bis zum ${newest}`,
    publishers: (names) => `Von ${names}`,
    others: (count) => many(count, 'weiteren', 'weiteren'),
    quoting: 'Antworten zitieren die Artikel wörtlich',
    model: (name) => `Antworten formuliert ${name}, geprüft an den Artikeln`,
    latency: (milliseconds) =>
      `Ein Wort mit Discord dauert ${milliseconds.toLocaleString(locale)} ms`,
  },
  buttons: {
    sources: 'Quellen',
    followUp: 'Nachfragen',
    share: 'Teilen',
    earlier: 'Früher',
    later: 'Später',
    followUpTitle: 'Nachfragen',
    followUpLabel: 'Was möchtest du noch wissen?',
    reasonTitle: 'Was stimmte nicht?',
    reasonLabel: 'Mit wenigen Worten, wenn du magst',
  },
};

function many(count: number, one: string, more: string): string {
  return `${count.toLocaleString(locale)} ${count === 1 ? one : more}`;
}
