// Writes the report of an evaluation as JSON, Markdown and a plot.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Evaluation } from './ask-questions.ts';
import { everydayRows } from './everyday.ts';
import { averagePrecisionAt, type Report } from './figures.ts';
import {
  danglingCitations,
  hasKnownAnswer,
  isAnswerable,
  isAnswerStated,
  isRefused,
  type QuestionOutcome,
  statementTexts,
} from './questions.ts';
import { reportPlot } from './report-plot.ts';
import { countText, latencyText, markdownTable, numberText, rateText } from './tables.ts';

type Row = { type: string; figures: Report['overall']; outcomes: readonly QuestionOutcome[] };

type Column = readonly [caption: string, text: (row: Row) => string];

/** A table of questions that went wrong; `total` counts those not shown as well. */
type WeakSpot = { title: string; total: number; head: string[]; rows: string[][] };

type Listing = Omit<WeakSpot, 'total' | 'rows'> & {
  outcomes: QuestionOutcome[];
  shown: number;
  row: (outcome: QuestionOutcome) => string[];
};

const retrievalColumns: readonly Column[] = [
  ['questions', ({ figures }) => String(figures.n)],
  ['hits@4', ({ figures }) => rateText(figures.hits_at_4, figures.answerable)],
  ['hits@10', ({ figures }) => rateText(figures.hits_at_10, figures.answerable)],
  ['MRR@10', ({ figures }) => numberText(figures.mrr_at_10)],
  ['MAP@10', ({ figures }) => numberText(figures.map_at_10)],
  ['all gold@10', ({ figures }) => rateText(figures.all_gold_at_10, figures.answerable)],
  ['p50 / p95, ms', ({ figures }) => latencyText(figures.retrieval_ms)],
];

const answerColumns: readonly Column[] = [
  ['answerable', ({ figures }) => String(figures.answerable)],
  ['refused, wrongly', ({ figures }) => rateText(figures.false_refusal_rate, figures.answerable)],
  ['unanswerable', ({ figures }) => String(figures.unanswerable)],
  ['refused, rightly', ({ figures }) => rateText(figures.refusal_rate, figures.unanswerable)],
  ['answer stated', (row) => rateText(row.figures.answer_in_statements, withKnownAnswer(row))],
  [
    'answer stated first',
    (row) => rateText(row.figures.answer_in_first_statement, withKnownAnswer(row)),
  ],
  ['shown nowhere', (row) => rateText(row.figures.answer_shown_nowhere, withKnownAnswer(row))],
  ['statements', ({ figures }) => String(figures.statements)],
  ['quotes verbatim', ({ figures }) => numberText(figures.quotes_verbatim)],
  ['dangling citations', ({ figures }) => String(figures.dangling_citations)],
  ['p50 / p95, ms', ({ figures }) => latencyText(figures.answer_ms)],
];

const everydayColumns: readonly Column[] = [
  ['found in the first', ({ figures }) => countText(figures.found_in_first)],
  ['found in any', ({ figures }) => countText(figures.found_in_any)],
  ['not found', ({ figures }) => countText(figures.not_found)],
  ['refused, wrongly', ({ figures }) => countText(figures.refused_wrongly)],
  ['shown nowhere', ({ figures }) => countText(figures.shown_nowhere)],
  ['refused, rightly', ({ figures }) => countText(figures.refused_rightly)],
  ['padding', ({ figures }) => countText(figures.padding)],
  ['statements per answer', ({ figures }) => numberText(figures.statements_per_answer ?? null)],
];

const claimColumns: readonly Column[] = [
  ['quotes hold the words', ({ figures }) => countText(figures.claims_quoted)],
];

const RETRIEVAL_SHOWN = 10;
const ANSWERS_SHOWN = 25;

/** Writes report.json, report.md and report.svg into a folder, creating it where necessary. */
export async function writeReport(folder: string, evaluation: Evaluation): Promise<void> {
  await mkdir(folder, { recursive: true });
  await Promise.all([
    writeFile(join(folder, 'report.json'), `${JSON.stringify(evaluation.report, null, 2)}\n`),
    writeFile(join(folder, 'report.md'), reportMarkdown(evaluation)),
    writeFile(join(folder, 'report.svg'), reportPlot(evaluation)),
  ]);
}

/** The report as Markdown: the figures overall and by type, then the questions that went wrong. */
export function reportMarkdown(evaluation: Evaluation): string {
  return [
    '# Evaluation',
    '![The figures of the tables below, drawn by type of question](report.svg)',
    '## Retrieval of articles',
    'Over the answerable questions; a dash where there is nothing to measure. In brackets: 95 % Wilson intervals.',
    figuresTable(evaluation, retrievalColumns),
    '## Answers',
    figuresTable(evaluation, answerColumns),
    ...everydaySections(evaluation),
    ...weakSpots(evaluation.outcomes).flatMap(({ title, total, head, rows }) => {
      const note = total > rows.length ? `${rows.length} of ${total} are shown.` : null;
      return [`## ${title}`, ...(note === null ? [] : [note]), markdownTable(head, rows)];
    }),
    '',
  ].join('\n\n');
}

