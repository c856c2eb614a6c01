import { wilsonInterval } from '../averages.ts';
import { markdownTable } from '../markdown-table.ts';
import type { Evaluation } from '../questions/evaluate-questions.ts';
import { everydayRows } from '../questions/everyday.ts';
import { hasKnownAnswer, isAnswerable } from '../questions/outcome.ts';
import type { QuestionOutcome } from '../questions/outcome.ts';
import { weakSpots } from '../questions/weak-spots.ts';
import type { Count, Latency, Rate, Report } from '../report.ts';

type Row = { type: string; figures: Report['overall']; outcomes: readonly QuestionOutcome[] };
type Column = readonly [caption: string, text: (row: Row) => string];

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
  ['refused, rightly', ({ figures }) => countText(figures.refused_rightly)],
  ['false headlines', ({ figures }) => countText(figures.false_headlines)],
  ['other headlines, not accepted', ({ figures }) => countText(figures.unaccepted_headlines)],
  ['padding', ({ figures }) => countText(figures.padding)],
  ['statements per answer', ({ figures }) => numberText(figures.statements_per_answer ?? null)],
];

const claimColumns: readonly Column[] = [
  ['right', ({ figures }) => countText(figures.claims_right)],
  ['wrong', ({ figures }) => countText(figures.claims_wrong)],
  ['missed', ({ figures }) => countText(figures.claims_missed)],
  ['quotes hold the words', ({ figures }) => countText(figures.claims_quoted)],
];

/** A report to read: the figures overall and by type, then the questions worth looking into. */
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
    markdownTable(
      ['id', 'type', 'question', 'score', 'headline'],
      everydayRows(evaluation.outcomes),
    ),
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

function countText(count: Count | undefined): string {
  if (count === undefined || count.n === 0) return '–';
  return `${count.k} of ${count.n}, ${rateText(count.k / count.n, count.n)}`;
}

function rateText(rate: Rate, n: number): string {
  const interval = rate === null ? null : wilsonInterval({ k: rate * n, n });
  return interval === null ? '–' : `${numberText(rate)} (${interval.map(numberText).join('–')})`;
}

function numberText(number: number | null): string {
  return number === null ? '–' : number.toFixed(3);
}

function latencyText({ p50, p95 }: Latency): string {
  return p50 === null || p95 === null ? '–' : `${p50.toFixed(1)} / ${p95.toFixed(1)}`;
}
