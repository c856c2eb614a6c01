import { cleanLine } from './text/clean-text.ts';

/**
 * An error that knows its two audiences. `message` is the sentence for the log; `forReader` is the
 * sentence for the person who asked, with the cure, and never holds a secret or a path.
 */
export abstract class DatelineError extends Error {
  abstract override readonly name: string;
  abstract readonly forReader: string;
  /** Whether the same call may succeed later without anyone changing anything. */
  readonly retryable: boolean = false;
}

/** The sentence of any thrown value, for reasons and logs. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Why a text is no JSON, in one sentence. */
export function notJson(error: unknown): string {
  return `not valid JSON: ${cleanLine(reasonOf(error)).slice(0, 150)}`;
}

/** A file or stream that cannot be read as articles; the message is the sentence for a person. */
export class InputUnreadable extends DatelineError {
  override readonly name = 'InputUnreadable';
  readonly forReader: string;
  constructor(reason: string, options: { cause?: unknown } = {}) {
    super(reason, options);
    this.forReader = reason;
  }
}

/** The list of feeds cannot be read or written: no rights, no room, or not a database. */
export class FeedListUnavailable extends DatelineError {
  override readonly name = 'FeedListUnavailable';
  readonly forReader = 'I cannot look up my feeds right now. Please try again later.';
  constructor(path: string, cause: unknown) {
    super(
      `The list of feeds ${path} cannot be used. Check that the folder can be written, or move the file away to start a new one.`,
      { cause },
    );
  }
}

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