function everydaySections(evaluation: Evaluation): string[] {
  const { overall, by_type: byType } = evaluation.report;
  if (overall.found_in_first === undefined) return [];
  const { claim, ...others } = byType;
  return [
    '## Words to accept',
    figuresTable({ ...evaluation, report: { overall, by_type: others } }, everydayColumns),
    ...(claim === undefined
      ? []
      : [
          '## Claims',
          figuresTable({ ...evaluation, report: { overall, by_type: {} } }, claimColumns),
        ]),
    '## One by one',
    markdownTable(['id', 'type', 'question', 'score'], everydayRows(evaluation.outcomes)),
  ];
}

function figuresTable({ report, outcomes }: Evaluation, columns: readonly Column[]): string {
  const rows: Row[] = [
    { type: 'overall', figures: report.overall, outcomes },
    ...Object.entries(report.by_type).map(([type, figures]) => {
      return { type, figures, outcomes: outcomes.filter(({ line }) => line.type === type) };
    }),
  ];
  return markdownTable(
    ['type', ...columns.map(([caption]) => caption)],
    rows.map((row) => [row.type, ...columns.map(([, text]) => text(row))]),
  );
}

function withKnownAnswer({ outcomes }: Row): number {
  return outcomes.filter((outcome) => isAnswerable(outcome) && hasKnownAnswer(outcome)).length;
}

/** The questions that went wrong, by kind of failure; leaves empty lists out. */
function weakSpots(outcomes: readonly QuestionOutcome[]): WeakSpot[] {
  return [
    worstRetrieval(outcomes),
    wronglyRefused(outcomes),
    wronglyAnswered(outcomes),
    withoutKnownAnswer(outcomes),
    badlyCited(outcomes),
  ]
    .filter((listing) => listing.outcomes.length > 0)
    .map(({ title, head, outcomes: listed, shown, row }) => ({
      title,
      head,
      total: listed.length,
      rows: listed.slice(0, shown).map((outcome) => [...nameOf(outcome), ...row(outcome)]),
    }));
}

function worstRetrieval(outcomes: readonly QuestionOutcome[]): Listing {
  return {
    title: 'Worst retrieval',
    head: ['id', 'question', 'right articles at rank', 'found instead'],
    outcomes: outcomes
      .filter((outcome) => isAnswerable(outcome) && precisionOf(outcome) < 1)
      .toSorted((one, other) => precisionOf(one) - precisionOf(other)),
    shown: RETRIEVAL_SHOWN,
    row: ({ line, ranked }) => [
      line.gold.map((id) => `${id}: ${rankText(ranked.indexOf(id))}`).join(', '),
      ranked
        .filter((id) => !line.gold.includes(id))
        .slice(0, 3)
        .join(', '),
    ],
  };
}

function wronglyRefused(outcomes: readonly QuestionOutcome[]): Listing {
  return {
    title: 'Wrongly refused',
    head: ['id', 'question', 'known answer', 'best right article at rank'],
    outcomes: outcomes.filter((outcome) => isAnswerable(outcome) && isRefused(outcome)),
    shown: ANSWERS_SHOWN,
    row: ({ line, ranked }) => [
      line.answers[0] ?? '',
      rankText(ranked.findIndex((id) => line.gold.includes(id))),
    ],
  };
}

function wronglyAnswered(outcomes: readonly QuestionOutcome[]): Listing {
  return {
    title: 'Answered although the corpus holds no answer',
    head: ['id', 'question', 'what was said'],
    outcomes: outcomes.filter((outcome) => !isAnswerable(outcome) && !isRefused(outcome)),
    shown: ANSWERS_SHOWN,
    row: ({ answer }) => [statementTexts(answer).join(' ')],
  };
}

function withoutKnownAnswer(outcomes: readonly QuestionOutcome[]): Listing {
  return {
    title: 'Answered without the known answer',
    head: ['id', 'question', 'known answer', 'what was said'],
    outcomes: outcomes
      .filter((outcome) => isAnswerable(outcome) && !isRefused(outcome))
      .filter((outcome) => hasKnownAnswer(outcome) && !isAnswerStated(outcome)),
    shown: ANSWERS_SHOWN,
    row: ({ line, answer }) => [line.answers[0] ?? '', statementTexts(answer).join(' ')],
  };
}

function badlyCited(outcomes: readonly QuestionOutcome[]): Listing {
  return {
    title: 'Citations that do not hold',
    head: ['id', 'question', 'quotes that are not verbatim', 'dangling citations'],
    outcomes: outcomes.filter(({ answer, quotesVerbatim }) => {
      return quotesVerbatim.includes(false) || danglingCitations(answer) > 0;
    }),
    shown: ANSWERS_SHOWN,
    row: ({ answer, quotesVerbatim }) => [
      String(quotesVerbatim.filter((verbatim) => !verbatim).length),
      String(danglingCitations(answer)),
    ],
  };
}

function nameOf({ line }: QuestionOutcome): string[] {
  return [line.id, line.question];
}

function precisionOf({ ranked, line }: QuestionOutcome): number {
  return averagePrecisionAt(10, { ranked, gold: line.gold });
}

function rankText(index: number): string {
  return index === -1 ? 'not found' : String(index + 1);
}
