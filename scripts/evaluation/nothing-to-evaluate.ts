import { CommandError } from '../command-line/errors.ts';

/** No article to ask about, so every figure would be about nothing. */
export class NothingToEvaluate extends CommandError {
  override readonly name = 'NothingToEvaluate';
  readonly forReader = 'Name a file with article lines.';
  constructor(articles: string) {
    super(`${articles} holds no article.`);
  }
}
