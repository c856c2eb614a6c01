import { z } from 'zod';
import type { CheckedClaim } from '../../retrieval/checked-claim.ts';
import { type Count, counted, mean } from './statistics.ts';
import {
  answerFound,
  type Everyday,
  isRefused,
  type QuestionLine,
  type QuestionOutcome,
  statementTexts,
} from './questions.ts';

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

/** How one line was answered. */
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

/** Whether a line is a claim to be checked instead of a question to be answered. */
export function isClaim({ everyday, type }: QuestionLine): boolean {
  return everyday !== undefined && type === 'claim';
}

/** The figures of the lines that list words to accept; no keys where there are none. */
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

/** One row per line that lists words to accept: id, type, question, score and headline. */
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
  const verdict = gravestOf(checked);
  if (verdict === truth) return 'right';
  return verdict === 'supported' || verdict === 'contradicted' ? 'wrong' : 'missed';
}

/**
 * The verdict on a text of several claims: one that is contradicted counts most, then one not covered.
 * No check judges claims today: verdicts are read where they are there.
 */
function gravestOf(claims: readonly CheckedClaim[]): string {
  const given = new Set<string>(claims.map(({ verdict }) => verdict));
  const judged = ['contradicted', 'not-covered', 'supported'].find((one) => given.has(one));
  if (judged !== undefined) return judged;
  return claims.every(({ findings }) => findings.length === 0) ? 'not-covered' : 'not-judged';
}

/** Whether the first `most` statements meet every group, not necessarily one statement all of them. */
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

/** Only an answer with a `brief` has a headline, and none has one today: it is read where it is there. */
function briefOf({ answer }: QuestionOutcome): string | null {
  return briefSchema.safeParse(answer).data?.brief.text ?? null;
}

function paddingOf(found: readonly ScoredLine[]): Count {
  const statements = found.flatMap(({ outcome, everyday }) =>
    statementTexts(outcome.answer).map((text) => ({ text, words: everyday.accept.flat() })),
  );
  return counted(statements, ({ text, words }) => !answerFound(words, text));
}
