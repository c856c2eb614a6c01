import { DatelineError } from '../corpus/errors.ts';

/** The embedder's server cannot be reached or refuses. */
export class EmbedderUnavailable extends DatelineError {
  override readonly name = 'EmbedderUnavailable';
  readonly forReader = 'Searching by meaning is not possible right now. Please ask again later.';
  override readonly retryable: boolean;
  constructor(reason: string, options: { cause?: unknown; retryable: boolean }) {
    super(`The embedder did not answer: ${reason}`, { cause: options.cause });
    this.retryable = options.retryable;
  }
}

/** The language model is down, slow, or refuses. */
export class ModelUnavailable extends DatelineError {
  override readonly name = 'ModelUnavailable';
  readonly forReader = 'The language model is not available right now.';
  override readonly retryable: boolean;
  constructor(reason: string, options: { cause?: unknown; retryable: boolean }) {
    super(`The language model did not answer: ${reason}`, { cause: options.cause });
    this.retryable = options.retryable;
  }
}

/** The language model answered, and not in the shape asked for. */
export class ModelReplyUnusable extends DatelineError {
  override readonly name = 'ModelReplyUnusable';
  readonly forReader = 'The language model gave no usable answer.';
  constructor(reason: string, options: { cause?: unknown } = {}) {
    super(`The language model's reply is unusable: ${reason}`, options);
  }
}
