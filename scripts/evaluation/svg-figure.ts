// Draws figures of one or more plots as SVG.
import * as Plot from '@observablehq/plot';
import type { PlotOptions } from '@observablehq/plot';
import { parseHTML } from 'linkedom';

/** One diagram of a figure; `plot` takes the options of Observable Plot. */
export type Panel = { title: string; height: number; plot: PlotOptions };

/** One or more panels with a title and a legend; sizes in pixels. */
type Figure = {
  title: string;
  /** One line under the title. */
  subtitle: string;
  legend: readonly LegendItem[];
  /** Row by row, from left to right. */
  panels: readonly Panel[];
  columns: number;
  width: number;
};

type LegendItem = { label: string; colour: string };

const margin = 24;
const headHeight = 64;
const panelTitleHeight = 24;
const lineHeight = 22;
const swatch = 18;
const gap = 20;

// Fonts cannot be measured here: an estimate on the wide side keeps entries apart.
const letterWidth = 7.5;

/** Colours with enough contrast on white and on near-black, in order of use. */
const seriesColours = [
  '#3b82f6',
  '#ea580c',
  '#16a34a',
  '#a855f7',
  '#0891b2',
  '#db2777',
  '#a16207',
  '#6b7280',
] as const;

/** The style sheet of a figure: follows the reader's colour scheme. */
const themeStyle = [
  'svg{color:#1f2328;font-family:system-ui,-apple-system,"Segoe UI",Helvetica,Arial,sans-serif}',
  '.page{fill:#fff}',
  '.title{font-size:20px;font-weight:600;fill:currentColor}',
  '.subtitle{font-size:13px;fill:currentColor;opacity:.75}',
  '.panel{font-size:14px;font-weight:600;fill:currentColor}',
  '.key{font-size:13px;fill:currentColor}',
  '@media (prefers-color-scheme:dark){svg{color:#e6edf3}.page{fill:#0d1117}}',
].join('');

/** Plot options shared by panels: margins for the axes, and colours that Plot takes as given. */
export const plotFrame = {
  marginTop: 28,
  marginLeft: 56,
  marginRight: 24,
  marginBottom: 40,
  color: { type: 'identity' },
} as const;

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Draws a figure as an SVG document for light and dark pages. */
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

/** The colour of a series by its index; colours repeat after the last. */
export function seriesColour(index: number): string {
  return seriesColours[index % seriesColours.length] ?? seriesColours[0];
}

/**
 * Escapes text for XML content and attributes; control characters become spaces.
 * @internal
 */
export function escapeXml(text: string): string {
  return text
    .replaceAll(/\p{Cc}/gu, ' ')
    .replaceAll(/[&<>"]/gu, (character) => entities[character] ?? character);
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

/** Draws a legend that wraps at `width`, from its upper left corner. */
function legend(items: readonly LegendItem[], width: number): { markup: string; height: number } {
  let x = 0;
  let line = 0;
  const markup = items.map(({ label, colour }) => {
    const needed = swatch + label.length * letterWidth;
    if (x > 0 && x + needed > width) {
      x = 0;
      line += 1;
    }
    const drawn = [
      `<rect x="${x}" y="${line * lineHeight + 2}" width="12" height="12" rx="2" fill="${colour}"/>`,
      `<text class="key" x="${x + swatch}" y="${line * lineHeight + 13}">${escapeXml(label)}</text>`,
    ].join('');
    x += needed + gap;
    return drawn;
  });
  return { markup: markup.join(''), height: items.length === 0 ? 0 : (line + 1) * lineHeight + 8 };
}
