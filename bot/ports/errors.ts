import { DatelineError } from '../../corpus/errors.ts';

/** The log of answers cannot be read or written: no rights, no room, or not a database. */
export class AnswerLogUnavailable extends DatelineError {
  override readonly name = 'AnswerLogUnavailable';
  readonly forReader = 'I cannot look up my last answers right now. Please try again later.';
  constructor(path: string, cause: unknown) {
    super(
      `The log of answers ${path} cannot be used. Check that the folder can be written, or move the file away to start a new one.`,
      { cause },
    );
  }
}
