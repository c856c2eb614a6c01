// Prints for people: at the width of the terminal, in colour and with links where it can show them.
import { styleText } from 'node:util';
import supportsHyperlinks from 'supports-hyperlinks';
import { terminalAnswer } from '../../bot/messages/terminal/answer.ts';
import { terminalDigest, terminalTimeline } from '../../bot/messages/terminal/digest.ts';
import type { TerminalOptions } from '../../bot/messages/terminal/text.ts';
import { QUOTE_AFTER, type Quotes, quotingFirst } from '../../bot/reply.ts';
import type { Answer, AsOf } from '../../retrieval/answer.ts';
import type { Digest, Timeline } from '../../retrieval/digest/digest.ts';
import { asCalled } from './help.ts';

/** Longer lines are hard to read. */
const MAX_COLUMNS = 100;
/** The width of a file or a pipe, and of a terminal that does not know its own (0 columns). */
const USUAL_COLUMNS = 80;

/** The width to print at, for standard output or a stream like it. */
export function widthOf({ isTTY, columns }: { isTTY?: boolean; columns?: number }): number {
  return Math.min((isTTY === true && columns) || USUAL_COLUMNS, MAX_COLUMNS);
}

/** Prints what `render` returns for standard output. */
export function printForTerminal(render: (options: TerminalOptions) => string): void {
  const { stdout } = process;
  const width = widthOf(stdout);
  // Node decides by the terminal and by NO_COLOR, FORCE_COLOR and TERM.
  const colour = styleText('bold', 'x', { stream: stdout }) !== 'x';
  process.stdout.write(`${render({ width, colour, links: supportsHyperlinks.stdout })}\n`);
}

/** Prints a reply, and on standard error what to do where there are no articles to reply from. */
export function printReply(
  { asOf }: { asOf: AsOf },
  render: (options: TerminalOptions) => string,
): void {
  printForTerminal(render);
  sayIfEmpty(asOf);
}

/** Prints a reply of the engine; on a screen, below the quotes that stand in for it while a model writes. */
export async function printQuotingFirst(
  engine: Parameters<typeof quotingFirst>[0],
  ask: Parameters<typeof quotingFirst>[1],
): Promise<void> {
  const reply = process.stdout.isTTY
    ? await quotingFirst(engine, ask, { after: QUOTE_AFTER, show: showQuotes })
    : await ask(engine);
  printReply(reply, (options) => terminalReply(reply, options));
}

function showQuotes(quotes: Quotes): void {
  printForTerminal((options) => `${terminalReply(quotes, options)}\n`);
}

function terminalReply(reply: Answer | Digest | Timeline, options: TerminalOptions): string {
  if (reply.kind === 'digest') return terminalDigest(reply, options);
  if (reply.kind === 'timeline') return terminalTimeline(reply, options);
  return terminalAnswer(reply, options);
}

/** Says on standard error what to do where there are no articles to reply from. */
export function sayIfEmpty({ articles }: Pick<AsOf, 'articles'>): void {
  if (articles === 0) process.stderr.write(asCalled(HOW_TO_ADD));
}

const HOW_TO_ADD =
  '\nAdd articles with npm run ingest -- PATH or npm run feeds -- add URL. npm start brings a few samples.\n';
