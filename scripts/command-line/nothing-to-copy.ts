import { CommandError } from './errors.ts';

/** A folder without a database, from which there is nothing to copy. */
export class NothingToCopy extends CommandError {
  override readonly name = 'NothingToCopy';
  readonly forReader = 'Name the folder of a backup, or run the bot first.';
  constructor(folder: string) {
    super(`${folder} holds nothing that the bot remembers.`);
  }
}
