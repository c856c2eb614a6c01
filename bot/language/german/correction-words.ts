import { many } from './many.ts';
import type { CorrectionWords } from '../words/correction-words.ts';

export const correctionWords: CorrectionWords = {
  lead: (kind) =>
    ({
      retraction: 'Inzwischen zurückgezogen',
      correction: 'Inzwischen berichtigt',
      change: 'Inzwischen geändert',
    })[kind],
  silent: 'der hier zitierte Satz steht nicht mehr im Artikel',
  more: (count) => `${many(count, 'weitere Änderung', 'weitere Änderungen')}: siehe Quellen`,
};
