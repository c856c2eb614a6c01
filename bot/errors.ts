import { DatelineError } from '../corpus/errors.ts';

/** The bot's state cannot be read or written: no rights, no room, or not a database. */
export class StateUnavailable extends DatelineError {
  override readonly name = 'StateUnavailable';
  readonly forReader = 'I cannot look into my memory right now. Please try again later.';
  constructor(path: string, cause: unknown) {
    super(
      `The bot's state ${path} cannot be used. Check that the folder can be written, or move the file away to start a new one.`,
      { cause },
    );
  }
}

/** A newer version of Dateline has written the state. */
export class StateTooNew extends DatelineError {
  override readonly name = 'StateTooNew';
  readonly forReader = 'My memory is of a newer version than I am. Whoever runs me can update me.';
  constructor(path: string, version: number) {
    super(
      `The bot's state ${path} has form ${version}, which a newer version of Dateline wrote: update Dateline, or restore a backup.`,
    );
  }
}
