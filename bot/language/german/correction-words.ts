import { many } from './many.ts';
import type { CorrectionStrings } from '../words/correction-words.ts';

export const correctionStrings: CorrectionStrings = {
  lead: (kind) =>
    ({
      retraction: 'Inzwischen zurückgezogen',
      correction: 'Inzwischen berichtigt',
      change: 'Inzwischen geändert',
    })[kind],
  silent: 'der hier zitierte Satz steht nicht mehr im Artikel',
  more: (count) => `${many(count, 'weitere Änderung', 'weitere Änderungen')}: siehe Quellen`,
};
