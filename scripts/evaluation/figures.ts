// The figures of an evaluation: ranking metrics, refusals and answers.
import { type EverydayFigures, everydayFigures, isClaim } from './everyday.ts';
import {
  danglingCitations,
  hasKnownAnswer,
  isAnswerable,
  isAnswerStated,
  isRefused,
  type QuestionOutcome,
  showsAnswer,
  shownTexts,
  statementTexts,
} from './questions.ts';
import { type Latency, latency, mean, type Rate, share } from './statistics.ts';

type RetrievalKeys = 'hits_at_4' | 'hits_at_10' | 'mrr_at_10' | 'map_at_10' | 'all_gold_at_10';

/** Article ids best first, where repeats count once, and the gold ones. */
type Ranking = { ranked: readonly string[]; gold: readonly string[] };

/** The figures of a set of questions, with the keys of report.json; only `n` counts claims, too. */
export type Figures = {
  n: number;
  /** One of the first four articles is gold. Retrieval counts answerable questions only. */
  hits_at_4: Rate;
  hits_at_10: Rate;
  /** Mean of 1 / rank of the first gold article, 0 beyond the tenth. */
  mrr_at_10: Rate;
  /** Mean of the average precision over ten, divided by min(gold, 10). */
  map_at_10: Rate;
  /** Every gold article is among the first ten. */
  all_gold_at_10: Rate;
  answerable: number;
  answered: number;
  false_refusal_rate: Rate;
  unanswerable: number;
  refusal_rate: Rate;
  /** Over the answerable questions with a known answer. */
  answer_in_statements: Rate;
  answer_in_first_statement: Rate;
  /** The answer stands neither in the statements nor in the closest excerpts of a refusal. */
  answer_shown_nowhere: Rate;
  statements: number;
  /** Share of the quotes that are a verbatim part of their article. */
  quotes_verbatim: Rate;
  /** Number of citations of sources that the answer does not have. */
  dangling_citations: number;
  retrieval_ms: Latency;
  answer_ms: Latency;
};

/** The figures of an evaluation; everyday figures where lines have `accept`. */
export type Report = {
  overall: Figures & Partial<EverydayFigures>;
  by_type: Record<string, Figures & Partial<EverydayFigures>>;
};

/** The figures overall and by type of question, types in order of appearance. */
export function reportOf(outcomes: readonly QuestionOutcome[]): Report {
  const byType = Map.groupBy(outcomes, ({ line }) => line.type);
  return {
    overall: allFigures(outcomes),
    by_type: Object.fromEntries([...byType].map(([type, group]) => [type, allFigures(group)])),
  };
}

/** hits@k for k from 1 to `deepest`. */
export function hitCurve(outcomes: readonly QuestionOutcome[], deepest: number): Rate[] {
  const rankings = rankingsOf(outcomes);
  return Array.from({ length: deepest }, (_, index) => {
    return mean(rankings.map((ranking) => hitAt(index + 1, ranking)));
  });
}

/**
 * 1 when one of the first `k` articles is gold, else 0.
 * @internal
 */
export function hitAt(k: number, { ranked, gold }: Ranking): number {
  return firstOnly(ranked, k).some((id) => gold.includes(id)) ? 1 : 0;
}

/**
 * 1 / rank of the first gold article among the first `k`, else 0.
 * @internal
 */
export function reciprocalRankAt(k: number, { ranked, gold }: Ranking): number {
  const index = firstOnly(ranked, k).findIndex((id) => gold.includes(id));
  return index === -1 ? 0 : 1 / (index + 1);
}

/** Average precision: the precisions at the ranks of gold articles among the first `k`, summed, divided by min(gold, k). */
export function averagePrecisionAt(k: number, { ranked, gold }: Ranking): number {
  let found = 0;
  let sum = 0;
  for (const [index, id] of firstOnly(ranked, k).entries()) {
    if (gold.includes(id)) {
      found += 1;
      sum += found / (index + 1);
    }
  }
  return gold.length === 0 ? 0 : sum / Math.min(new Set(gold).size, k);
}

/**
 * 1 when every gold article is among the first `k`, else 0.
 * @internal
 */
export function allGoldAt(k: number, { ranked, gold }: Ranking): number {
  const first = firstOnly(ranked, k);
  return gold.every((id) => first.includes(id)) ? 1 : 0;
}

function allFigures(outcomes: readonly QuestionOutcome[]): Report['overall'] {
  const asked = outcomes.filter(({ line }) => !isClaim(line));
  return { ...figuresOf(asked), n: outcomes.length, ...everydayFigures(outcomes) };
}

function figuresOf(outcomes: readonly QuestionOutcome[]): Figures {
  const answerable = outcomes.filter(isAnswerable);
  const unanswerable = outcomes.filter((outcome) => !isAnswerable(outcome));
  const labelled = answerable.filter(hasKnownAnswer);
  return {
    n: outcomes.length,
    ...retrievalFigures(rankingsOf(outcomes)),
    answerable: answerable.length,
    answered: outcomes.filter((outcome) => !isRefused(outcome)).length,
    false_refusal_rate: share(answerable, isRefused),
    unanswerable: unanswerable.length,
    refusal_rate: share(unanswerable, isRefused),
    answer_in_statements: share(labelled, (outcome) => isAnswerStated(outcome)),
    answer_in_first_statement: share(labelled, (outcome) => isAnswerStated(outcome, 1)),
    answer_shown_nowhere: share(
      labelled,
      ({ line, answer }) => !showsAnswer(line, shownTexts(answer)),
    ),
    statements: outcomes.flatMap(({ answer }) => statementTexts(answer)).length,
    quotes_verbatim: share(
      outcomes.flatMap((outcome) => outcome.quotesVerbatim),
      Boolean,
    ),
    dangling_citations: outcomes.reduce((sum, { answer }) => sum + danglingCitations(answer), 0),
    retrieval_ms: latency(outcomes.map(({ retrievalMs }) => retrievalMs)),
    answer_ms: latency(outcomes.map(({ answerMs }) => answerMs)),
  };
}

function rankingsOf(outcomes: readonly QuestionOutcome[]): Ranking[] {
  return outcomes.filter(isAnswerable).map(({ ranked, line }) => ({ ranked, gold: line.gold }));
}

function retrievalFigures(rankings: readonly Ranking[]): Pick<Figures, RetrievalKeys> {
  return {
    hits_at_4: mean(rankings.map((ranking) => hitAt(4, ranking))),
    hits_at_10: mean(rankings.map((ranking) => hitAt(10, ranking))),
    mrr_at_10: mean(rankings.map((ranking) => reciprocalRankAt(10, ranking))),
    map_at_10: mean(rankings.map((ranking) => averagePrecisionAt(10, ranking))),
    all_gold_at_10: mean(rankings.map((ranking) => allGoldAt(10, ranking))),
  };
}

function firstOnly(ranked: readonly string[], k: number): string[] {
  return [...new Set(ranked)].slice(0, k);
}
