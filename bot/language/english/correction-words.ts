import { many } from './many.ts';
import type { CorrectionStrings } from '../words/correction-words.ts';

export const correctionStrings: CorrectionStrings = {
  lead: (kind) =>
    ({
      retraction: 'Retracted since',
      correction: 'Corrected since',
      change: 'Changed since',
    })[kind],
  silent: 'the sentence quoted here no longer stands in the article',
  more: (count) => `${many(count, 'further change')}: see the sources`,
};
