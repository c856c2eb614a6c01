import type { TerminalOptions } from '../../bot/render/terminal/text.ts';

/** The widest lines that are read with ease, in columns. */
const MOST_COLUMNS = 100;

/** Prints what `render` makes on standard output, in colour and as wide as the terminal where it is one. */
export function printForTerminal(render: (options: TerminalOptions) => string): void {
  const { isTTY, columns } = process.stdout;
  const width = Math.min(isTTY ? columns : 80, MOST_COLUMNS);
  process.stdout.write(`${render({ width, colour: isTTY })}\n`);
}
