const longestCell = 140;

/** A Markdown table; cells hold any text, which is shortened and shown as it is. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  return [tableLine(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(tableLine)].join('\n');
}

function tableLine(cells: readonly string[]): string {
  return `| ${cells.map(cellText).join(' | ')} |`;
}

function cellText(text: string): string {
  const plain = text.replaceAll(/\s+/gu, ' ').trim();
  const short = plain.length > longestCell ? `${plain.slice(0, longestCell).trimEnd()}…` : plain;
  return short
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\\|`*_[\]~]/gu, String.raw`\$&`);
}
