import { DatelineError } from '../../errors.ts';

/** A visit that came to nothing; the message is the sentence for a person. */
export class VisitFailed extends DatelineError {
  override readonly name = 'VisitFailed';
  override readonly retryable = true;
  readonly forReader: string;
  /** How long the server asked to be left alone, in milliseconds. */
  readonly retryAfter: number | null;
  constructor(reason: string, retryAfter: number | null = null) {
    super(reason);
    this.forReader = reason;
    this.retryAfter = retryAfter;
  }
}
