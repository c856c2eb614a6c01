import type { ArticleCard } from '../corpus/article.ts';

/** One sentence of an answer. Citations number `sources`, from 1; none dangles. */
export type Statement = { text: string; citations: number[] };

/** What a citation points to. `quote` is an exact substring of the stored article's text. */
export type Source = { number: number; article: ArticleCard; quote: string };

/** What the corpus held at the time of asking: the dates are null where no article has one. */
export type AsOf = { newest: string | null; oldest: string | null; articles: number };

/** How the answer was worded, and why it was not the model where one is configured. */
export type Method = 'model' | 'quotes';

export type Answered = {
  kind: 'answered';
  question: string;
  statements: Statement[];
  sources: Source[];
  asOf: AsOf;
  method: Method;
  /** Sentences of the model that the passages did not support. */
  dropped: number;
  /** One sentence for the reader where the configured model did not word this answer. */
  notice?: string;
};

export type NoEvidence = {
  kind: 'no-evidence';
  question: string;
  /** The nearest coverage, numbered from 1; empty when nothing is near. */
  nearest: Source[];
  asOf: AsOf;
};

/** An answer is facts and no markup; each face (Discord, terminal, web) renders it. */
export type Answer = Answered | NoEvidence;
