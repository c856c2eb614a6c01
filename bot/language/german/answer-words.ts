import { many } from './many.ts';
import type { AnswerStrings } from '../words/answer-words.ts';

export const answerStrings: AnswerStrings = {
  noEvidence: 'Der Bestand enthält keine Antwort darauf.',
  nearest(asOf, found) {
    if (asOf.articles === 0) return 'Er ist noch leer: Es wurde noch kein Artikel aufgenommen.';
    if (found === 0) return 'Kein Artikel darin kommt der Frage auch nur nahe.';
    return 'Das kommt der Frage am nächsten; beantwortet ist sie damit nicht.';
  },
  method: (method) =>
    method === 'model' ? 'Von einem Modell formuliert, an den Quellen geprüft' : 'Wörtlich zitiert',
  notice: (notice) =>
    ({
      'coverage-only':
        'Das wurde berichtet; eine Meinung, ein Rat oder eine Vorhersage ist es nicht.',
      'older-than-asked': 'Jeder Bericht hier ist älter als die Zeit, nach der gefragt ist.',
      'model-failed': 'Das Sprachmodell gab keine brauchbare Antwort, deshalb sind dies Zitate.',
    })[notice],
  dropped: (count) => `${many(count, 'Satz', 'Sätze')} weggelassen: von den Quellen nicht gedeckt`,
  omitted: (count) => `… ${many(count, 'Satz', 'Sätze')} mehr, als eine Nachricht fasst`,
  asOf: (articles, newest) =>
    newest === null
      ? many(articles, 'Artikel', 'Artikel')
      : `Stand ${newest}, ${many(articles, 'Artikel', 'Artikel')}`,
  noSources: 'Diese Antwort stützt sich auf keine Quelle: Nichts im Bestand kam der Frage nahe.',
  untitled: 'Ohne Titel',
};
