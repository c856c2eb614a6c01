import type { SearchFilter } from '../store/store.ts';

/** A part of a question that is searched by itself as well. */
export type Clause = {
  /** Its words, lower case, without the names of publishers. */
  text: string;
  /** The publisher that it speaks of, as spelt in the store; absent where it names none. */
  publisher?: string;
};

/** A stretch of time, both ends within it, ISO 8601 in UTC with milliseconds. */
export type Period = { since: string; until: string };

/** How much newness counts: much for `latest`, not at all for what is long over. */
export type Recency = 'strong' | 'usual' | 'none';

/** What to look for, in which part of the corpus, and how much newness counts. */
export type SearchPlan = {
  /** The question, with the names that a follow-up leans on. */
  question: string;
  /** The time of asking, ISO 8601 in UTC with milliseconds. */
  at: string;
  filter: SearchFilter;
  /** Publishers that the question names ("according to …"), as they are spelt in the store. */
  publishers: string[];
  /** What is asked or said of each publisher, or each of several questions; empty for a plain one. */
  clauses: Clause[];
  /** The times that the question names: articles of then count more, and no others are shut out. */
  periods: Period[];
  recency: Recency;
};
