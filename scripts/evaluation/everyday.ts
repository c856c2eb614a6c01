// Scores questions that list the words an answer has to show, and claims.
import { z } from 'zod';
import type { CheckedClaim } from '../../retrieval/answer.ts';
import { type Count, counted, mean } from './statistics.ts';
import {
  answerFound,
  type Everyday,
  isRefused,
  type QuestionLine,
  type QuestionOutcome,
  statementTexts,
} from './questions.ts';

/** The figures of lines that list the words an answer has to show, with the keys of report.json. */
export type EverydayFigures = {
  /** Answerable questions whose first statement alone meets all groups of `accept`. */
  found_in_first: Count;
  /** The same for all statements together. */
  found_in_any: Count;
  /** Answered without meeting all groups. */
  not_found: Count;
  refused_wrongly: Count;
  /** Of the unanswerable questions. */
  refused_rightly: Count;
  /** Yes-or-no headlines that disagree with `truth`, of those shown. */
  false_headlines: Count;
  /** Other headlines, such as a number, without words of `accept`, of those shown. */
  unaccepted_headlines: Count;
  /** Statements without any alternative, of all statements of found answers. */
  padding: Count;
  statements_per_answer: number | null;
  /** Claims whose verdict equals `truth`, differs, or is missing; no finding counts as `not-covered`. */
  claims_right: Count;
  claims_wrong: Count;
  claims_missed: Count;
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
  | 'right'
  | 'wrong'
  | 'missed';

type ScoredLine = { outcome: QuestionOutcome; everyday: Everyday; score: EverydayScore };

const briefSchema = z.object({ brief: z.object({ text: z.string() }) });

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
    refused_rightly: scored(unanswerable, 'refused rightly'),
    ...headlineFigures(asked),
    padding: paddingOf(answerable.filter(({ score }) => score.startsWith('found'))),
    statements_per_answer: mean(
      asked
        .filter(({ outcome }) => !isRefused(outcome))
        .map(({ outcome }) => statementTexts(outcome.answer).length),
    ),
    claims_right: scored(claims, 'right'),
    claims_wrong: scored(claims, 'wrong'),
    claims_missed: scored(claims, 'missed'),
    claims_quoted: counted(claims, ({ outcome, everyday }) => isFound(everyday, outcome)),
  };
}

/** A row per line with `accept`: id, type, question, score and headline. */
export function everydayRows(outcomes: readonly QuestionOutcome[]): string[][] {
  return scoredLines(outcomes).map(({ outcome, score }) => {
    const { id, type, question } = outcome.line;
    return [id, type, question, score, briefOf(outcome) ?? ''];
  });
}

function scoredLines(outcomes: readonly QuestionOutcome[]): ScoredLine[] {
  return outcomes.flatMap((outcome) => {
    const { everyday } = outcome.line;
    return everyday === undefined ? [] : [{ outcome, everyday, score: scoreOf(everyday, outcome) }];
  });
}

function scoreOf(everyday: Everyday, outcome: QuestionOutcome): EverydayScore {
  if (isClaim(outcome.line)) return claimScore(everyday, outcome);
  const refused = isRefused(outcome);
  if (!everyday.answerable) return refused ? 'refused rightly' : 'answered wrongly';
  if (refused) return 'refused wrongly';
  if (isFound(everyday, outcome, 1)) return 'found first';
  return isFound(everyday, outcome) ? 'found later' : 'not found';
}

function claimScore({ truth }: Everyday, { answer }: QuestionOutcome): EverydayScore {
  const checked = answer.kind === 'answered' ? (answer.checked ?? []) : [];
  const verdict = overallVerdict(checked);
  if (verdict === truth) return 'right';
  return verdict === 'supported' || verdict === 'contradicted' ? 'wrong' : 'missed';
}

/**
 * The verdict on a text of several claims: `contradicted` outweighs `not-covered`, which outweighs
 * `supported`. A fact check without a model gives no verdicts.
 */
function overallVerdict(claims: readonly CheckedClaim[]): string {
  const given = new Set<string>(claims.map(({ verdict }) => verdict));
  const judged = ['contradicted', 'not-covered', 'supported'].find((one) => given.has(one));
  if (judged !== undefined) return judged;
  return claims.every(({ findings }) => findings.length === 0) ? 'not-covered' : 'not-judged';
}

/** Whether the first `most` statements together meet every group. */
function isFound({ accept }: Everyday, { answer }: QuestionOutcome, most = Infinity): boolean {
  const statements = statementTexts(answer).slice(0, most);
  return accept.every((group) => statements.some((text) => answerFound(group, text)));
}

function scored(lines: readonly ScoredLine[], ...scores: EverydayScore[]): Count {
  return counted(lines, ({ score }) => scores.includes(score));
}

function headlineFigures(
  asked: readonly ScoredLine[],
): Pick<EverydayFigures, 'false_headlines' | 'unaccepted_headlines'> {
  const shown = asked.flatMap(({ outcome, everyday }) => {
    const brief = briefOf(outcome);
    return brief === null ? [] : [{ brief: brief.toLowerCase(), ...everyday }];
  });
  return {
    false_headlines: counted(shown.filter(isYesOrNo), ({ brief, truth }) => {
      return !headlinesFor(truth).includes(brief);
    }),
    unaccepted_headlines: counted(
      shown.filter((one) => !isYesOrNo(one)),
      ({ brief, accept }) => {
        const words = accept.flat();
        return !answerFound(words, brief) && !words.some((text) => answerFound([brief], text));
      },
    ),
  };
}

function isYesOrNo({ brief }: { brief: string }): boolean {
  return /^(?:yes|no|not yet)$/u.test(brief);
}

function headlinesFor(truth: Everyday['truth']): string[] {
  if (truth === 'yes' || truth === 'no') return [truth];
  return truth === 'not-yet' ? ['no', 'not yet'] : [];
}

/** The headline of an answer, its `brief`. Answers have none at present. */
function briefOf({ answer }: QuestionOutcome): string | null {
  return briefSchema.safeParse(answer).data?.brief.text ?? null;
}

function paddingOf(found: readonly ScoredLine[]): Count {
  const statements = found.flatMap(({ outcome, everyday }) =>
    statementTexts(outcome.answer).map((text) => ({ text, words: everyday.accept.flat() })),
  );
  return counted(statements, ({ text, words }) => !answerFound(words, text));
}
