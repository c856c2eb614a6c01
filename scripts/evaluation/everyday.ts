// Scores everyday questions and claims: lines that list the words an answer must show.
import {
  answerFound,
  type Everyday,
  isRefused,
  type QuestionLine,
  type QuestionOutcome,
  showsAnswer,
  shownTexts,
  statementTexts,
} from './questions.ts';
import { type Count, counted, mean } from './statistics.ts';

/** The figures of lines that list the words an answer has to show, with the keys of report.json. */
export type EverydayFigures = {
  /** Answerable questions whose first statement alone meets all groups of `accept`. */
  found_in_first: Count;
  /** The same for all statements together. */
  found_in_any: Count;
  /** Answered without meeting all groups. */
  not_found: Count;
  refused_wrongly: Count;
  /** Answerable questions whose answer neither the statements nor the closest excerpts show. */
  shown_nowhere: Count;
  /** Of the unanswerable questions. */
  refused_rightly: Count;
  /** Statements without any alternative, of all statements of found answers. */
  padding: Count;
  statements_per_answer: number | null;
  /** Claims whose quotes meet all groups of `accept`. */
  claims_quoted: Count;
};

type EverydayScore =
  | 'found first'
  | 'found later'
  | 'not found'
  | 'refused wrongly'
  | 'refused rightly'
  | 'answered wrongly'
  | 'quoted'
  | 'not quoted';

type ScoredLine = { outcome: QuestionOutcome; everyday: Everyday; score: EverydayScore };

/** Whether the line is a claim for the fact check, not a question. */
export function isClaim({ everyday, type }: QuestionLine): boolean {
  return everyday !== undefined && type === 'claim';
}

/** The figures of the lines with `accept`; no keys where there are none. */
export function everydayFigures(
  outcomes: readonly QuestionOutcome[],
): EverydayFigures | Record<string, never> {
  const lines = scoredLines(outcomes);
  if (lines.length === 0) return {};
  const claims = lines.filter(({ outcome }) => isClaim(outcome.line));
  const asked = lines.filter(({ outcome }) => !isClaim(outcome.line));
  const answerable = asked.filter(({ everyday }) => everyday.answerable);
  const unanswerable = asked.filter(({ everyday }) => !everyday.answerable);
  return {
    found_in_first: scored(answerable, 'found first'),
    found_in_any: scored(answerable, 'found first', 'found later'),
    not_found: scored(answerable, 'not found'),
    refused_wrongly: scored(answerable, 'refused wrongly'),
    shown_nowhere: counted(
      answerable,
      ({ outcome }) => !showsAnswer(outcome.line, shownTexts(outcome.answer)),
    ),
    refused_rightly: scored(unanswerable, 'refused rightly'),
    padding: paddingOf(answerable.filter(({ score }) => score.startsWith('found'))),
    statements_per_answer: mean(
      asked
        .filter(({ outcome }) => !isRefused(outcome))
        .map(({ outcome }) => statementTexts(outcome.answer).length),
    ),
    claims_quoted: scored(claims, 'quoted'),
  };
}

/** A row per line with `accept`: id, type, question and score. */
export function everydayRows(outcomes: readonly QuestionOutcome[]): string[][] {
  return scoredLines(outcomes).map(({ outcome, score }) => {
    const { id, type, question } = outcome.line;
    return [id, type, question, score];
  });
}

function scoredLines(outcomes: readonly QuestionOutcome[]): ScoredLine[] {
  return outcomes.flatMap((outcome) => {
    const { everyday } = outcome.line;
    return everyday === undefined ? [] : [{ outcome, everyday, score: scoreOf(everyday, outcome) }];
  });
}

function scoreOf(everyday: Everyday, outcome: QuestionOutcome): EverydayScore {
  if (isClaim(outcome.line)) return isFound(outcome) ? 'quoted' : 'not quoted';
  const refused = isRefused(outcome);
  if (!everyday.answerable) return refused ? 'refused rightly' : 'answered wrongly';
  if (refused) return 'refused wrongly';
  if (isFound(outcome, 1)) return 'found first';
  return isFound(outcome) ? 'found later' : 'not found';
}

/** Whether the first `most` statements together meet every group. */
function isFound({ line, answer }: QuestionOutcome, most = Infinity): boolean {
  return showsAnswer(line, statementTexts(answer).slice(0, most));
}

function scored(lines: readonly ScoredLine[], ...scores: EverydayScore[]): Count {
  return counted(lines, ({ score }) => scores.includes(score));
}

function paddingOf(found: readonly ScoredLine[]): Count {
  const statements = found.flatMap(({ outcome, everyday }) =>
    statementTexts(outcome.answer).map((text) => ({ text, words: everyday.accept.flat() })),
  );
  return counted(statements, ({ text, words }) => !answerFound(words, text));
}
