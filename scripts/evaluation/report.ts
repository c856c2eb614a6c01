/** Milliseconds: the middle one, and the one that five in a hundred exceed; null without any. */
export type Latency = { p50: number | null; p95: number | null };

/** A share in 0..1; null where there is nothing to take a share of. */
export type Rate = number | null;

/** The figures of a set of questions. Keys as they stand in report.json. */
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

/** What an evaluation of questions finds. */
export type Report = { overall: Figures; by_type: Record<string, Figures> };
