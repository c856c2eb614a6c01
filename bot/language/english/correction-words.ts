import { many } from './many.ts';
import type { CorrectionWords } from '../words/correction-words.ts';

export const correctionWords: CorrectionWords = {
  lead: (kind) =>
    ({
      retraction: 'Retracted since',
      correction: 'Corrected since',
      change: 'Changed since',
    })[kind],
  silent: 'the sentence quoted here no longer stands in the article',
  more: (count) => `${many(count, 'further change')}: see the sources`,
};
