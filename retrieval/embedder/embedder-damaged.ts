import { DatelineError } from '../../corpus/errors.ts';

/** A file of the built-in embedder is missing or is not what it was when it was made. */
export class EmbedderDamaged extends DatelineError {
  override readonly name = 'EmbedderDamaged';
  readonly forReader =
    'Searching by meaning is not possible: a file of the bot is damaged. Whoever runs it must restore it.';
  constructor(reason: string, options: { cause?: unknown } = {}) {
    super(
      `The built-in embedder cannot be loaded: ${reason}. Restore its files with "git checkout -- retrieval/embedder".`,
      options,
    );
  }
}
