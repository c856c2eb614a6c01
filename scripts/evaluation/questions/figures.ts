import { latency, mean, share } from '../averages.ts';
import {
  danglingCitations,
  hasKnownAnswer,
  isAnswerable,
  isAnswerStated,
  isRefused,
  statementTexts,
} from './outcome.ts';
import type { QuestionOutcome } from './outcome.ts';
import { allGoldAt, averagePrecisionAt, hitAt, reciprocalRankAt } from './ranking-metrics.ts';
import type { Ranking } from './ranking-metrics.ts';
import type { Figures, Rate, Report } from '../report.ts';
import { everydayFigures, isClaim } from './everyday.ts';

/** The figures of all the outcomes and of each type of question, types in order of appearance. */
export function reportOf(outcomes: readonly QuestionOutcome[]): Report {
  const byType = Map.groupBy(outcomes, ({ line }) => line.type);
  return {
    overall: allFigures(outcomes),
    by_type: Object.fromEntries([...byType].map(([type, group]) => [type, allFigures(group)])),
  };
}

/** Whether one of the first k articles is gold, for k from 1 to `deepest`, over the answerable. */
export function hitCurve(outcomes: readonly QuestionOutcome[], deepest: number): Rate[] {
  const rankings = rankingsOf(outcomes);
  return Array.from({ length: deepest }, (_, index) => {
    return mean(rankings.map((ranking) => hitAt(index + 1, ranking)));
  });
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

type RetrievalKeys = 'hits_at_4' | 'hits_at_10' | 'mrr_at_10' | 'map_at_10' | 'all_gold_at_10';

function retrievalFigures(rankings: readonly Ranking[]): Pick<Figures, RetrievalKeys> {
  return {
    hits_at_4: mean(rankings.map((ranking) => hitAt(4, ranking))),
    hits_at_10: mean(rankings.map((ranking) => hitAt(10, ranking))),
    mrr_at_10: mean(rankings.map((ranking) => reciprocalRankAt(10, ranking))),
    map_at_10: mean(rankings.map((ranking) => averagePrecisionAt(10, ranking))),
    all_gold_at_10: mean(rankings.map((ranking) => allGoldAt(10, ranking))),
  };
}
