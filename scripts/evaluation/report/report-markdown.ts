import type { Evaluation } from '../questions/evaluate-questions.ts';
import { markdownTable } from '../markdown-table.ts';
import type { Figures, Latency } from '../report.ts';
import { weakSpots } from '../questions/weak-spots.ts';

type Column = readonly [caption: string, text: (figures: Figures) => string];

const retrievalColumns: readonly Column[] = [
  ['questions', ({ n }) => String(n)],
  ['hits@4', (figures) => rateText(figures.hits_at_4)],
  ['hits@10', (figures) => rateText(figures.hits_at_10)],
  ['MRR@10', (figures) => rateText(figures.mrr_at_10)],
  ['MAP@10', (figures) => rateText(figures.map_at_10)],
  ['all gold@10', (figures) => rateText(figures.all_gold_at_10)],
  ['p50 / p95, ms', (figures) => latencyText(figures.retrieval_ms)],
];

const answerColumns: readonly Column[] = [
  ['answerable', ({ answerable }) => String(answerable)],
  ['refused, wrongly', (figures) => rateText(figures.false_refusal_rate)],
  ['unanswerable', ({ unanswerable }) => String(unanswerable)],
  ['refused, rightly', (figures) => rateText(figures.refusal_rate)],
  ['answer stated', (figures) => rateText(figures.answer_in_statements)],
  ['answer stated first', (figures) => rateText(figures.answer_in_first_statement)],
  ['statements', ({ statements }) => String(statements)],
  ['quotes verbatim', (figures) => rateText(figures.quotes_verbatim)],
  ['dangling citations', (figures) => String(figures.dangling_citations)],
  ['p50 / p95, ms', (figures) => latencyText(figures.answer_ms)],
];

/** A report to read: the figures overall and by type, then the questions worth looking into. */
export function reportMarkdown(evaluation: Evaluation): string {
  return [
    '# Evaluation',
    '![The figures of the tables below, drawn by type of question](report.svg)',
    '## Retrieval of articles',
    'Over the answerable questions; a dash where there is nothing to measure.',
    figuresTable(evaluation, retrievalColumns),
    '## Answers',
    figuresTable(evaluation, answerColumns),
    ...weakSpots(evaluation.outcomes).flatMap(({ title, total, head, rows }) => {
      const note = total > rows.length ? `${rows.length} of ${total} are shown.` : null;
      return [`## ${title}`, ...(note === null ? [] : [note]), markdownTable(head, rows)];
    }),
    '',
  ].join('\n\n');
}

function figuresTable({ report }: Evaluation, columns: readonly Column[]): string {
  const rows = [['overall', report.overall] as const, ...Object.entries(report.by_type)];
  return markdownTable(
    ['type', ...columns.map(([caption]) => caption)],
    rows.map(([type, figures]) => [type, ...columns.map(([, text]) => text(figures))]),
  );
}

function rateText(rate: number | null): string {
  return rate === null ? '–' : rate.toFixed(3);
}

function latencyText({ p50, p95 }: Latency): string {
  return p50 === null || p95 === null ? '–' : `${p50.toFixed(1)} / ${p95.toFixed(1)}`;
}
