/** Colours that stand out from white and from near-black alike, in the order they are given out. */
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

/** The colour of the series with this number, from 0; they repeat after the last. */
export function seriesColour(index: number): string {
  return seriesColours[index % seriesColours.length] ?? seriesColours[0];
}

/** The style sheet of a figure: ink and paper follow the reader's preference. */
export const themeStyle = [
  'svg{color:#1f2328;font-family:system-ui,-apple-system,"Segoe UI",Helvetica,Arial,sans-serif}',
  '.page{fill:#fff}',
  '.title{font-size:20px;font-weight:600;fill:currentColor}',
  '.subtitle{font-size:13px;fill:currentColor;opacity:.75}',
  '.panel{font-size:14px;font-weight:600;fill:currentColor}',
  '.key{font-size:13px;fill:currentColor}',
  '@media (prefers-color-scheme:dark){svg{color:#e6edf3}.page{fill:#0d1117}}',
].join('');

/** What all panels have in common: room for the axes, and colours that are meant as they are given. */
export const plotFrame = {
  marginTop: 28,
  marginLeft: 56,
  marginRight: 24,
  marginBottom: 40,
  color: { type: 'identity' },
} as const;
