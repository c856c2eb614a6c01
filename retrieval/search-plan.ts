import type { SearchFilter } from './ports/store.ts';

/** What to look for, in which part of the corpus, and how much newness counts. */
export type SearchPlan = {
  question: string;
  /** The time of asking, ISO 8601 in UTC with milliseconds. */
  at: string;
  filter: SearchFilter;
  /** Publishers that the question names ("according to …"), as they are spelt in the store. */
  publishers: string[];
};
