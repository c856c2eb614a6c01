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
