// Draws the plot of an evaluation.
import * as Plot from '@observablehq/plot';
import type { PlotOptions } from '@observablehq/plot';
import type { Evaluation } from './ask-questions.ts';
import { type Figures, hitCurve } from './figures.ts';
import { drawFigure, plotFrame, seriesColour } from './svg-figure.ts';

type Series = { name: string; colour: string; figures: Figures; curve: readonly (number | null)[] };

const shares = [
  ['hits@4', 'hits_at_4'],
  ['hits@10', 'hits_at_10'],
  ['MRR@10', 'mrr_at_10'],
  ['MAP@10', 'map_at_10'],
  ['all gold@10', 'all_gold_at_10'],
  ['refused, wrongly', 'false_refusal_rate'],
  ['refused, rightly', 'refusal_rate'],
  ['answer stated', 'answer_in_statements'],
  ['answer stated first', 'answer_in_first_statement'],
] as const satisfies readonly (readonly [string, keyof Figures])[];
const deepest = 10;
const typesDrawn = 7;
const barHeight = 15;
const captionsWidth = 130;

/** Draws the figures by type of question, and hits@k by k, as an SVG document. */
export function reportPlot(evaluation: Evaluation): string {
  const series = seriesOf(evaluation);
  const { overall } = evaluation.report;
  const rows = shares.filter(([, key]) => series.some(({ figures }) => figures[key] !== null));
  return drawFigure({
    title: 'Retrieval and answer quality',
    subtitle: `${overall.n} questions, ${overall.answerable} of them answerable from the corpus`,
    legend: series.map(({ name, colour, figures }) => ({
      label: `${name} (${figures.n})`,
      colour,
    })),
    columns: 1,
    width: 760,
    panels: [
      {
        title: 'Figures by type of question',
        height: 48 + rows.length * (series.length * barHeight + 14),
        plot: bars(series, rows),
      },
      { title: 'A right article among the first k', height: 320, plot: curves(series) },
    ],
  });
}

/** Overall first, then the largest types. */
function seriesOf({ report, outcomes }: Evaluation): Series[] {
  const types = Object.entries(report.by_type)
    .toSorted(([, one], [, other]) => other.n - one.n)
    .slice(0, typesDrawn);
  // A single type equals overall.
  const named = types.length === 1 ? [] : types;
  return [['overall', report.overall] as const, ...named].map(([name, figures], index) => ({
    name,
    figures,
    colour: seriesColour(index),
    curve: hitCurve(
      index === 0 ? outcomes : outcomes.filter(({ line }) => line.type === name),
      deepest,
    ),
  }));
}

function bars(series: readonly Series[], rows: readonly (typeof shares)[number][]): PlotOptions {
  const data = rows.flatMap(([caption, key]) => {
    return series.flatMap(({ name, colour, figures }) => {
      const value = figures[key];
      return value === null ? [] : [{ caption, name, colour, value, text: value.toFixed(3) }];
    });
  });
  const place = { fy: 'caption', y: 'name', x: 'value' };
  return {
    marginTop: 8,
    marginLeft: captionsWidth,
    marginRight: 44,
    marginBottom: 40,
    x: { domain: [0, 1], grid: true, label: 'Share of questions, or mean (0 to 1)' },
    y: { domain: series.map(({ name }) => name), axis: null, padding: 0.1 },
    fy: { domain: rows.map(([caption]) => caption), axis: 'left', label: null, padding: 0.15 },
    marks: [
      Plot.barX(data, { ...place, fill: 'colour' }),
      Plot.text(data, { ...place, text: 'text', textAnchor: 'start', dx: 4, fontSize: 11 }),
      Plot.ruleX([0]),
    ],
  };
}

function curves(series: readonly Series[]): PlotOptions {
  const data = series.flatMap(({ name, colour, curve }) => {
    return curve.flatMap((hits, index) => {
      return hits === null ? [] : [{ name, colour, k: index + 1, hits }];
    });
  });
  const place = { x: 'k', y: 'hits', stroke: 'colour' };
  return {
    ...plotFrame,
    x: {
      domain: [1, deepest],
      ticks: deepest,
      tickFormat: 'd',
      label: 'k, the number of articles looked at',
    },
    y: { domain: [0, 1], grid: true, label: 'Share of answerable questions (0 to 1)' },
    marks: [
      Plot.lineY(data, { ...place, z: 'name', strokeWidth: 2 }),
      Plot.dot(data, { ...place, fill: 'colour', r: 3 }),
      Plot.ruleY([0]),
    ],
  };
}
