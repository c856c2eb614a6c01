import { inspect } from 'node:util';
import { DatelineError, reasonOf } from '../../corpus/errors.ts';
import { CommandError, HelpAsked, UsageError } from './errors.ts';

/**
 * Runs a script and turns what it throws into one line on standard error and an exit code: 2 when
 * the call was wrong, 1 when the work failed. Never ends the process itself, so output drains.
 */
export async function runScript(main: () => Promise<void>): Promise<void> {
  process.stdout.on('error', endQuietly);
  try {
    await main();
  } catch (error) {
    if (error instanceof HelpAsked) {
      process.stdout.write(error.forReader);
      return;
    }
    process.exitCode = error instanceof UsageError ? 2 : 1;
    console.error(oneLine(sentencesOf(error)));
    if (process.env['DATELINE_LOG'] === 'debug') console.error(inspect(error));
  }
}

/** Prints a value as JSON, and nothing else, on standard output. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

function sentencesOf(error: unknown): string {
  if (!(error instanceof DatelineError)) {
    return `${reasonOf(error)} (set DATELINE_LOG=debug for the stack)`;
  }
  const { message, forReader } = error;
  // The reader of the other errors is not at this terminal; their message names the cure.
  if (!(error instanceof CommandError)) return message;
  return `${/[.!?]$/u.test(message) ? message : `${message}.`} ${forReader}`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}

/** A reader such as `head` has seen enough: nobody is left to work for. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}
