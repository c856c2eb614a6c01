import { CommandError } from '../command-line/run-script.ts';

/** Nothing to ask about or to compare, so every figure would be about nothing. */
export class NothingToEvaluate extends CommandError {
  override readonly name = 'NothingToEvaluate';
  constructor(file: string, lacking = 'no article') {
    super(
      `${file} holds ${lacking}.`,
      'Name a file with article lines, and one of questions or pairs about them.',
    );
  }
}
