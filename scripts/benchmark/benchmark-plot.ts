import * as Plot from '@observablehq/plot';
import { drawFigure } from '../plot/figure.ts';
import type { Panel } from '../plot/figure.ts';
import { plotFrame, seriesColour } from '../plot/theme.ts';
import type { BenchmarkReport, BenchmarkRow } from './benchmark-report.ts';

type Curve = {
  title: string;
  /** The label of the axis, with its unit. */
  label: string;
  value: (row: BenchmarkRow) => number | null;
};

const curves: readonly Curve[] = [
  {
    title: 'Searching',
    label: 'Median search (milliseconds)',
    value: (row) => row.retrieval_ms.p50,
  },
  {
    title: 'Slow searches',
    label: '95th percentile (milliseconds)',
    value: (row) => row.retrieval_ms.p95,
  },
  { title: 'Answering', label: 'Median answer (milliseconds)', value: (row) => row.answer_ms.p50 },
  { title: 'Storing', label: 'Passages a second', value: (row) => row.passages_per_second },
  {
    title: 'Starting',
    label: 'Until the first result (milliseconds)',
    value: (row) => row.start_up_ms,
  },
  { title: 'Memory while serving', label: 'Most held (megabytes)', value: (row) => row.memory_mb },
];

/** Draws how the costs grow with the corpus, both axes logarithmic, as one SVG document. */
export function benchmarkPlot({ machine, rows }: BenchmarkReport): string {
  const names = [...new Set(rows.map(({ subject }) => subject))];
  return drawFigure({
    title: 'What a growing corpus costs',
    subtitle: `Both axes logarithmic. ${machine.processor}, ${machine.cores} cores, Node ${machine.node}`,
    legend: names.map((label, index) => ({ label, colour: seriesColour(index) })),
    columns: 2,
    width: 900,
    panels: curves.flatMap((curve) => {
      const points = rows.flatMap((row) => pointOf(row, curve, names));
      return points.length === 0 ? [] : [panelOf(curve, points)];
    }),
  });
}

type Point = { subject: string; colour: string; size: number; value: number };

/** A logarithmic axis has no place for zero. */
function pointOf(row: BenchmarkRow, { value }: Curve, names: readonly string[]): Point[] {
  const measured = value(row);
  if (measured === null || measured <= 0) return [];
  const { subject, size } = row;
  return [{ subject, size, value: measured, colour: seriesColour(names.indexOf(subject)) }];
}

function panelOf({ title, label }: Curve, points: readonly Point[]): Panel {
  const sizes = [...new Set(points.map(({ size }) => size))];
  const place = { x: 'size', y: 'value', stroke: 'colour' };
  return {
    title,
    height: 260,
    plot: {
      ...plotFrame,
      x: { type: 'log', ticks: sizes, tickFormat: '~s', label: 'Passages stored' },
      y: { type: 'log', nice: true, ticks: 5, tickFormat: '~s', grid: true, label },
      marks: [
        Plot.lineY(points, { ...place, z: 'subject', strokeWidth: 2 }),
        Plot.dot(points, { ...place, fill: 'colour', r: 3 }),
        Plot.frame({ strokeOpacity: 0.2 }),
      ],
    },
  };
}
