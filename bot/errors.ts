// The errors of the bot's state.
import { DatelineError, reasonOf, storageCure } from '../corpus/errors.ts';

/** The bot's state cannot be read or written: no permission, disk full, damaged, or out of reach. */
export class StateUnavailable extends DatelineError {
  override readonly name = 'StateUnavailable';
  readonly forReader = 'I can’t access my saved data right now. Please try again later.';
  /** What to do about it. */
  readonly cure: string;
  constructor(
    address: string,
    cause: unknown,
    cure = storageCure(cause) ??
      `${reasonOf(cause)}. Restore a backup, or move the file away to start a new one.`,
  ) {
    super(`The bot's state ${address} cannot be used. ${cure}`, { cause });
    this.cure = cure;
  }
}

/** A statement on the bot's state failed, or a record is not as this version writes it. */
export class StateFault extends DatelineError {
  override readonly name = 'StateFault';
  readonly forReader =
    'Something I saved can’t be used. Whoever runs me can see in my log what it is.';
  constructor(path: string, cause: unknown) {
    super(
      `The bot's state ${path} can be opened, but a statement or a record of it failed: ${reasonOf(cause)}. Nothing has to be moved away: update Dateline, or report this.`,
      { cause },
    );
  }
}

/** A newer version of Dateline wrote the bot's state. */
export class StateTooNew extends DatelineError {
  override readonly name = 'StateTooNew';
  readonly forReader = 'A newer version of me saved my data. Whoever runs me needs to update me.';
  constructor(path: string, version: number) {
    super(
      `The bot's state ${path} has schema version ${version}, which a newer Dateline wrote: update Dateline, or restore a backup.`,
    );
  }
}

/** The tokens of a month are spent. */
export class ModelBudgetSpent extends DatelineError {
  override readonly name = 'ModelBudgetSpent';
  readonly forReader = 'The language model has done its work for this month.';
  constructor(month: string) {
    super(
      `The language model was not asked: the budget for ${month} is spent. Raise DATELINE_MODEL_BUDGET, or wait for the next month.`,
    );
  }
}
