// Runs a command: its errors and exit codes.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { DatelineError, reasonOf } from '../../corpus/errors.ts';
import { printableText } from '../../corpus/printable-address.ts';
import { asCalled } from './help.ts';

/** A failure of a command: its message and its cure are both printed. The exit code is 1. */
export class CommandError extends DatelineError {
  override readonly name: string = 'CommandError';
  override readonly forReader: string;
  constructor(message: string, cure: string, options?: ErrorOptions) {
    super(message, options);
    this.forReader = cure;
  }
}

/** A wrong call. The exit code is 2. */
export class UsageError extends CommandError {
  override readonly name = 'UsageError';
  constructor(message: string, cure = 'Call the command with --help to see how.') {
    super(message, cure);
  }
}

/** Thrown by a call with `--help`, so that nothing runs but the printing of the help text. */
export class HelpAsked extends DatelineError {
  override readonly name = 'HelpAsked';
  override readonly forReader: string;
  constructor(helpText: string) {
    super('The help text was asked for.');
    this.forReader = helpText;
  }
}

/**
 * Runs a command. An error becomes one line on standard error and exit code 2 (wrong call) or 1
 * (any other failure). Sets the exit code instead of exiting, so that buffered output is written.
 */
export async function runScript(main: () => Promise<void>): Promise<void> {
  process.stdout.on('error', exitWhenReaderLeft);
  try {
    await main();
  } catch (error) {
    if (error instanceof HelpAsked) {
      process.stdout.write(error.forReader);
      return;
    }
    process.exitCode = error instanceof UsageError ? 2 : 1;
    console.error(asCalled(printableText(oneLine(messageOf(error)))));
    if (process.env['DATELINE_LOG'] === 'debug') console.error(printableText(inspect(error)));
  }
}

/** Prints a value as JSON on standard output. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** Prints a sentence on standard error. */
export function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

/** Runs `work` with a new temporary folder, which is removed afterwards. */
export async function inTemporaryFolder<Result>(
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function messageOf(error: unknown): string {
  if (!(error instanceof DatelineError)) {
    return `${reasonOf(error)} (set DATELINE_LOG=debug for the stack)`;
  }
  const { message, forReader } = error;
  // `forReader` of other errors is written for people in Discord; their message names the cure.
  if (!(error instanceof CommandError)) return message;
  return `${/[.!?]$/u.test(message) ? message : `${message}.`} ${forReader}`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}

/** Ends the process when the reader of a pipe, such as `head`, has closed it. */
function exitWhenReaderLeft(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}
