// Draws the plots of the benchmarks.
import * as Plot from '@observablehq/plot';
import { drawFigure, type Panel, plotFrame, seriesColour } from '../evaluation/svg-figure.ts';
import type { BenchmarkReport, BenchmarkRow, GrowthRow } from './report.ts';

type Curve = {
  title: string;
  /** Axis label with its unit. */
  label: string;
  value: (row: BenchmarkRow) => number | null;
};

type Point = { subject: string; colour: string; size: number; value: number };

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
  {
    title: 'Memory while serving',
    label: 'Peak resident set (megabytes)',
    value: (row) => row.memory_mb,
  },
];

const series = [
  { label: 'in one go', value: ({ bulk_cpu_ms }: GrowthRow) => bulk_cpu_ms },
  { label: 'fifty at a time', value: ({ later_cpu_ms }: GrowthRow) => later_cpu_ms },
];

/** Draws the figures by size of the corpus, both axes logarithmic, as an SVG document. */
export function benchmarkPlot({ machine, rows }: BenchmarkReport): string {
  const names = [...new Set(rows.map(({ subject }) => subject))];
  return drawFigure({
    title: 'Cost by size of the corpus',
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

/** Draws the cost of one more article by size of the corpus, as an SVG document. */
export function growthPlot(rows: readonly GrowthRow[], machine: string): string {
  const points = series.flatMap(({ value }, index) =>
    rows.map((row) => ({
      articles: row.articles,
      cost: value(row),
      colour: seriesColour(index),
    })),
  );
  const place = { x: 'articles', y: 'cost', stroke: 'colour' };
  return drawFigure({
    title: 'Cost of one more article',
    subtitle: machine,
    legend: series.map(({ label }, index) => ({ label, colour: seriesColour(index) })),
    columns: 1,
    width: 640,
    panels: [
      {
        title: 'Ingest',
        height: 280,
        plot: {
          ...plotFrame,
          x: {
            ticks: rows.map(({ articles }) => articles),
            tickFormat: '~s',
            label: 'Articles stored',
          },
          y: { zero: true, grid: true, label: 'Processor time per article (milliseconds)' },
          marks: [
            Plot.lineY(points, { ...place, z: 'colour', strokeWidth: 2 }),
            Plot.dot(points, { ...place, fill: 'colour', r: 3 }),
            Plot.frame({ strokeOpacity: 0.2 }),
          ],
        },
      },
    ],
  });
}

/** A logarithmic axis cannot show zero. */
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
