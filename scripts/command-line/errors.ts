import { DatelineError } from '../../corpus/errors.ts';

/** What went wrong in a command itself: its reader is whoever called it, so both sentences are shown. */
export abstract class CommandError extends DatelineError {}

/** The command was called in a way it does not understand; the script ends with exit code 2. */
export class UsageError extends CommandError {
  override readonly name = 'UsageError';
  override readonly forReader: string;
  constructor(fault: string, cure = 'Call the command with --help to see how.') {
    super(fault);
    this.forReader = cure;
  }
}

/** The call asked for the help text: no fault, and nothing else is to be done. */
export class HelpAsked extends DatelineError {
  override readonly name = 'HelpAsked';
  override readonly forReader: string;
  constructor(helpText: string) {
    super('The help text was asked for.');
    this.forReader = helpText;
  }
}
