import { escapeXml } from './escape-xml.ts';

/** One entry of a legend. */
export type LegendItem = { label: string; colour: string };

const lineHeight = 22;
const swatch = 18;
const gap = 20;
// No fonts are measured here: a generous guess keeps entries apart.
const letterWidth = 7.5;

/** A legend that wraps within a width, drawn from its upper left corner; sizes in pixels. */
export function legend(
  items: readonly LegendItem[],
  width: number,
): { markup: string; height: number } {
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
