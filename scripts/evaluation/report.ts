/** Milliseconds: the middle one, and the one that five in a hundred exceed; null without any. */
export type Latency = { p50: number | null; p95: number | null };

/** A share in 0..1; null where there is nothing to take a share of. */
export type Rate = number | null;

/** `k` of `n`. */
export type Count = { k: number; n: number };

/** The figures of a set of questions; all but `n` without claims to be checked. Keys as they stand in report.json. */
export type Figures = {
  n: number;
  /** Whether one of the first four articles is gold. Retrieval counts answerable questions only. */
  hits_at_4: Rate;
  hits_at_10: Rate;
  /** Mean of 1 / rank of the first gold article, 0 beyond the tenth. */
  mrr_at_10: Rate;
  /** Mean of the average precision over ten, divided by min(gold, 10). */
  map_at_10: Rate;
  /** Whether every gold article is among the ten. */
  all_gold_at_10: Rate;
  answerable: number;
  /** How many of all the questions were answered. */
  answered: number;
  false_refusal_rate: Rate;
  unanswerable: number;
  refusal_rate: Rate;
  /** Over the answerable questions with a known answer. */
  answer_in_statements: Rate;
  answer_in_first_statement: Rate;
  statements: number;
  /** Share of the quotes shown that stand letter for letter in the article they name. */
  quotes_verbatim: Rate;
  /** Citations that number no source. */
  dangling_citations: number;
  retrieval_ms: Latency;
  answer_ms: Latency;
};

/** What the lines add to a report that list the words an answer must show. Keys as in report.json. */
export type EverydayFigures = {
  /** Of the answerable questions: all groups of `accept` are met by the first statement alone. */
  found_in_first: Count;
  /** The same by all statements together, the first one included. */
  found_in_any: Count;
  /** Answered, but not found. */
  not_found: Count;
  refused_wrongly: Count;
  /** Of the unanswerable questions. */
  refused_rightly: Count;
  /** Headlines of yes or no that disagree with `truth`, of those shown. */
  false_headlines: Count;
  /** Other headlines, such as a number, that have no words of `accept`, of those shown. */
  unaccepted_headlines: Count;
  /** Statements without any alternative, of all the statements of found answers. */
  padding: Count;
  statements_per_answer: number | null;
  /** Claims whose verdict is `truth`, another one, or missing; nothing close counts as `not-covered`. */
  claims_right: Count;
  claims_wrong: Count;
  claims_missed: Count;
  /** Claims whose quotes meet all groups of `accept`. */
  claims_quoted: Count;
};

/** What an evaluation of questions finds; everyday figures where lines list words to accept. */
export type Report = {
  overall: Figures & Partial<EverydayFigures>;
  by_type: Record<string, Figures & Partial<EverydayFigures>>;
};
