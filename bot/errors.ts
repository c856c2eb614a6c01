// The errors of the bot's state.
import { DatelineError } from '../corpus/errors.ts';

/** The bot's state cannot be read or written: no permission, disk full, or not a database. */
export class StateUnavailable extends DatelineError {
  override readonly name = 'StateUnavailable';
  readonly forReader = 'I can’t access my saved data right now. Please try again later.';
  constructor(path: string, cause: unknown) {
    super(
      `The bot's state ${path} cannot be used. Check that its folder is writable, or move the file away to start a new one.`,
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
