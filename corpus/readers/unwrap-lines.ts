/**
 * Joins the lines of paragraphs that were broken at a column, as in mail and old text files; other
 * lines come back as they were. Lines are clean, paragraphs divided by an empty one.
 */
export function unwrapLines(lines: readonly string[]): string[] {
  const blocks = lines
    .join('\n')
    .split('\n\n')
    .map((block) => block.split('\n'));
  const broken = blocks.filter(isBroken).length;
  if (broken < 2 || lines.some((line) => line.length > widestColumn)) return [...lines];
  return blocks
    .map((block) => (isBroken(block) ? block.join(' ') : block.join('\n')))
    .join('\n\n')
    .split('\n');
}

const widestColumn = 100;
const narrowestColumn = 50;

function isBroken(block: readonly string[]): boolean {
  return block.length > 1 && block.slice(0, -1).every((line) => line.length >= narrowestColumn);
}
