import type { AsOf, Method, Notice } from '../../../retrieval/answer.ts';

/** What stands around an answer and its sources. */
export type AnswerStrings = {
  /** Says that there is no answer, so that nobody takes what follows for one. */
  noEvidence: string;
  /** What stands above the nearest coverage, or in its place. */
  nearest(asOf: AsOf, found: number): string;
  /** How the sentences of an answer came about. */
  method(method: Method): string;
  /** Why the answer is not what was asked for, or by whom. */
  notice(notice: Notice): string;
  /** That sentences were taken out. */
  dropped(count: number): string;
  /** That sentences did not fit into the message. */
  omitted(count: number): string;
  /** What the corpus held; `newest` is a date as written for the reader, or null. */
  asOf(articles: number, newest: string | null): string;
  noSources: string;
  untitled: string;
};
