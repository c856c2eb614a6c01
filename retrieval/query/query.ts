import type { SearchFilter } from '../store/store.ts';

/** What was asked and answered just before, as people read it. */
export type Exchange = { question: string; answer: string };

/** A question with everything that bears on it, as a person or a program put it. */
export type Question = {
  text: string;
  /** The time of asking, ISO 8601 in UTC with milliseconds: nothing published later is used. */
  at: string;
  since?: string;
  until?: string;
  /** Publishers to stay with, in any spelling that the store's own names contain. */
  sources?: readonly string[];
  /** What was asked and answered before, for a question that leans on it. */
  previous?: Exchange;
};

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
