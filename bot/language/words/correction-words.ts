import type { Correction } from '../../state/corrections.ts';

/** What is said of articles that changed after an answer had quoted them. */
export type CorrectionStrings = {
  /** What became of the article, in a few words; a colon follows. */
  lead(kind: Correction['kind']): string;
  /** In place of a notice where the publisher gave none. */
  silent: string;
  /** That there were more changes. */
  more(count: number): string;
};
