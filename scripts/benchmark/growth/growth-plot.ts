import * as Plot from '@observablehq/plot';
import { drawFigure } from '../../plot/figure.ts';
import { plotFrame, seriesColour } from '../../plot/theme.ts';
import type { GrowthRow } from './growth-report.ts';

const series = [
  { label: 'in one go', value: ({ bulk_cpu_ms }: GrowthRow) => bulk_cpu_ms },
  { label: 'fifty at a time', value: ({ later_cpu_ms }: GrowthRow) => later_cpu_ms },
];

/** Draws what one more article costs as the corpus grows, as one SVG document. */
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
    title: 'What one more article costs',
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
