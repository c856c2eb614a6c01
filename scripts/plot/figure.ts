import * as Plot from '@observablehq/plot';
import type { PlotOptions } from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { escapeXml } from './escape-xml.ts';
import { legend } from './legend.ts';
import type { LegendItem } from './legend.ts';
import { themeStyle } from './theme.ts';

/** One diagram of a figure. Sizes are in pixels; axis labels and marks are Plot's own options. */
export type Panel = { title: string; height: number; plot: PlotOptions };

/** A drawing of one or more panels with a title and a legend. */
export type Figure = {
  title: string;
  /** What was measured on what, in one line. */
  subtitle: string;
  legend: readonly LegendItem[];
  /** Side by side from left to right, then line by line. */
  panels: readonly Panel[];
  columns: number;
  /** The width of the whole in pixels. */
  width: number;
};

const margin = 24;
const headHeight = 64;
const panelTitleHeight = 24;

/** Draws a figure as an SVG document that can be read on a light and on a dark page. */
export function drawFigure({ title, subtitle, legend: items, ...layout }: Figure): string {
  const key = legend(items, layout.width - 2 * margin);
  const top = headHeight + key.height;
  const { markup, bottom } = drawPanels(layout, top);
  const height = bottom + margin;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${layout.width} ${height}"`,
    ` width="${layout.width}" height="${height}" aria-label="${escapeXml(title)}">`,
    `<style>${themeStyle}</style>`,
    `<rect class="page" width="${layout.width}" height="${height}"/>`,
    `<text class="title" x="${margin}" y="34">${escapeXml(title)}</text>`,
    `<text class="subtitle" x="${margin}" y="54">${escapeXml(subtitle)}</text>`,
    `<g transform="translate(${margin},${headHeight})">${key.markup}</g>`,
    markup,
    '</svg>\n',
  ].join('');
}

function drawPanels(
  { panels, columns, width }: Pick<Figure, 'panels' | 'columns' | 'width'>,
  top: number,
): { markup: string; bottom: number } {
  const panelWidth = Math.floor((width - margin * (columns + 1)) / columns);
  let markup = '';
  let y = top;
  for (let first = 0; first < panels.length; first += columns) {
    const line = panels.slice(first, first + columns);
    for (const [column, panel] of line.entries()) {
      const x = margin + column * (panelWidth + margin);
      markup += `<text class="panel" x="${x}" y="${y + 16}">${escapeXml(panel.title)}</text>`;
      markup += drawPlot(panel, { x, y: y + panelTitleHeight, width: panelWidth });
    }
    y += panelTitleHeight + Math.max(...line.map(({ height }) => height)) + margin / 2;
  }
  return { markup, bottom: y };
}

function drawPlot(panel: Panel, place: { x: number; y: number; width: number }): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const drawn = Plot.plot({
    ...panel.plot,
    document,
    width: place.width,
    height: panel.height,
    className: 'plot',
  });
  drawn.setAttribute('x', String(place.x));
  drawn.setAttribute('y', String(place.y));
  drawn.setAttribute('font-size', '12');
  return String(drawn.outerHTML);
}
