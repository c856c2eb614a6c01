// Tables for Markdown and for terminals, and the numbers in them.
import { type Count, type Latency, type Rate, wilsonInterval } from './statistics.ts';

const MAX_CELL = 140;

/** A Markdown table; cells may hold any text, which is shortened and escaped. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  return [tableLine(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(tableLine)].join('\n');
}

/** A table for a terminal: the first column to the left, the others, which hold numbers, to the right. */
export function alignedTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => {
    return Math.max(...lines.map((cells) => cells[column]?.length ?? 0));
  });
  return lines
    .map((cells) => {
      return cells
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return column === 0 ? cell.padEnd(width) : cell.padStart(width);
        })
        .join('  ');
    })
    .join('\n');
}

/** Such as `3 of 4, 0.750 (0.301–0.954)`, with the 95 % Wilson interval. */
export function countText(count: Count | undefined): string {
  if (count === undefined || count.n === 0) return '–';
  return `${count.k} of ${count.n}, ${rateText(count.k / count.n, count.n)}`;
}

/** Such as `0.750 (0.301–0.954)`, with the 95 % Wilson interval. */
export function rateText(rate: Rate, n: number): string {
  const interval = rate === null ? null : wilsonInterval({ k: rate * n, n });
  return interval === null ? '–' : `${numberText(rate)} (${interval.map(numberText).join('–')})`;
}

/** To three digits; a dash for null. */
export function numberText(number: number | null): string {
  return number === null ? '–' : number.toFixed(3);
}

/** p50 and p95 in milliseconds; a dash without measurements. */
export function latencyText({ p50, p95 }: Latency, separator = ' / '): string {
  return p50 === null || p95 === null ? '–' : `${p50.toFixed(1)}${separator}${p95.toFixed(1)}`;
}

function tableLine(cells: readonly string[]): string {
  return `| ${cells.map(cellText).join(' | ')} |`;
}

function cellText(text: string): string {
  const plain = text.replaceAll(/\s+/gu, ' ').trim();
  const short = plain.length > MAX_CELL ? `${plain.slice(0, MAX_CELL).trimEnd()}…` : plain;
  return short
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\\|`*_[\]~]/gu, String.raw`\$&`);
}
